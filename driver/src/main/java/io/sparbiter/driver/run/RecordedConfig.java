package io.sparbiter.driver.run;

import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.config.SearchConfigReader;
import io.sparbiter.driver.config.yaml.ConfigException;
import io.sparbiter.driver.config.yaml.ConfigOverride;
import io.sparbiter.driver.results.ResultsDirectory;
import io.sparbiter.driver.results.SearchDirectory;
import io.sparbiter.driver.results.files.ResultsException;
import io.sparbiter.search.space.Space;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the configuration that a search was begun with. */
public final class RecordedConfig {
    private static final Logger LOG = LoggerFactory.getLogger(RecordedConfig.class);

    private RecordedConfig() {}

    /**
     * Reads it as it was written. Its axes are not checked again, so a search need not be one of networks.
     *
     * @throws ConfigException if it is of another version or damaged
     * @throws ResultsException if there is none to read
     */
    public static SearchConfig read(SearchDirectory search) {
        return read(search, space -> List.of(), List.of());
    }

    /**
     * Reads it for building something from its points, perhaps with other settings.
     *
     * @param axisRules as for {@link SearchConfigReader}
     * @throws ConfigException if it is of another version or damaged, or if the settings are wrong
     * @throws ResultsException if there is none to read
     */
    public static SearchConfig read(
            SearchDirectory search, Function<Space, List<String>> axisRules, List<ConfigOverride> overrides) {
        return new SearchConfigReader(axisRules)
                .readText(search.yaml(), "the configuration of search " + search.name(), overrides);
    }

    /** The same as {@link #read(SearchDirectory)}; empty, with a warning, if it cannot be read any more. */
    public static Optional<SearchConfig> find(ResultsDirectory results, String search) {
        try {
            return Optional.of(read(results.open(search)));
        } catch (ConfigException | ResultsException e) {
            LOG.warn("{}", e.getMessage());
            return Optional.empty();
        }
    }

    /** Reads what a search must go on with; throws {@link ResultsException} if it cannot be resumed for that reason. */
    static SearchConfig toResume(SearchDirectory search) {
        try {
            return new SearchConfigReader(space -> List.of()).readText(search.yaml(), "search " + search.name());
        } catch (ConfigException e) {
            throw ResultsException.failure(
                    "Cannot resume search " + search.name() + ": its configuration " + search.path()
                            + "/search.yaml is of another version or damaged",
                    "Its trials can still be read.",
                    e);
        }
    }
}
