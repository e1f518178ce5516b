package io.sparbiter.driver.cli;

import io.sparbiter.driver.benchmark.Benchmark;
import io.sparbiter.driver.benchmark.BenchmarkCsv;
import io.sparbiter.driver.benchmark.BenchmarkPlan;
import io.sparbiter.driver.benchmark.BenchmarkRow;
import io.sparbiter.driver.benchmark.Contender;
import io.sparbiter.driver.benchmark.ReplayLimits;
import io.sparbiter.driver.benchmark.table.RecordedTable;
import io.sparbiter.driver.cli.option.Count;
import io.sparbiter.driver.cli.output.NamedOutput;
import io.sparbiter.driver.config.PrunerOption;
import io.sparbiter.driver.config.StrategyOption;
import io.sparbiter.driver.end.ExitCode;
import io.sparbiter.driver.report.BenchmarkReport;
import io.sparbiter.driver.screen.ScreenWidth;
import io.sparbiter.search.prune.PrunerSettings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

@Command(name = "benchmark", description = "Compares strategies by replaying them on a table of recorded scores.")
final class BenchmarkCommand implements Callable<Integer> {
    private static final int TRIALS = 100;

    @Mixin
    RecordedOptions recorded;

    @Option(
            names = "--strategies",
            required = true,
            paramLabel = "LIST",
            description = "Strategies as in search files, as in random,genetic or \"{type: grid, order: random}\".")
    String strategies;

    @Option(
            names = "--pruner",
            paramLabel = "LIST",
            defaultValue = "none",
            description =
                    "Pruners as in search files; every strategy is replayed with each (default: ${DEFAULT-VALUE}).")
    String pruners;

    @Option(
            names = "--trials",
            paramLabel = "N",
            description = "Trials of a replay (default: 100, or all points with --epochs or --hours).")
    Count trials;

    @Option(names = "--epochs", paramLabel = "N", description = "Ends a replay after so many epochs of all trials.")
    Count epochs;

    @Option(
            names = "--hours",
            paramLabel = "H",
            converter = Hours.class,
            description = "Ends a replay after so many simulated hours.")
    Duration hours;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = "20",
            description = "Replays of each strategy and pruner (default: ${DEFAULT-VALUE}).")
    Count seeds;

    @Option(
            names = "--first-seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "The seed of the first replay (default: ${DEFAULT-VALUE}).")
    long firstSeed;

    @Option(
            names = "--workers",
            paramLabel = "N",
            defaultValue = "1",
            description = "Trials at once (default: ${DEFAULT-VALUE}).")
    Count workers;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Also writes the figures as CSV; - prints them instead of the tables.")
    Path out;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        List<Contender> contenders = contenders();
        PrintWriter standard = spec.commandLine().getOut();
        Optional<NamedOutput> file = Optional.ofNullable(out).map(path -> new NamedOutput("--out", path, standard));
        if (recorded.table != null) {
            file.ifPresent(named -> named.requireOther("--table", recorded.table.toString()));
        }
        file.ifPresent(NamedOutput::check);
        RecordedTable table = recorded.read();
        var plan = new BenchmarkPlan(limits(), seeds.value(), firstSeed, workers.value());
        List<BenchmarkRow> rows = rows(new Benchmark(table, plan, System::nanoTime), contenders);
        file.ifPresent(there -> there.write(BenchmarkCsv.of(rows)));
        if (!file.map(NamedOutput::isStandardOutput).orElse(false)) {
            standard.print(BenchmarkReport.of(table, plan, rows, ScreenWidth.columns()));
            standard.flush();
        }
        return ExitCode.DONE;
    }

    private List<Contender> contenders() {
        Map<String, PrunerSettings> asked = PrunerOption.read("--pruner", pruners);
        List<Contender> contenders = new ArrayList<>();
        StrategyOption.read("--strategies", strategies)
                .forEach((name, strategy) -> asked.forEach(
                        (prunerName, pruner) -> contenders.add(new Contender(name, strategy, prunerName, pruner))));
        return contenders;
    }

    private ReplayLimits limits() {
        boolean isLimited = trials != null || epochs != null || hours != null;
        return isLimited
                ? new ReplayLimits(limit(trials), limit(epochs), Optional.ofNullable(hours))
                : ReplayLimits.ofTrials(TRIALS);
    }

    private static OptionalInt limit(Count count) {
        return count == null ? OptionalInt.empty() : OptionalInt.of(count.value());
    }

    private List<BenchmarkRow> rows(Benchmark benchmark, List<Contender> contenders) {
        PrintWriter err = spec.commandLine().getErr();
        List<BenchmarkRow> rows = new ArrayList<>();
        for (Contender contender : contenders) {
            err.println("Replaying " + contender.title() + " …");
            rows.addAll(benchmark.rows(contender));
        }
        return rows;
    }

    /** A time in hours, fractions allowed. */
    static final class Hours implements ITypeConverter<Duration> {
        private static final double MILLIS = 3_600_000;

        @Override
        public Duration convert(String text) {
            double hours = text.matches("\\d{1,6}(\\.\\d+)?") ? Double.parseDouble(text) : 0;
            if (hours * MILLIS < 1) {
                throw new TypeConversionException("'" + text + "' is not a positive number of hours, as in 8 or 0.5");
            }
            return Duration.ofMillis(Math.round(hours * MILLIS));
        }
    }
}
