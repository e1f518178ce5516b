package io.sparbiter.driver.config.trial;

import io.sparbiter.search.space.Space;
import io.sparbiter.search.trial.Metric;
import io.sparbiter.search.trial.Objective;
import io.sparbiter.search.trial.ReportSchema;
import io.sparbiter.search.trial.TrialFunction;
import io.sparbiter.worker.trial.SetupException;
import io.sparbiter.worker.trial.TimeLimit;
import java.util.List;

/** Types of trials that this program knows of and does not run. */
public interface TrialsElsewhere extends TrialType {
    /** The most epochs that are known of one, at least 1. */
    int epochs();

    List<Metric> metrics();

    /** Why none can begin here, and what to do about it. */
    SetupException refusal();

    @Override
    default ReportSchema reports() {
        return ReportSchema.of(metrics().toArray(Metric[]::new));
    }

    /** What a trial takes elsewhere is nobody's business here. */
    @Override
    default Limits limits() {
        return new Limits(epochs(), 1, 0);
    }

    @Override
    default List<String> problems(Space space) {
        return List.of();
    }

    /** Whoever looks whether they could begin here is about to run them. */
    @Override
    default void check() {
        throw refusal();
    }

    @Override
    default TrialFunction function(Objective objective, TimeLimit limit, TrialStorage storage) {
        throw refusal();
    }
}
