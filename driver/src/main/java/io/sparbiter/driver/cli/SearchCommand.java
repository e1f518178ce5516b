package io.sparbiter.driver.cli;

import io.sparbiter.driver.cli.option.ClassPathOptions;
import io.sparbiter.driver.cli.option.ConfigOptions;
import io.sparbiter.driver.cli.option.ResultsOptions;
import io.sparbiter.driver.cli.option.WarmStartOptions;
import io.sparbiter.driver.cli.output.RunSummary;
import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.config.yaml.ConfigOverride;
import io.sparbiter.driver.dispatch.SparkContexts;
import io.sparbiter.driver.monitor.Notifier;
import io.sparbiter.driver.monitor.NotifyOptions;
import io.sparbiter.driver.results.ResultsDirectory;
import io.sparbiter.driver.run.CheckpointRoot;
import io.sparbiter.driver.run.SearchRun;
import io.sparbiter.driver.run.WarmStart;
import io.sparbiter.driver.serve.PageServer;
import io.sparbiter.driver.serve.ServeAddress;
import io.sparbiter.worker.Counted;
import io.sparbiter.worker.storage.TemporaryFolders;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "search", description = "Runs a search and closes with its best and worst trials.")
final class SearchCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(SearchCommand.class);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    @Mixin
    ConfigOptions file;

    @Option(names = "--name", description = "The search's name (default: the file's name and the UTC time).")
    String name;

    @Mixin
    ResultsOptions resultsOptions;

    @Mixin
    ClassPathOptions classPath;

    @Option(names = "--trials", paramLabel = "N", description = "Ends after N trials (budget.trials).")
    String trials;

    @Option(names = "--max-time", paramLabel = "TIME", description = "Ends after 90s, 4m, 8h, … (budget.max_time).")
    String maxTime;

    @Option(
            names = "--trial-timeout",
            paramLabel = "TIME",
            description = "Ends a trial as failed after 30m, 2h, … (budget.trial_timeout).")
    String trialTimeout;

    @Option(names = "--parallelism", paramLabel = "P", description = "Trials at once (budget.parallelism).")
    String parallelism;

    @Option(names = "--seed", paramLabel = "S", description = "The seed of every random draw (seed).")
    String seed;

    @Mixin
    WarmStartOptions warmStart;

    @Option(
            names = "--resume",
            description = "Goes on with the search where it was left, or starts it if it does not exist; without --name"
                    + " the search written last.")
    boolean resume;

    @Option(
            names = "--summary",
            paramLabel = "FILE",
            description = "Appends what this run brought as one line of JSON; - prints it as the last line.")
    String summaryFile;

    @Mixin
    NotifyOptions notify;

    @Option(
            names = "--serve",
            paramLabel = "[HOST:]PORT",
            description = "Shows the search on a page at this port while it runs (0: any that is free), to this machine"
                    + " only unless a host is named.")
    ServeAddress serve;

    @Option(
            names = "--check",
            description =
                    "Runs one trial of one epoch on this machine, tells what it was given, what it reported and what"
                            + " is wrong, and writes nothing to the results.")
    boolean check;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        return classPath.with(this::search);
    }

    private int search() {
        SearchConfig config = file.read(overrides());
        if (check) {
            return new SearchCheck(config, spec.commandLine().getOut()).run();
        }
        RunSummary runSummary = RunSummary.to(summaryFile);
        TemporaryFolders.ofThisJvm().takeNativeLibraries();
        ResultsDirectory results = resultsOptions.open();
        config.trial().check();
        if (!SparkContexts.hasMaster()) {
            config.trial().checkHere();
        }
        try (Notifier notifier = notify.open()) {
            return search(config, results, runSummary, notifier);
        }
    }

    private int search(SearchConfig config, ResultsDirectory results, RunSummary runSummary, Notifier notifier) {
        String search = searchName(results);
        try (PageServer server = serve == null ? null : PageServer.open(serve);
                SearchBackend spark = new SearchBackend();
                SearchRun run = open(config, search, results, spark)) {
            var execution = new SearchExecution(
                    run,
                    results,
                    runSummary,
                    notifier,
                    spec.commandLine().getOut(),
                    spec.commandLine().getErr());
            return execution.run(spark, Optional.ofNullable(server));
        } catch (RuntimeException | Error fault) {
            notifier.failed(search, fault);
            throw fault;
        }
    }

    private String searchName(ResultsDirectory results) {
        return name != null ? name : defaultName(results);
    }

    private SearchRun open(SearchConfig config, String search, ResultsDirectory results, SearchBackend spark) {
        CheckpointRoot.check(config, search);
        if (resume && results.has(search)) {
            return SearchRun.resume(
                    config,
                    search,
                    results,
                    ProgramVersion.get(),
                    warmStart.searches,
                    spec.commandLine().getErr()::println);
        }
        SearchConfig seeded = config.seeded();
        results.requireFree(search);
        WarmStart earlier = earlier(results, seeded);
        // The name is taken when Spark's master has answered, and not before.
        spark.open(seeded, search, SearchRun.storage(seeded, search, results));
        return SearchRun.create(seeded, search, results, ProgramVersion.get(), earlier);
    }

    /** The search that other commands mean when none is named, if it is to be resumed and there is one. */
    private String defaultName(ResultsDirectory results) {
        return resume && !results.searches().isEmpty() ? results.last().name() : nameByTime();
    }

    /** What earlier searches found; logged, because the new search's points depend on it. */
    private WarmStart earlier(ResultsDirectory results, SearchConfig config) {
        WarmStart earlier = WarmStart.read(results, warmStart.searches, config);
        Warnings.print(earlier.warnings());
        if (!warmStart.searches.isEmpty()) {
            String known = String.format(
                    Locale.ROOT,
                    "Warm start from %s: %s known",
                    String.join(", ", warmStart.searches),
                    Counted.of(earlier.results().size(), "point is", "points are"));
            LOG.info(known);
            spec.commandLine().getErr().println(known);
        }
        return earlier;
    }

    private String nameByTime() {
        return file.baseName() + "-" + TIME.format(Clock.systemUTC().instant());
    }

    private List<ConfigOverride> overrides() {
        var overrides = new ArrayList<ConfigOverride>();
        add(overrides, "--trials", "budget.trials", trials);
        add(overrides, "--max-time", "budget.max_time", maxTime);
        add(overrides, "--trial-timeout", "budget.trial_timeout", trialTimeout);
        add(overrides, "--parallelism", "budget.parallelism", parallelism);
        add(overrides, "--seed", "seed", seed);
        return overrides;
    }

    private static void add(List<ConfigOverride> overrides, String option, String key, String value) {
        if (value != null) {
            overrides.add(ConfigOverride.option(option, key, value));
        }
    }
}
