package io.sparbiter.driver.cli;

import io.sparbiter.driver.benchmark.Benchmark;
import io.sparbiter.driver.benchmark.BenchmarkCsv;
import io.sparbiter.driver.benchmark.BenchmarkPlan;
import io.sparbiter.driver.benchmark.BenchmarkRow;
import io.sparbiter.driver.benchmark.RecordedTable;
import io.sparbiter.driver.config.StrategyOption;
import io.sparbiter.driver.report.BenchmarkReport;
import io.sparbiter.driver.results.files.PlainFile;
import io.sparbiter.search.generate.Strategy;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "benchmark", description = "Compares strategies by replaying them on a table of recorded scores.")
final class BenchmarkCommand implements Callable<Integer> {
    @Mixin
    RecordedOptions recorded;

    @Option(
            names = "--strategies",
            required = true,
            paramLabel = "LIST",
            description = "Strategies as in search files, as in random,genetic or \"{type: grid, order: random}\".")
    String strategies;

    @Option(
            names = "--trials",
            paramLabel = "N",
            defaultValue = "100",
            description = "Trials of a replay (default: ${DEFAULT-VALUE}).")
    Count trials;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = "20",
            description = "Replays of each strategy (default: ${DEFAULT-VALUE}).")
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

    @Option(names = "--out", paramLabel = "FILE", description = "Also writes the figures as CSV.")
    Path out;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        Map<String, Strategy> asked = StrategyOption.read("--strategies", strategies);
        Optional<PlainFile> file = Optional.ofNullable(out).map(path -> new PlainFile("--out", path));
        file.ifPresent(PlainFile::check);
        RecordedTable table = recorded.read();
        var plan = new BenchmarkPlan(trials.value(), seeds.value(), firstSeed, workers.value());
        List<BenchmarkRow> rows = rows(new Benchmark(table, plan, System::nanoTime), asked);
        file.ifPresent(there -> there.write(BenchmarkCsv.of(rows)));
        print(BenchmarkReport.of(table, plan, rows));
        return ExitCode.DONE;
    }

    private List<BenchmarkRow> rows(Benchmark benchmark, Map<String, Strategy> asked) {
        PrintWriter err = spec.commandLine().getErr();
        List<BenchmarkRow> rows = new ArrayList<>();
        asked.forEach((name, strategy) -> {
            err.println("Replaying " + name + " …");
            rows.addAll(benchmark.rows(name, strategy));
        });
        return rows;
    }

    private void print(String report) {
        PrintWriter standard = spec.commandLine().getOut();
        standard.print(report);
        standard.flush();
    }
}
