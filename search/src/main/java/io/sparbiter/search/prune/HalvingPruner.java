package io.sparbiter.search.prune;

import io.sparbiter.search.trial.Direction;
import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.EpochReport;
import io.sparbiter.search.trial.Objective;
import io.sparbiter.search.trial.TrialResult;
import io.sparbiter.search.trial.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * Asynchronous successive halving (ASHA; Li, Jamieson, Rostamizadeh, Gonina, Ben-Tzur, Hardt, Recht and Talwalkar: "A
 * System for Massively Parallel Hyperparameter Tuning", MLSys 2020) in its stopping variant: a trial that reaches a rung
 * goes on at once if it is among the best 1/factor of those that have reached it so far, itself included, and ends
 * otherwise. Nobody waits and nobody is resumed, so a few trials go on that would not have gone on later. Where trials do
 * not report every epoch, a rung is reached with the first report at it or after it.
 *
 * <p>With several brackets, each with rungs of its own that begin later, it is asynchronous Hyperband (Li, Jamieson,
 * DeSalvo, Rostamizadeh and Talwalkar: "Hyperband: A Novel Bandit-Based Approach to Hyperparameter Optimization", JMLR
 * 2018; asynchronous as in section 3.3 of the former): a hedge against scores that cross after the first rungs.
 */
final class HalvingPruner implements Pruner {
    private final Rungs rungs;
    private final int lastEpoch;
    private final Direction direction;
    private final Curves curves;
    private final Brackets brackets;
    /** For each bracket, epoch to rung. */
    private final List<NavigableMap<Integer, Rung>> ladders;

    /**
     * @param brackets how many brackets; there are no more than {@link Rungs#brackets}
     * @param lastEpoch the most epochs of a trial
     */
    HalvingPruner(Rungs rungs, int brackets, Objective objective, int lastEpoch) {
        this.rungs = rungs;
        this.lastEpoch = lastEpoch;
        direction = objective.direction();
        curves = new Curves(objective);
        int used = Math.min(brackets, rungs.brackets());
        this.brackets = new Brackets(LongStream.range(0, used)
                .map(bracket -> rungs.share((int) bracket))
                .toArray());
        ladders = new ArrayList<>();
        for (int bracket = 0; bracket < used; bracket++) {
            ladders.add(ladder(bracket));
        }
    }

    private NavigableMap<Integer, Rung> ladder(int bracket) {
        NavigableMap<Integer, Rung> ladder = new TreeMap<>();
        rungs.of(bracket).forEach(epoch -> ladder.put(epoch, new Rung(rungs.reductionFactor(), direction)));
        return ladder;
    }

    @Override
    public synchronized Verdict judge(EpochReport report) {
        OptionalDouble best = curves.add(report);
        Optional<Map.Entry<Integer, Rung>> reached = best.isEmpty() ? Optional.empty() : reached(report);
        return reached.isEmpty()
                ? Verdict.CONTINUE
                : judge(
                        report.trialId(),
                        best.getAsDouble(),
                        reached.get().getKey(),
                        reached.get().getValue());
    }

    /** The rung that a trial reached, unless it is at its end. */
    private Optional<Map.Entry<Integer, Rung>> reached(EpochReport report) {
        return curves.reached(ladders.get(brackets.of(report.trialId())), report)
                .filter(rung -> report.epoch().number() < lastEpoch);
    }

    private Verdict judge(int trialId, double score, int epochs, Rung rung) {
        rung.put(trialId, score);
        return rung.missed(score)
                .<Verdict>map(missed ->
                        new Verdict.Stop(Reasons.rung(epochs, direction, score, rungs.reductionFactor(), missed)))
                .orElse(Verdict.CONTINUE);
    }

    /** Its epochs count even if they were reported to an earlier run of the search. */
    @Override
    public synchronized void ended(TrialResult result) {
        int id = result.trial().id();
        int attempt = result.start().map(start -> start.placement().attempt()).orElse(1);
        for (Epoch epoch : result.outcome().history()) {
            judge(new EpochReport(id, attempt, epoch));
        }
        curves.end(id);
    }

    /**
     * Deals trials out to brackets by their id. Each bracket gets its share of every stretch of trials, so that a short search
     * sees all brackets, too.
     */
    private static final class Brackets {
        /** Multiples of it spread over 0 to 1 as evenly as any sequence does (Kronecker's). */
        private static final double GOLDEN_RATIO = (Math.sqrt(5) - 1) / 2;

        private final long[] shares;

        /** @param shares how many trials each bracket gets, in proportion; positive */
        Brackets(long... shares) {
            this.shares = shares.clone();
        }

        /** The bracket of a trial. */
        int of(int trialId) {
            double spread = trialId * GOLDEN_RATIO;
            double rest = (spread - Math.floor(spread)) * LongStream.of(shares).sum();
            int bracket = 0;
            while (bracket < shares.length - 1 && rest >= shares[bracket]) {
                rest -= shares[bracket++];
            }
            return bracket;
        }
    }

    /** What the trials of a bracket showed when they reached one epoch. */
    private static final class Rung {
        private final int reductionFactor;
        private final Direction direction;
        private final Map<Integer, Double> byTrial = new HashMap<>();
        private final SortedScores sorted;

        Rung(int reductionFactor, Direction direction) {
            this.reductionFactor = reductionFactor;
            this.direction = direction;
            sorted = new SortedScores(direction);
        }

        /** Takes a trial's finite score, in place of the one it had here before. */
        void put(int trialId, double score) {
            Double earlier = byTrial.put(trialId, score);
            if (earlier != null) {
                sorted.remove(earlier);
            }
            sorted.add(score);
        }

        /** The score that this one, which is among those here, would have to reach to go on; empty if it does. */
        Optional<Double> missed(double score) {
            if (sorted.size() < reductionFactor) {
                return Optional.empty();
            }
            // Rounded up: of four trials the best third are two. So a rung with few trials is mild.
            int best = (sorted.size() + reductionFactor - 1) / reductionFactor;
            double limit = sorted.get(best - 1);
            return direction.isBetter(limit, score) ? Optional.of(limit) : Optional.empty();
        }
    }
}
