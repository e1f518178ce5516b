package io.sparbiter.driver.run;

import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.config.SearchConfigReader;
import io.sparbiter.driver.config.yaml.ConfigOverride;
import io.sparbiter.driver.results.ResultsDirectory;
import io.sparbiter.search.trainable.Trainable;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/** Searches to test with. */
public final class Searches {
    private static final Path QUICK = Path.of("../conf/searches/quick.yaml");

    private Searches() {}

    /** The quick search, over the whole default space, with settings of the test's. */
    public static SearchConfig quick(String... settings) {
        List<ConfigOverride> overrides =
                Arrays.stream(settings).map(ConfigOverride::set).toList();
        return SearchConfigReader.trusting().read(QUICK, overrides);
    }

    /** A search of a class that reports an {@code auc}, over the whole default space. */
    public static SearchConfig ofClass(Class<? extends Trainable> type, String... settings) {
        return of("{type: class, class: %s, metrics: {auc: maximize}}".formatted(type.getName()), settings);
    }

    /** A search of a script of the shell that reports a {@code gain}, over the whole default space. */
    static SearchConfig ofScript(String script, String... settings) {
        return of("""
                {type: command, metrics: {gain: maximize}, run: [/bin/sh, -c, '%s', sh, "${args}"]}""".formatted(script.replace("'", "''")), settings);
    }

    private static SearchConfig of(String trial, String... settings) {
        String yaml = """
                trial: %s
                space: ../conf/spaces/mnist-cnn.yaml
                seed: 1
                """.formatted(trial);
        List<ConfigOverride> overrides =
                Arrays.stream(settings).map(ConfigOverride::set).toList();
        return new SearchConfigReader().readText(yaml, "a test", overrides);
    }

    public static ResultsDirectory results(Path directory) {
        return ResultsDirectory.at(directory.toString(), new Configuration());
    }
}
