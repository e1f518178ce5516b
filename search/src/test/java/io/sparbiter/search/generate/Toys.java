package io.sparbiter.search.generate;

import io.sparbiter.search.loop.CandidateSource;
import io.sparbiter.search.space.Point;
import io.sparbiter.search.space.Space;
import io.sparbiter.search.space.Spaces;
import io.sparbiter.search.trial.Candidate;
import io.sparbiter.search.trial.Epochs;
import io.sparbiter.search.trial.Objective;
import io.sparbiter.search.trial.Results;
import java.util.List;
import java.util.stream.LongStream;

/** Objectives whose optimum is known. */
final class Toys {
    private static final Space CUBE = Spaces.grid(10, 10, 10);

    private Toys() {}

    /** Of searches with seeds 1 to {@code seeds}, how many try the best of 1,000 points, all coordinates 7. */
    static long found(Strategy strategy, int seeds, int trials) {
        return LongStream.rangeClosed(1, seeds)
                .filter(seed -> isFound(strategy, seed, trials))
                .count();
    }

    private static boolean isFound(Strategy strategy, long seed, int trials) {
        var objective = Objective.of(Epochs.VAL_LOSS);
        CandidateSource source = strategy.open(CUBE, objective, seed, List.of());
        for (int id = 1; id <= trials; id++) {
            Candidate candidate = source.next(1).get(0);
            double loss = loss(candidate.point());
            if (loss == 0) {
                return true;
            }
            source.tell(Results.completed(id, candidate, loss));
        }
        return false;
    }

    private static double loss(Point point) {
        return point.values().keySet().stream()
                .mapToDouble(axis -> Math.pow(point.real(axis) - 7, 2))
                .sum();
    }
}
