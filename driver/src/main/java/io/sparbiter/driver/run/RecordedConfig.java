package io.sparbiter.driver.run;

import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.config.SearchConfigReader;
import io.sparbiter.driver.config.yaml.ConfigException;
import io.sparbiter.driver.config.yaml.ConfigOverride;
import io.sparbiter.driver.results.ResultsDirectory;
import io.sparbiter.driver.results.SearchDirectory;
import io.sparbiter.driver.results.files.ResultsException;
import java.util.List;
import java.util.Optional;
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
        return SearchConfigReader.trusting().readText(search.yaml(), source(search));
    }

    /**
     * Reads it for building something from its points, perhaps with other settings.
     *
     * @throws ConfigException if it is of another version or damaged, or if the settings are wrong
     * @throws ResultsException if there is none to read
     */
    public static SearchConfig read(SearchDirectory search, List<ConfigOverride> overrides) {
        return new SearchConfigReader().readText(search.yaml(), source(search), overrides);
    }

    /** The same as {@link #read(SearchDirectory)}, but for the places of its data. */
    public static SearchConfig moved(SearchDirectory search, List<ConfigOverride> places) {
        return SearchConfigReader.trusting().readText(search.yaml(), source(search), places);
    }

    private static String source(SearchDirectory search) {
        return "the configuration of search " + search.name();
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
            return SearchConfigReader.trusting().readText(search.yaml(), "search " + search.name());
        } catch (ConfigException e) {
            throw ResultsException.failure(
                    "Cannot resume search " + search.name() + ": its configuration " + search.path()
                            + "/search.yaml is of another version or damaged",
                    "Its trials can still be read.",
                    e);
        }
    }
}
