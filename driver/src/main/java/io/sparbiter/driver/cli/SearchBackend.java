package io.sparbiter.driver.cli;

import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.config.trial.TrialStorage;
import io.sparbiter.driver.dispatch.SparkContexts;
import io.sparbiter.driver.dispatch.SparkTrialBackend;
import io.sparbiter.worker.trial.TimeLimit;

/**
 * Spark, for one search: opened when the search first needs it, and closed at the latest with this. A new search needs it
 * before it takes its name, so that a cluster which does not answer leaves none taken; one that goes on may find that
 * nothing is left to do.
 */
final class SearchBackend implements AutoCloseable {
    private SparkTrialBackend backend;

    /** Opens it, or returns what is open. */
    SparkTrialBackend open(SearchConfig config, String search, TrialStorage storage) {
        if (backend == null) {
            backend = backend(config, search, storage);
            if (!SparkContexts.hasMaster()) {
                config.trial().prepare(backend.slots());
            }
        }
        return backend;
    }

    private static SparkTrialBackend backend(SearchConfig config, String search, TrialStorage storage) {
        TimeLimit limit = config.budget().trialTimeout().map(TimeLimit::new).orElse(TimeLimit.NONE);
        return SparkTrialBackend.open(
                "sparbiter " + search,
                config.trial().function(config.objective(), limit, storage),
                config.budget().parallelism(),
                config.trial().limits());
    }

    @Override
    public void close() {
        if (backend != null) {
            backend.close();
        }
    }
}
