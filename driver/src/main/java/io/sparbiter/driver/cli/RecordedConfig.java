package io.sparbiter.driver.cli;

import io.sparbiter.driver.config.ConfigException;
import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.config.SearchConfigReader;
import io.sparbiter.driver.results.ResultsDirectory;
import io.sparbiter.driver.results.ResultsException;
import io.sparbiter.worker.network.HyperParameters;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The configuration that a search was begun with. */
final class RecordedConfig {
    private static final Logger LOG = LoggerFactory.getLogger(RecordedConfig.class);

    private RecordedConfig() {}

    /** The configuration; empty, with a warning, if it cannot be read any more. */
    static Optional<SearchConfig> find(ResultsDirectory results, String search) {
        try {
            return Optional.of(new SearchConfigReader(HyperParameters::problems)
                    .readText(results.open(search).yaml(), "the configuration of search " + search));
        } catch (ConfigException | ResultsException e) {
            LOG.warn("{}", e.getMessage());
            return Optional.empty();
        }
    }
}
