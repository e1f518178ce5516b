package io.sparbiter.driver.cli.option;

import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.config.SearchConfigReader;
import io.sparbiter.driver.config.yaml.ConfigOverride;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The options of every command that reads a search file. */
public final class ConfigOptions {
    @Option(names = "--config", required = true, paramLabel = "FILE", description = "The search file (YAML).")
    public Path file;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Sets one setting of the search file, as in --set training.epochs=3. Can be repeated.")
    List<String> settings = new ArrayList<>();

    /** The file's name without its extension, for what is named after it. */
    public String baseName() {
        return file.getFileName().toString().replaceFirst("\\.ya?ml$", "");
    }

    /** Throws {@link io.sparbiter.driver.config.yaml.ConfigException} with all problems if there are any. */
    public SearchConfig read(List<ConfigOverride> options) {
        var overrides = new ArrayList<ConfigOverride>();
        settings.forEach(setting -> overrides.add(ConfigOverride.set(setting)));
        overrides.addAll(options);
        return new SearchConfigReader().read(file, overrides);
    }
}
