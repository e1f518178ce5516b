package io.sparbiter.driver.reproduce;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.driver.cli.CommandLines;
import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.end.ExitCode;
import io.sparbiter.driver.results.ResultsDirectory;
import io.sparbiter.driver.results.SearchBeginning;
import io.sparbiter.driver.results.table.ResultsWriter;
import io.sparbiter.driver.results.table.SampleTrials;
import io.sparbiter.driver.run.Searches;
import io.sparbiter.worker.network.NetworkReports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trials that are shown when their data lie elsewhere, or are others. */
class MovedDataTest {
    private static final String AXES =
            "space={conv_1_filters: [32, 64, 128, 256], dropout: [0.1, 0.25, 0.5], optimizer: [adam, nadam, adadelta]}";

    @TempDir
    Path directory;

    private Path here;

    @BeforeEach
    void search() throws IOException {
        here = images("here.csv", 7);
        SearchConfig gone = config(directory.resolve("gone.csv"));
        ResultsDirectory results = Searches.results(directory);
        results.prepare("s").begin(SearchBeginning.of(gone.resolved().yaml(), NetworkReports.SCHEMA, "test"));
        String fingerprint = config(here).trial().dataFingerprint().orElseThrow();
        try (ResultsWriter table = results.trials().writer(SampleTrials.context("s"), SampleTrials.SPACE)) {
            table.ended(SampleTrials.on(fingerprint, SampleTrials.completed(1, 0.9)));
        }
    }

    private static SearchConfig config(Path data) {
        return Searches.quick(AXES, "data={train: 40, validation: 20, test: 0, source: \"" + data + "\"}");
    }

    private Path images(String name, int factor) throws IOException {
        return Files.writeString(
                directory.resolve(name),
                IntStream.range(0, 60)
                        .mapToObj(image -> image % 4
                                + IntStream.range(0, 64)
                                        .mapToObj(pixel -> "," + (image * pixel * factor) % 256)
                                        .collect(Collectors.joining()))
                        .collect(Collectors.joining("\n")));
    }

    private CommandLines show(String... more) {
        List<String> arguments = new ArrayList<>(List.of("show", "1", "--search=s", "--results=" + directory));
        arguments.addAll(List.of(more));
        return CommandLines.run(arguments.toArray(String[]::new));
    }

    private void assertRefused(CommandLines run, String... words) {
        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run.err()).contains(words);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void theNetworkIsShownWhereTheDataAreNow() {
        CommandLines without = show();
        assertThat(without.exitCode()).isZero();
        assertThat(without.out()).contains("Parameters").doesNotContain("Network");
        CommandLines found = show("--set=data.source=" + here);
        assertThat(found.exitCode()).as(found.err()).isZero();
        assertThat(found.out()).contains("Parameters", "Network");
    }

    @Test
    void whereTheyAreIsAskedFor() {
        assertRefused(
                show("--reproduce"),
                "Cannot find data.source (" + directory.resolve("gone.csv") + ")",
                "\nIf the data have moved, say where they are: --set data.source=PATH\n");
    }

    @Test
    void otherDataAreRefused() throws IOException {
        String other = "--set=data.source=" + images("other.csv", 11);
        for (CommandLines run : List.of(show(other), show("--reproduce", other))) {
            assertRefused(run, "Trial 1 had other data: theirs was the data_fingerprint ", "\nBring back the data");
        }
    }

    /** As would a typo, or data that need other settings. */
    @Test
    void aPlaceOfNoSuchDataIsRefused() {
        assertRefused(
                show("--set=data.source=/no/such"),
                "Cannot find data.source (/no/such)",
                "\nThey must be the data that the trial had, read as they were then.\n");
    }

    @Test
    void nothingElseCanBeSet() {
        assertRefused(
                show("--set=training.epochs=3"),
                "Cannot set training.epochs: a trial is told of as it was.\n"
                        + "What may be set is where its data are now: data.source, data.test_source.");
    }
}
