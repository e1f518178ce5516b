package io.sparbiter.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.driver.dispatch.SparkContexts;
import io.sparbiter.driver.results.ResultsDirectory;
import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.search.trial.Epoch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What version 0.1 wrote is read and continued: a finished search, one that began warm, one whose driver was killed while
 * its third trial trained, and a model. {@code epochs/*.csv} is what version 0.1 itself read of them in the end.
 */
class EarlierVersionIT {
    private static final Path WRITTEN = Path.of("src/test/resources/version-0.1");
    private static final int CHECKPOINTED_EPOCHS = 2;

    @TempDir
    static Path directory;

    private static Path results;

    @BeforeAll
    static void copy() throws IOException {
        results = directory.resolve("results");
        try (Stream<Path> files = Files.walk(WRITTEN)) {
            for (Path file : files.toList()) {
                Path copy = directory.resolve(WRITTEN.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }

    @Test
    void itsRowsAreReadToTheLastDigit() throws IOException {
        for (String search : List.of("finished", "warmed")) {
            assertThat(epochs(search)).isEqualTo(expected(search));
        }
        assertThat(rows("finished")).allSatisfy(row -> {
            assertThat(row.ending().numbers().names())
                    .containsExactly("learning_rate", "train_loss", "val_loss", "val_accuracy");
            assertThat(row.run().facts().values()).containsOnlyKeys("parameters", "backend", "data_fingerprint");
        });
    }

    @Test
    void anUnfinishedSearchGoesOnFromItsCheckpoint() throws IOException {
        CommandLines resumed = search("unfinished", "--resume");

        assertThat(resumed.exitCode()).as(resumed.err()).isZero();
        assertThat(resumed.err()).contains("resumed after 2 trials");
        Map<Integer, List<String>> now = epochs("unfinished");
        Map<Integer, List<String>> then = expected("unfinished");
        assertThat(now.keySet()).isEqualTo(then.keySet());
        assertThat(now.get(1)).isEqualTo(then.get(1));
        assertThat(now.get(2)).isEqualTo(then.get(2));
        // Later epochs are trained here, and another processor adds in another order.
        assertThat(now.get(3))
                .startsWith(then.get(3).subList(0, CHECKPOINTED_EPOCHS).toArray(String[]::new));
        assertThat(rows("unfinished"))
                .filteredOn(row -> row.trialId() == 3)
                .singleElement()
                .satisfies(row -> assertThat(row.run().attempt()).isEqualTo(2));
        assertThat(resumed.err()).doesNotContain("checkpoint");
    }

    @Test
    void aSearchThatBeganWarmHasNothingLeftToDo() {
        CommandLines resumed = search("warmed", "--resume");

        assertThat(resumed.exitCode()).as(resumed.err()).isZero();
        assertThat(resumed.out()).contains("This run: 0 trials");
    }

    @Test
    void itsSearchIsKnownToANewOne() {
        CommandLines warm = CommandLines.run(
                "search",
                "--config=" + results.resolve("searches/finished/search.yaml"),
                "--results=" + results,
                "--name=warm",
                "--warm-start=finished",
                "--set=space={conv_1_filters: [4, 8], conv_2_filters: [4], conv_3_filters: [4], conv_1_kernel: [3],"
                        + " dense_1_units: [16, 32, 64], optimizer: [adam]}",
                "--trials=1");

        assertThat(warm.exitCode()).as(warm.err()).isZero();
        assertThat(warm.err()).contains("Warm start from finished: 4 points are known");
    }

    @Test
    void itsModelIsJudged() {
        CommandLines judged =
                CommandLines.run("evaluate", "--model=" + directory.resolve("model"), "--split=test", "--format=json");

        assertThat(judged.exitCode()).as(judged.err()).isZero();
        assertThat(judged.out()).contains("\"accuracy\"");
    }

    private static CommandLines search(String name, String... more) {
        String[] arguments = Stream.concat(
                        Stream.of(
                                "search",
                                "--config="
                                        + results.resolve("searches")
                                                .resolve(name)
                                                .resolve("search.yaml"),
                                "--results=" + results,
                                "--name=" + name),
                        Stream.of(more))
                .toArray(String[]::new);
        return CommandLines.run(arguments);
    }

    private static List<TrialRow> rows(String search) {
        return ResultsDirectory.at(results.toString(), SparkContexts.hadoopConfiguration())
                .trials()
                .rows(search)
                .rows();
    }

    /** Trial id to its epochs, each a line with all that is recorded of it but the time. */
    private static Map<Integer, List<String>> epochs(String search) {
        Map<Integer, List<String>> epochs = new TreeMap<>();
        for (TrialRow row : rows(search)) {
            epochs.put(
                    row.trialId(),
                    row.ending().history().stream()
                            .map(epoch -> line(row, epoch))
                            .toList());
        }
        return epochs;
    }

    private static String line(TrialRow row, Epoch epoch) {
        String numbers = Stream.of("train_loss", "val_loss", "val_accuracy", "learning_rate")
                .map(name -> Double.toString(epoch.metrics().get(name)))
                .collect(Collectors.joining(","));
        return epoch.number() + "," + numbers + "," + row.point();
    }

    private static Map<Integer, List<String>> expected(String search) throws IOException {
        return Files.readAllLines(WRITTEN.resolve("epochs").resolve(search + ".csv")).stream()
                .skip(1)
                .map(line -> line.split(","))
                .collect(Collectors.groupingBy(
                        cells -> Integer.valueOf(cells[0]),
                        TreeMap::new,
                        Collectors.mapping(EarlierVersionIT::line, Collectors.toList())));
    }

    private static String line(String[] cells) {
        return String.join(",", cells[1], cells[2], cells[3], cells[4], cells[5], cells[6]);
    }
}
