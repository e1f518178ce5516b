package io.sparbiter.search.prune;

import io.sparbiter.search.trial.EpochReport;
import io.sparbiter.search.trial.Objective;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

/** The curves of the trials that run. */
final class Curves {
    private final Objective objective;
    private final Map<Integer, Curve> byTrial = new HashMap<>();
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

    /** Forgets the curve of a trial that ended; its reports come too late from now on. */
    void end(int trialId) {
        byTrial.remove(trialId);
        ended.set(trialId);
    }
}
