package io.sparbiter.driver.run;

import io.sparbiter.driver.config.trial.Limits;
import io.sparbiter.driver.dispatch.SparkTrialBackend;
import io.sparbiter.driver.results.ResultsDirectory;
import io.sparbiter.search.loop.SearchListener;
import io.sparbiter.search.loop.SearchSummary;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * How many trials of no work go through proposal, journal, Spark and table in a second. Run by bench/dispatch.sh.
 *
 * <p>Arguments: a directory for the results, and the number of trials. The first search warms up.
 */
public final class DispatchBenchmark {
    private final ResultsDirectory results;

    private DispatchBenchmark(Path directory) {
        results = Searches.results(directory);
    }

    public static void main(String[] arguments) {
        var benchmark = new DispatchBenchmark(Path.of(arguments[0]));
        int trials = Integer.parseInt(arguments[1]);
        benchmark.run("warm-up", trials / 5);
        benchmark.run("measured", trials);
    }

    private void run(String name, int trials) {
        var config = Searches.quick("strategy=random", "budget.trials=" + trials, "budget.max_time=1h");
        try (SearchRun search = SearchRun.create(config, name, results, "benchmark");
                var backend = SparkTrialBackend.open(name, new FastTrial(), OptionalInt.of(2), new Limits(1, 1, 0))) {
            long begin = System.nanoTime();
            SearchSummary summary = search.run(backend, new SearchListener() {});
            double seconds = (System.nanoTime() - begin) / 1e9;
            int rows = results.trials().rowsWithoutHistory(name).rows().size();
            System.out.printf(
                    Locale.ROOT,
                    "%s: %d trials, %d rows on disk, %.1f s, %.0f trials/s%n",
                    name,
                    summary.trials(),
                    rows,
                    seconds,
                    rows / seconds);
        }
    }
}
