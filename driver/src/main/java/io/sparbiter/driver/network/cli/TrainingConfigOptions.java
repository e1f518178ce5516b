package io.sparbiter.driver.network.cli;

import io.sparbiter.driver.cli.option.SearchOptions;
import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.config.SearchConfigReader;
import io.sparbiter.driver.config.yaml.ConfigException;
import io.sparbiter.driver.config.yaml.ConfigOverride;
import io.sparbiter.driver.network.trial.NetworkTrialType;
import io.sparbiter.driver.results.ResultsDirectory;
import io.sparbiter.driver.results.SearchDirectory;
import io.sparbiter.driver.run.RecordedConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** With which settings a model is trained: a search file's or, without one, those that a search ran with. */
final class TrainingConfigOptions {
    private static final Logger LOG = LoggerFactory.getLogger(TrainingConfigOptions.class);
    private static final String EPOCHS = "training.epochs";
    /** Of a final model, whatever a trial has. */
    private static final String USUAL_EPOCHS = "200";

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The search file (default: the configuration that the search ran with).")
    Path file;

    @Mixin
    SearchOptions search;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Sets one setting of the search file, as in --set training.batch=64. Can be repeated.")
    List<String> settings = new ArrayList<>();

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "The most epochs (training.epochs; default: " + USUAL_EPOCHS
                    + ", with --full the trial's best epoch).")
    String epochs;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "The seed of every random draw (seed; default: the trial's, else the search's, else 1).")
    String seed;

    /** Throws {@link io.sparbiter.driver.config.yaml.ConfigException} with all problems if there are any. */
    SearchConfig read() {
        requireNetworks();
        return file != null
                ? new SearchConfigReader().read(file, overrides())
                : RecordedConfig.read(recorded(), overrides());
    }

    /**
     * Looks at the trials before the settings of networks are added, which other trials do not have: else each of them
     * would be complained of.
     */
    private void requireNetworks() {
        try {
            SearchConfig config =
                    file != null ? SearchConfigReader.trusting().read(file) : RecordedConfig.read(recorded());
            NetworkTrialType.of(config, source());
        } catch (ConfigException wrong) {
            LOG.debug("What is wrong is told when all settings are read.", wrong);
        }
    }

    /** What to call it whose settings these are. */
    String source() {
        return file != null ? file.toString() : "search " + recorded().name();
    }

    private SearchDirectory recorded() {
        ResultsDirectory results = search.results.open();
        return results.open(search.resolve(results));
    }

    /** Whether the user said how many epochs. */
    boolean hasEpochs() {
        return epochs != null || isSet(EPOCHS);
    }

    /** Whether the user said which seed. */
    boolean hasSeed() {
        return seed != null || isSet("seed");
    }

    private boolean isSet(String key) {
        return settings.stream()
                .anyMatch(setting -> ConfigOverride.set(setting).key().equals(key));
    }

    private List<ConfigOverride> overrides() {
        var overrides = new ArrayList<ConfigOverride>();
        overrides.add(ConfigOverride.option("--epochs", EPOCHS, USUAL_EPOCHS));
        settings.forEach(setting -> overrides.add(ConfigOverride.set(setting)));
        if (epochs != null) {
            overrides.add(ConfigOverride.option("--epochs", EPOCHS, epochs));
        }
        if (seed != null) {
            overrides.add(ConfigOverride.option("--seed", "seed", seed));
        }
        return overrides;
    }
}
