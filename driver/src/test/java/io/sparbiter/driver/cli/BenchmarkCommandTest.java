package io.sparbiter.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.config.SearchConfigReader;
import io.sparbiter.driver.end.ExitCode;
import io.sparbiter.driver.results.ResultsDirectory;
import io.sparbiter.driver.results.SearchBeginning;
import io.sparbiter.driver.results.table.RowContext;
import io.sparbiter.driver.results.table.SampleTrials;
import io.sparbiter.search.space.Space;
import io.sparbiter.worker.network.NetworkReports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user sees of a small benchmark. */
class BenchmarkCommandTest {
    private static final String TWELVE_NETWORKS = """
            space:
              conv_1_filters: [4, 8, 16]
              conv_2_filters: [4]
              conv_3_filters: [4]
              conv_1_kernel: [3]
              dense_1_units: [8, 16, 32, 64]
              optimizer: [adam]
            seed: 1
            """;

    @TempDir
    Path folder;

    private String table;
    private String space;

    /** 60 points, x by y, scored by x + y / 10. */
    @BeforeEach
    void writeTable() throws IOException {
        space = write("space.yaml", "axes:\n  x: [0, 1, 2, 3, 4, 5]\n  y: {min: 0, max: 9, step: 1}\n");
        table = write(
                "table.csv",
                IntStream.range(0, 60)
                        .mapToObj(i -> i / 10 + "," + i % 10 + "," + i / 10.0 + "\n")
                        .collect(Collectors.joining("", "x,y,score_1\n", "")));
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private CommandLines benchmark(String... more) {
        List<String> arguments = new ArrayList<>(List.of("benchmark", "--table", table, "--space", space));
        arguments.addAll(List.of("--direction", "minimize", "--seeds", "3"));
        arguments.addAll(List.of(more));
        return CommandLines.run(arguments.toArray(String[]::new));
    }

    private static void assertRefused(CommandLines run, String... words) {
        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run.err()).contains(words).doesNotContain("\tat ").doesNotContain("Exception");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void itPrintsALineForEachStrategyAndCheckpoint() {
        CommandLines run = benchmark("--strategies", "random,grid,genetic", "--trials", "40", "--workers", "4");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).startsWith("60 points with 1 score, minimize: best 0.00000, median 2.95000.");
        assertThat(run.out().lines().filter(line -> line.matches(" (random|grid|genetic) .*")))
                .as("two checkpoints by trials, three by time, and suggestions")
                .hasSize(18)
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
        assertThat(run.out()).contains("By trials ended:", "By simulated time").doesNotContain("epochs", "pruner");
    }

    @Test
    void itSaysThatTimesAreDrawnAndThatNothingIsPruned() {
        assertThat(benchmark("--strategies", "random", "--trials", "30").out())
                .contains("The table has no column seconds")
                .doesNotContain("Nothing is pruned");
        assertThat(benchmark("--strategies", "random", "--pruner", "asha", "--trials", "30")
                        .out())
                .contains("Nothing is pruned: of each point only the score at its end is known.");
    }

    @Test
    void outHasOneRowForEachStrategyAndCheckpoint() throws IOException {
        Path out = folder.resolve("out.csv");
        assertThat(benchmark("--strategies", "grid", "--trials", "40", "--out", out.toString())
                        .exitCode())
                .isZero();
        // The first point of the grid is the best one.
        assertThat(Files.readAllLines(out))
                .startsWith("strategy,pruner,workers,by,at,mean_regret,stderr_regret,started_best,pruned_best,trials,"
                        + "mean_regret_recommended,distinct,suggest_p50_s,suggest_p95_s")
                .anySatisfy(line -> assertThat(line).startsWith("grid,none,1,trials,25,0.0,0.0,1.0,0.0,25,0.0,25,"))
                .anySatisfy(line -> assertThat(line).startsWith("grid,none,1,trials,40,0.0,0.0,1.0,0.0,40,0.0,40,"))
                .anySatisfy(line -> assertThat(line).startsWith("grid,none,1,seconds,10,0.0,0.0,1.0,0.0,"));
    }

