package io.sparbiter.driver.cli;

import io.sparbiter.driver.cli.output.RunSummary;
import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.dispatch.SparkTrialBackend;
import io.sparbiter.driver.dispatch.StopSignals;
import io.sparbiter.driver.end.ExitCode;
import io.sparbiter.driver.end.ProgramEnd;
import io.sparbiter.driver.monitor.Notifier;
import io.sparbiter.driver.monitor.SearchMetrics;
import io.sparbiter.driver.progress.ProgressDisplay;
import io.sparbiter.driver.progress.SearchProgress;
import io.sparbiter.driver.progress.StartWarnings;
import io.sparbiter.driver.report.RunRecorder;
import io.sparbiter.driver.report.RunReport;
import io.sparbiter.driver.report.SpaceReport;
import io.sparbiter.driver.results.ResultsDirectory;
import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.driver.run.SearchRun;
import io.sparbiter.driver.serve.LivePages;
import io.sparbiter.driver.serve.LiveSearch;
import io.sparbiter.driver.serve.PageServer;
import io.sparbiter.search.loop.EndReason;
import io.sparbiter.search.loop.SearchListener;
import io.sparbiter.search.loop.SearchSummary;
import io.sparbiter.worker.Counted;
import io.sparbiter.worker.trial.SteadyClock;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** One run of a search, from its first words to its closing report. */
final class SearchExecution {
    private final SearchRun run;
    private final ResultsDirectory results;
    private final RunSummary summary;
    private final Notifier notifier;
    private final PrintWriter out;
    private final PrintWriter err;
    private final RunRecorder recorder;

    /**
     * @param summary takes the run's report
     * @param notifier is told of it
     */
    SearchExecution(
            SearchRun run,
            ResultsDirectory results,
            RunSummary summary,
            Notifier notifier,
            PrintWriter out,
            PrintWriter err) {
        this.run = run;
        this.results = results;
        this.summary = summary;
        this.notifier = notifier;
        this.out = out;
        this.err = err;
        recorder = recorder(run, results);
    }

    private static RunRecorder recorder(SearchRun run, ResultsDirectory results) {
        List<TrialRow> before = results.trials().rowsWithoutHistory(run.name()).rows();
        return new RunRecorder(run.name(), run.config().objective(), before, SteadyClock.start());
    }

    /**
     * Runs it, if there is anything left to do; returns the exit code.
     *
     * @param server shows its page
     */
    int run(SearchBackend spark, Optional<PageServer> server) {
        if (run.isComplete()) {
            return reportComplete();
        }
        List<SearchListener> listeners = new ArrayList<>(
                List.of(recorder, notifier.listener(run.name(), run.config().objective())));
        server.ifPresent(page -> listeners.add(show(page)));
        return run(spark, listeners);
    }

    /** Begins to serve the page; returns the listener that keeps it up to date. */
    private SearchListener show(PageServer server) {
        List<TrialRow> earlier = results.trials().rows(run.name()).rows();
        var live = new LiveSearch(run.config(), run.context(), earlier, Clock.systemUTC());
        server.show(new LivePages(live, SteadyClock.start()));
        err.println("Live page: " + server.url());
        return live;
    }

    /** Of a search that has nothing left to do, without Spark. */
    private int reportComplete() {
        var closing = ClosingReport.read(results, run.name());
        closing.printComplete(out, err);
        report(recorder.reportComplete(closing.recommendation()));
        return ExitCode.DONE;
    }

    private void report(RunReport report) {
        summary.print(report, out);
        notifier.ended(report);
    }

    private int run(SearchBackend spark, List<SearchListener> listeners) {
        ProgramEnd end = ProgramEnd.ofThisProgram();
        try (var backend = spark.open(run.config(), run.name(), run.storage());
                var limit = end.limit(run.config().budget().maxTime())) {
            StopSignals signals = StopSignals.onFirst(signal -> {
                end.begin(ExitCode.ofSignal(signal));
                backend.requestEnd();
            });
            listeners.add(limit);
            err.println(announcement(backend.slots()));
            SearchSummary ended = run(backend, listeners);
            var closing = ClosingReport.read(results, run.name());
            closing.print(ended, run.config().budget(), out, err);
            report(recorder.report(ended.reason(), ended.cause(), closing.recommendation()));
            return exitCode(signals, ended);
        }
    }

    private String announcement(int slots) {
        SearchConfig config = run.config();
        String what = String.format(
                Locale.ROOT,
                "Search %s: %s over %s, seed %d%s",
                run.name(),
                config.strategy().word(),
                SpaceReport.points(config.space().size()),
                config.seed().orElseThrow(),
                run.ended() > 0 ? ", resumed after " + Counted.of(run.ended(), "trial") : "");
        int atATime = Math.min(slots, config.budget().parallelism().orElse(slots));
        return what
                + (atATime > 0
                        ? ", " + Counted.of(atATime, "trial") + " at a time"
                        : ", as soon as there are executors");
    }

    /** A search without a single score has failed, however orderly, and so has one that failures ended. */
    private static int exitCode(StopSignals signals, SearchSummary summary) {
        if (signals.received().isPresent()) {
            return ExitCode.ofSignal(signals.received().getAsInt());
        }
        boolean isDone = summary.best().isPresent() && summary.reason() != EndReason.FAILURES;
        return isDone ? ExitCode.DONE : ExitCode.FAILED;
    }

    private SearchSummary run(SparkTrialBackend backend, List<SearchListener> listeners) {
        SearchConfig config = run.config();
        Warnings.print(config.warnings());
        try (ProgressDisplay line =
                ProgressDisplay.create(trials(config), config.budget().maxTime())) {
            listeners.add(new SearchProgress(config.objective(), line));
            listeners.add(new StartWarnings(config, backend.slots(), warning -> Warnings.print(List.of(warning))));
            SearchMetrics metrics = SearchMetrics.ofThisJvm().of(config.objective());
            listeners.add(metrics);
            return run.run(backend, metrics::suggested, listeners.toArray(SearchListener[]::new));
        }
    }

    private static OptionalLong trials(SearchConfig config) {
        long points = config.space().size().points();
        return OptionalLong.of(Math.min(
                points,
                config.budget().trials().stream().asLongStream().findFirst().orElse(points)));
    }
}
