package io.sparbiter.search.choose;

import io.sparbiter.search.space.Space;
import io.sparbiter.search.trial.Seeds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Draws points that cost little and are far from each other: of random points the cheapest tenth, and of those, one by
 * one, the one that is farthest from all before (a maximin design: Johnson, Moore and Ylvisaker, 1990).
 */
final class CheapPoints {
    private static final int DRAWN = 1000;
    private static final int CHEAP = DRAWN / 10;
    /** Those included that constraints exclude. */
    private static final int MOST_DRAWS = 100 * DRAWN;

    private final Space space;
    private final List<Scale> scales;
    private final List<Long> candidates;

    CheapPoints(Space space, Workload workload, long seed) {
        this.space = space;
        scales = space.axes().stream().map(Scale::of).toList();
        candidates = space.draws(new SplittableRandom(Seeds.derive(seed, -1)), MOST_DRAWS)
                .limit(DRAWN)
                .distinct()
                .boxed()
                .sorted(Comparator.comparingDouble(index -> workload.of(space.point(index))))
                .limit(CHEAP)
                .toList();
    }

    /** At most so many, the cheapest first. */
    List<Long> draw(int count) {
        List<Long> drawn = new ArrayList<>(candidates.subList(0, Math.min(1, candidates.size())));
        while (drawn.size() < Math.min(count, candidates.size())) {
            drawn.add(farthest(drawn));
        }
        return candidates.stream().filter(drawn::contains).toList();
    }

    private long farthest(List<Long> drawn) {
        return candidates.stream()
                .filter(candidate -> !drawn.contains(candidate))
                .max(Comparator.comparingDouble(candidate -> drawn.stream()
                        .mapToDouble(other -> square(candidate, other))
                        .min()
                        .orElseThrow()))
                .orElseThrow();
    }

    private double square(long index, long other) {
        int[] levels = space.levels(index);
        int[] others = space.levels(other);
        double sum = 0;
        for (int axis = 0; axis < levels.length; axis++) {
            double distance = scales.get(axis).distance(levels[axis], others[axis]);
            sum += distance * distance;
        }
        return sum;
    }
}