    @Test
    void standardOutputHasTheFiguresOrTheTables() {
        CommandLines run = benchmark("--strategies", "grid", "--trials", "40", "--out", "-");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).startsWith("strategy,pruner,workers,").doesNotContain("By trials ended");
        assertThat(Path.of("-")).doesNotExist();
    }

    /** 60 points with epochs 1, 3 and 9, scored by x + y / 10 plus 1 / epoch, a second each epoch. */
    private void writeCurves() throws IOException {
        table = write(
                "curves.csv",
                IntStream.range(0, 60)
                        .mapToObj(i -> i / 10 + "," + i % 10 + "," + (i / 10.0 + 1) + "," + (i / 10.0 + 0.33) + ","
                                + (i / 10.0 + 0.11) + ",1,3,9\n")
                        .collect(Collectors.joining(
                                "", "x,y,score@1,score@3,score@9,seconds@1,seconds@3,seconds@9\n", "")));
    }

    @Test
    void everyStrategyIsReplayedWithEveryPruner() throws IOException {
        writeCurves();
        Path out = folder.resolve("out.csv");
        CommandLines run = benchmark(
                "--strategies=random,grid",
                "--pruner=none,{type: asha, min_epochs: 1}",
                "--epochs=180",
                "--out=" + out);
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("By epochs trained, 9 of a whole training:", "in median whole trainings of 9.0 seconds:");
        assertThat(run.out().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(120));
        assertThat(run.err()).contains("Replaying random …", "Replaying grid with asha(min_epochs=1) …");
        assertThat(Files.readAllLines(out))
                .anySatisfy(line -> assertThat(line).startsWith("random,none,1,epochs,180,"))
                .anySatisfy(line -> assertThat(line).startsWith("grid,asha(min_epochs=1),1,epochs,45,0.0,"))
                .noneSatisfy(line -> assertThat(line).contains(",epochs,450,"));
    }

    @Test
    void aReplayMayBeTooShortForAnyLine() throws IOException {
        writeCurves();
        CommandLines run = benchmark("--strategies=random", "--hours=0.001");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("All replays ended before the first checkpoint.");
    }

    @Test
    void whatIsNoPrunerAndNoTimeIsRefused() {
        assertRefused(benchmark("--strategies=random", "--pruner=asah"), "asah", "Maybe you meant asha.");
        assertRefused(benchmark("--strategies=random", "--hours=-1"), "'-1' is not a positive number of hours");
        assertRefused(benchmark("--strategies=random", "--hours=0.0"), "'0.0' is not a positive number of hours");
        assertRefused(benchmark("--strategies=random", "--epochs=0"), "'0' is not a whole number of 1 or more");
    }

    @Test
    void aFolderThatIsMissingIsNoticedBeforeTheWorkIsDone() {
        String out = folder.resolve("gone").resolve("out.csv").toString();
        CommandLines run = benchmark("--strategies", "random", "--out", out);
        assertRefused(run, "Cannot write --out", "there is no folder " + folder.resolve("gone"));
        assertThat(run.err()).doesNotContain("Replaying");
        assertRefused(benchmark("--strategies", "random", "--out", folder.toString()), "it is a folder");
    }

    @Test
    void anUnknownStrategyIsRefusedWithTheNearest() {
        assertRefused(benchmark("--strategies", "randon"), "randon", "Maybe you meant random.");
    }

    @Test
    void aDamagedTableIsRefusedWithItsLine() throws IOException {
        table = write("table.csv", "x,y,score_1\n0,0,good\n");
        assertRefused(benchmark("--strategies", "random"), "table.csv:2", "score_1 (\"good\")");
    }

    @Test
    void theOptionsOfATableBelongTogether() {
        assertRefused(
                CommandLines.run("benchmark", "--strategies", "random", "--table", table),
                "--space, --direction are missing");
        assertRefused(
                benchmark("--strategies", "random", "--search", "s"), "Either --table or --search: name one table");
    }

    @Test
    void aSearchsOwnResultsAreATable() {
        String results = folder.resolve("results").toString();
        writeSearch(results, 6);
        CommandLines run = CommandLines.run(
                "benchmark", "--results", results, "--search", "mine", "--strategies", "random,grid", "--seeds", "2");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).startsWith("6 of 12 points with 1 score, maximize: best 0.60000, median 0.35000.");
        assertThat(run.out().lines().filter(line -> line.matches(" (random|grid) +6 +0.00000 .*")))
                .hasSize(2);
    }

    /** So many trials, scored 0.1, 0.2, … */
    private static void writeSearch(String results, int trials) {
        SearchConfig config = SearchConfigReader.trusting().readText(TWELVE_NETWORKS, "test");
        ResultsDirectory directory = ResultsDirectory.at(results, new Configuration());
        directory.prepare("mine").begin(SearchBeginning.of(config.resolved().yaml(), NetworkReports.SCHEMA, "test"));
        RowContext context = SampleTrials.context("mine");
        Space space = config.space();
        try (var writer = directory.trials().writer(context, space)) {
            for (int id = 1; id <= trials; id++) {
                writer.ended(SampleTrials.completed(SampleTrials.trial(id, space), id / 10.0));
            }
        }
    }
}
