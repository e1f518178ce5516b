package io.sparbiter.search.bayes;

import io.sparbiter.search.choose.History;
import io.sparbiter.search.choose.Observation.Kind;
import io.sparbiter.search.choose.Stage;
import io.sparbiter.search.space.Space;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;

/** Selects what a model of bounded size keeps of what was seen: of too much, half is the best and half the latest. */
final class Selection {
    private Selection() {}

    /** The best target of a point that trained to its end; empty if none did. */
    static OptionalDouble bestAtEnd(History history) {
        return IntStream.range(0, history.observations().size())
                .filter(i -> history.observations().get(i).kind() == Kind.FULL)
                .mapToDouble(i -> history.targets()[i])
                .max();
    }

    /**
     * At most {@code most} of the stages, in their order.
     *
     * @param seen their targets, in the order in which points were told
     */
    static List<Stage> keep(Map<Stage, Double> seen, int most) {
        List<Stage> stages = new ArrayList<>(seen.keySet());
        if (stages.size() <= most) {
            return stages;
        }
        Set<Stage> kept = new LinkedHashSet<>(latest(stages, most / 2));
        Comparator<Stage> bestFirst = Comparator.comparing(stage -> -seen.get(stage));
        stages.stream()
                .filter(stage -> !kept.contains(stage))
                .sorted(bestFirst)
                .limit(most - kept.size())
                .toList()
                .forEach(kept::add);
        return stages.stream().filter(kept::contains).toList();
    }

    static List<Stage> latest(List<Stage> stages, int most) {
        return stages.subList(Math.max(0, stages.size() - most), stages.size());
    }

    static List<Sample> samples(Space space, List<Stage> stages) {
        return stages.stream()
                .map(stage -> new Sample(space.levels(stage.index()), stage.lag()))
                .toList();
    }
}
