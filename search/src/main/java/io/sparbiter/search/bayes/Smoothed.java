package io.sparbiter.search.bayes;

import io.sparbiter.search.choose.History;
import io.sparbiter.search.choose.Observation.Kind;
import io.sparbiter.search.choose.Stage;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a model makes of observed points when it knows them all: their normal scores without what it takes for noise. */
final class Smoothed {
    /** Points that may be recommended. */
    private static final int SHORTLIST = 5;

    private final History history;
    private final List<Stage> stages;
    private final double[] targets;
    private final Regression regression;

    Smoothed(Kernel kernel, History history) {
        this.history = history;
        stages = Selection.keep(history.seen(), GrowingSurrogate.MOST_ROWS);
        targets = stages.stream().mapToDouble(history.seen()::get).toArray();
        regression = new Regression(kernel, Selection.samples(history.space(), stages), targets);
    }

    /** The posterior mean at a point, in normal scores. */
    double mean(long index) {
        return regression.mean(Sample.atEnd(history.space().levels(index)));
    }

    /**
     * What a point may be worth at the end of training, in normal scores: the bound of {@link Acquisition#LCB}, which leaves
     * room for those that start slowly.
     */
    double prospect(long index) {
        Sample end = Sample.atEnd(history.space().levels(index));
        return Acquisition.LCB.worth(regression.mean(end), regression.deviation(end), 0);
    }

    /**
     * Of the few with the best scores that trained to their end, the one with the best posterior mean. Of all, the mean
     * alone would choose worse while a model knows little: it takes for luck what it cannot explain yet.
     */
    OptionalLong recommended() {
        double[] means = regression.smoothed();
        Set<Stage> completed = history.observations().stream()
                .filter(observation -> observation.kind() == Kind.FULL)
                .map(observation -> Stage.atEnd(observation.index()))
                .collect(Collectors.toSet());
        return IntStream.range(0, means.length)
                .boxed()
                .filter(i -> completed.contains(stages.get(i)))
                .sorted(Comparator.comparingDouble(i -> -targets[i]))
                .limit(SHORTLIST)
                .max(Comparator.comparingDouble(i -> means[i]))
                .map(i -> OptionalLong.of(stages.get(i).index()))
                .orElse(OptionalLong.empty());
    }
}
