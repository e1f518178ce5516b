package io.sparbiter.worker.training;

import io.sparbiter.search.trial.Objective;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.SearchUnreachableException;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialFunction;
import io.sparbiter.search.trial.TrialMonitor;
import io.sparbiter.worker.data.DataCache;
import io.sparbiter.worker.data.DataException;
import io.sparbiter.worker.data.DataSettings;
import io.sparbiter.worker.data.DataSplit;
import io.sparbiter.worker.network.NetworkSettings;
import java.time.InstantSource;
import java.util.List;

/**
 * A trial of the default kind: a convolutional network for small images, built as the point says and trained on one of
 * this JVM's data sets.
 */
public record CnnTrial(DataSettings data, NetworkSettings network, TrainingSettings training, Objective objective)
        implements TrialFunction {
    @Override
    public Outcome run(Trial trial, TrialMonitor monitor) {
        try {
            DataSplit split = DataCache.get(data);
            return new TrialRunner(split, data.noise(), network, training, objective, InstantSource.system())
                    .run(trial, monitor);
        } catch (SearchUnreachableException e) {
            throw e;
        } catch (DataException e) {
            if (e.retryable()) {
                throw e;
            }
            return Failures.outcome(e, List.of());
        } catch (Exception | OutOfMemoryError | LinkageError | StackOverflowError e) {
            return Failures.outcome(e, List.of());
        }
    }
}
