package io.sparbiter.driver.run;

import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.config.trial.Limits;
import io.sparbiter.driver.dispatch.SparkTrialBackend;
import io.sparbiter.driver.results.ResultsDirectory;
import io.sparbiter.search.loop.SearchListener;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A driver to be killed: begins or resumes a search of trials of no time on Spark, as {@code search --resume} does.
 *
 * <p>Arguments: the results directory, and settings of the search.
 */
public final class MortalDriver {
    static final String SEARCH = "mortal";

    private static final List<String> SETTINGS =
            List.of("strategy=evolution", "pruner={type: asha, min_epochs: 1}", "training.epochs=6", "seed=11");

    private MortalDriver() {}

    public static void main(String[] arguments) {
        SearchConfig config = config(Arrays.copyOfRange(arguments, 1, arguments.length));
        try (SearchRun run = open(config, Searches.results(Path.of(arguments[0])))) {
            if (run.isComplete()) {
                return;
            }
            try (var backend = SparkTrialBackend.open(
                    SEARCH, new PatientTrial(), config.budget().parallelism(), new Limits(1, 1, 0))) {
                run.run(backend, new SearchListener() {});
            }
        }
        System.exit(0); // Spark may leave threads behind.
    }

    static SearchConfig config(String... settings) {
        return Searches.quick(
                Stream.concat(SETTINGS.stream(), Stream.of(settings)).toArray(String[]::new));
    }

    private static SearchRun open(SearchConfig config, ResultsDirectory results) {
        return results.has(SEARCH)
                ? SearchRun.resume(config, SEARCH, results, "test", List.of(), System.err::println)
                : SearchRun.create(config, SEARCH, results, "test");
    }
}
