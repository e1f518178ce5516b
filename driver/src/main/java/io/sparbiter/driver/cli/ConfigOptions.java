package io.sparbiter.driver.cli;

import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.config.SearchConfigReader;
import io.sparbiter.driver.config.yaml.ConfigOverride;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The options of every command that reads a search file. */
final class ConfigOptions {
    @Option(names = "--config", required = true, paramLabel = "FILE", description = "The search file (YAML).")
    Path file;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Sets one setting of the search file, as in --set training.epochs=3. Can be repeated.")
    List<String> settings = new ArrayList<>();

    /** Throws {@link io.sparbiter.driver.config.yaml.ConfigException} with all problems if there are any. */
    SearchConfig read(List<ConfigOverride> options) {
        var overrides = new ArrayList<ConfigOverride>();
        settings.forEach(setting -> overrides.add(ConfigOverride.set(setting)));
        overrides.addAll(options);
        return new SearchConfigReader().read(file, overrides);
    }
}
