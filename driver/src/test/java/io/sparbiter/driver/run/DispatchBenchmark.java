package io.sparbiter.driver.run;

import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.config.trial.Limits;
import io.sparbiter.driver.config.trial.TrialStorage;
import io.sparbiter.driver.dispatch.SparkTrialBackend;
import io.sparbiter.driver.results.ResultsDirectory;
import io.sparbiter.search.loop.SearchListener;
import io.sparbiter.search.loop.SearchSummary;
import io.sparbiter.search.trial.TrialFunction;
import io.sparbiter.worker.trial.TimeLimit;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * How many trials of no work go through proposal, journal, Spark and table in a second. Run by bench/dispatch.sh.
 *
 * <p>Arguments: a directory for the results, and the number of trials. The first search warms up; then trials that are
 * part of this program and trials of a user's class are measured in turns.
 */
public final class DispatchBenchmark {
    private final ResultsDirectory results;

    private DispatchBenchmark(Path directory) {
        results = Searches.results(directory);
    }

    public static void main(String[] arguments) {
        var benchmark = new DispatchBenchmark(Path.of(arguments[0]));
        int trials = Integer.parseInt(arguments[1]);
        benchmark.runBuiltIn("warm-up", trials / 5);
        benchmark.runBuiltIn("built-in", trials);
        benchmark.runClass("class", trials);
        benchmark.runBuiltIn("built-in-again", trials);
    }

    private void runBuiltIn(String name, int trials) {
        run(name, Searches.quick("strategy=random", "budget.trials=" + trials, "budget.max_time=1h"), new FastTrial());
    }

    private void runClass(String name, int trials) {
        SearchConfig config = Searches.ofClass(FastTrainable.class, "strategy=random", "budget.trials=" + trials);
        run(name, config, config.trial().function(config.objective(), TimeLimit.NONE, TrialStorage.NONE));
    }

    private void run(String name, SearchConfig config, TrialFunction function) {
        try (SearchRun search = SearchRun.create(config, name, results, "benchmark");
                var backend = SparkTrialBackend.open(name, function, OptionalInt.of(2), new Limits(1, 1, 0))) {
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
