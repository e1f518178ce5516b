package io.sparbiter.search.prune;

import io.sparbiter.search.trial.EpochReport;
import io.sparbiter.search.trial.Objective;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** The curves of the trials that run, or wait to go on. */
final class Curves {
    private final Objective objective;
    private final Map<Integer, Curve> byTrial = new HashMap<>();
    /** Their reports come too late. */
    private final BitSet ended = new BitSet();

    Curves(Objective objective) {
        this.objective = objective;
    }

    /** Takes a report; the trial's best finite score up to now, empty if it has none or the report came too late. */
    OptionalDouble add(EpochReport report) {
        if (ended.get(report.trialId())) {
            return OptionalDouble.empty();
        }
        Curve curve = byTrial.computeIfAbsent(report.trialId(), id -> new Curve(objective));
        boolean isNews = curve.add(report);
        double best = curve.best();
        return isNews && !Double.isNaN(best) ? OptionalDouble.of(best) : OptionalDouble.empty();
    }

    /**
     * The last of some rungs, by their epochs, between the report that a running trial made before and this one, its
     * latest; empty if there is none.
     */
    <R> Optional<Map.Entry<Integer, R>> reached(NavigableMap<Integer, R> rungs, EpochReport latest) {
        return Optional.ofNullable(rungs.floorEntry(latest.epoch().number()))
                .filter(rung -> rung.getKey() > before(latest.trialId()));
    }

    /** The epoch that a running trial reported before its last one, 0 if it has reported none before. */
    private int before(int trialId) {
        Curve curve = byTrial.get(trialId);
        return curve == null ? 0 : curve.before();
    }

    /** Forgets the curve of a trial that ended; its reports come too late from now on. */
    void end(int trialId) {
        byTrial.remove(trialId);
        ended.set(trialId);
    }

    /** Keeps the curve of a trial that ended and may go on; until it does, its reports come too late. */
    void pause(int trialId) {
        ended.set(trialId);
    }

    /** Takes the reports of a paused trial again. */
    void goOn(int trialId) {
        ended.clear(trialId);
    }

    /** Takes a trial's reports as if it had reported nothing. */
    void beginAnew(int trialId) {
        byTrial.remove(trialId);
        ended.clear(trialId);
    }

    /**
     * The best score of one trial up to each epoch, as its latest attempt trained them: a trial of many epochs asks for it
     * at each of them.
     */
    private static final class Curve {
        private final Objective objective;
        private final TreeMap<Integer, Double> bests = new TreeMap<>();
        private int attempt = 1;

        Curve(Objective objective) {
            this.objective = objective;
        }

        /** Takes an epoch; false for a latecomer of an attempt that was given up. */
        boolean add(EpochReport report) {
            if (report.attempt() < attempt) {
                return false;
            }
            attempt = report.attempt();
            // A later attempt goes on from a checkpoint: what the lost one trained since is trained again.
            bests.tailMap(report.epoch().number()).clear();
            bests.put(report.epoch().number(), better(objective.score(report.epoch()), best()));
            return true;
        }

        private double better(double score, double before) {
            return Double.isFinite(score) && objective.direction().isBetter(score, before) ? score : before;
        }

        int before() {
            Integer before = bests.lowerKey(bests.lastKey());
            return before == null ? 0 : before;
        }

        /** The best finite score up to now, NaN if there is none. */
        double best() {
            return bests.isEmpty() ? Double.NaN : bests.lastEntry().getValue();
        }
    }
}
