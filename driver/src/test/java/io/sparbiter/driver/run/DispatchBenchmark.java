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
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * How many trials of no work go through proposal, journal, Spark and table in a second, and how long a program's report
 * takes to its verdict. Run by bench/dispatch.sh.
 *
 * <p>Arguments: a directory for the results, and the number of trials. The first search warms up; then trials that are
 * part of this program and trials of a user's class are measured in turns, then a fifth as many of a program.
 */
public final class DispatchBenchmark {
    private static final String ONE_REPORT = "echo 'sparbiter: {\"gain\": 0.5}'";

    /** Pauses so that reports come at any time between two looks for them. */
    private static final String REPORTS =
            "for epoch in $(seq 100); do sleep 0.0$epoch; " + "echo \"%s{\\\"gain\\\": $(date +%%s%%N)}\" %s; done";

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
        benchmark.runScript("command", ONE_REPORT, trials / 5);
        benchmark.runReports("report-file", REPORTS.formatted("", ">>\"$SPARBITER_REPORT\""));
        benchmark.runReports("standard-output", REPORTS.formatted("sparbiter: ", ""));
    }

    private void runBuiltIn(String name, int trials) {
        run(name, Searches.quick("strategy=random", "budget.trials=" + trials, "budget.max_time=1h"), new FastTrial());
    }

    private void runClass(String name, int trials) {
        SearchConfig config = Searches.ofClass(FastTrainable.class, "strategy=random", "budget.trials=" + trials);
        run(name, config, config.trial().function(config.objective(), TimeLimit.NONE, TrialStorage.NONE));
    }

    private void runScript(String name, String script, int trials) {
        SearchConfig config = Searches.ofScript(script, "strategy=random", "budget.trials=" + trials);
        run(name, config, config.trial().function(config.objective(), TimeLimit.NONE, TrialStorage.NONE));
    }

    private void runReports(String name, String script) {
        SearchConfig config = Searches.ofScript(script, "trial.epochs=100", "pruner=none", "budget.trials=4");
        var function = config.trial().function(config.objective(), TimeLimit.NONE, TrialStorage.NONE);
        search(name, config, new ReportTimes(function));
        List<Duration> times = ReportTimes.take();
        System.out.printf(
                Locale.ROOT,
                "%s: %d reports, to the verdict %.1f ms in the median, 90 %% in %.1f ms%n",
                name,
                times.size(),
                times.get(times.size() / 2).toNanos() / 1e6,
                times.get(times.size() * 9 / 10).toNanos() / 1e6);
    }

    private void run(String name, SearchConfig config, TrialFunction function) {
        SearchSummary summary = search(name, config, function);
        double seconds = summary.duration().toNanos() / 1e9;
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

    private SearchSummary search(String name, SearchConfig config, TrialFunction function) {
        try (SearchRun search = SearchRun.create(config, name, results, "benchmark");
                var backend = SparkTrialBackend.open(name, function, OptionalInt.of(2), new Limits(1, 1, 0))) {
            return search.run(backend, new SearchListener() {});
        }
    }
}
