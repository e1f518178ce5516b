package io.sparbiter.driver.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparbiter.driver.results.files.ResultsException;
import io.sparbiter.driver.results.journal.Journal;
import io.sparbiter.driver.results.journal.JournalEntry;
import io.sparbiter.driver.results.table.SampleTrials;
import io.sparbiter.search.trial.TrialResult;
import io.sparbiter.worker.network.NetworkReports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultsDirectoryTest {
    @TempDir
    private Path directory;

    private ResultsDirectory results;

    @BeforeEach
    void open() {
        results = at(directory);
    }

    @Test
    void keepsTheConfigurationOfASearch() {
        begin("mnist", "space: mnist-cnn\n# ä\n");

        assertThat(results.open("mnist").yaml()).isEqualTo("space: mnist-cnn\n# ä\n");
        assertThat(Journals.read(results.open("mnist"))).containsExactly(new JournalEntry.Began("test", List.of()));
        assertThat(directory.resolve("searches/mnist")).isDirectoryContaining("glob:**/search.yaml");
    }

    @Test
    void aNameInUseIsRefused() {
        begin("mnist", "seed: 1");

        assertThatThrownBy(() -> begin("mnist", "seed: 2"))
                .isInstanceOfSatisfying(
                        ResultsException.class, e -> assertThat(e.isUsage()).isTrue())
                .hasMessage("Cannot start search --name (mnist): the name is already in use in file:" + directory
                        + ".\nContinue that search with --resume, or choose a new name.");
        assertThat(results.open("mnist").yaml()).isEqualTo("seed: 1");
    }

    @Test
    void aNameWhoseTrialsAreThereIsInUse() throws IOException {
        Files.createDirectories(directory.resolve("trials/search=copied"));

        assertThatThrownBy(() -> begin("copied", ""))
                .hasMessageStartingWith("Cannot start search --name (copied): the name is already in use");
    }

    @Test
    void aBeginningThatADriverDiedInIsNone() throws IOException {
        try (Journal journal = results.prepare("a").journal(NetworkReports.SCHEMA, 0)) {
            journal.proposed(1, List.of(SampleTrials.trial(1)));
        }
        assertThat(results.has("a")).isFalse();

        begin("a", "seed: 1");

        assertThat(results.has("a")).isTrue();
        assertThat(results.open("a").yaml()).isEqualTo("seed: 1");
        assertThat(Journals.read(results.open("a"))).containsExactly(new JournalEntry.Began("test", List.of()));
    }

    @Test
    void aBeginningKeepsWhatWasLearned() {
        TrialResult learned = SampleTrials.completed(3, 0.8);
        results.prepare("b")
                .begin(new SearchBeginning("", NetworkReports.SCHEMA, "test", List.of("a"), List.of(learned)));

        assertThat(Journals.read(results.open("b"))).first().isEqualTo(new JournalEntry.Began("test", List.of("a")));
        assertThat(Journals.read(results.open("b")))
                .last()
                .isInstanceOfSatisfying(
                        JournalEntry.Learned.class,
                        entry -> assertThat(entry.result(SampleTrials.SPACE)).isEqualTo(learned));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2026-03-01", "7", "-a", "a b", "a/b", "a.b", "ä", "a=b", "NaN", "Infinity"})
    void namesThatReadersTakeForSomethingElseAreRefused(String name) {
        assertThatThrownBy(() -> results.prepare(name))
                .isInstanceOf(ResultsException.class)
                .hasMessage(
                        "Cannot name a search --name (" + name + "): a name is a letter from a to z, then such letters,"
                                + " digits, _ and -, and neither NaN nor Infinity.\nChoose one like first-try_2.");
    }

    @Test
    void anUnknownSearchIsAnsweredWithTheKnownOnes() throws IOException {
        begin("b", "");
        Files.createDirectories(directory.resolve("trials/search=a"));

        assertThatThrownBy(() -> results.open("c"))
                .hasMessage("Cannot find --search (c) in file:" + directory + ".\nIt has a, b.");
    }

    @Test
    void theSearchStartedOrResumedLastIsTheLast() throws IOException {
        begin("z", "");
        begin("a", "");
        assertThat(results.last().name()).isEqualTo("a");

        results.open("z").markLast();
        assertThat(results.last().name()).isEqualTo("z");
    }

    @Test
    void withoutAMarkerTheNewestDirectoryIsTheLast() throws IOException {
        begin("z", "");
        begin("a", "");
        Files.delete(directory.resolve("searches/_last"));
        Files.setLastModifiedTime(
                directory.resolve("searches/a"), FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));

        assertThat(results.last().name()).isEqualTo("z");
    }

    @Test
    void withoutASearchThereIsNoLast() {
        assertThatThrownBy(() -> results.last())
                .hasMessageStartingWith("Cannot find a search in --results (file:" + directory + "): there is none.\n");
        assertThat(results.searches()).isEmpty();
    }

    @Test
    void aFileIsNoResultsDirectory() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");

        assertThatThrownBy(() -> at(file).prepare("a"))
                .hasMessage("Cannot use --results (file:" + file + "): it is a file.\nChoose a directory.");
        assertThatThrownBy(() -> at(file).searches()).hasMessageContaining("it is a file");
    }

    @Test
    void aDirectoryThatCannotBeMadeIsOneMessage() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");

        assertThatThrownBy(() -> at(file.resolve("below")).prepare("a"))
                .isInstanceOf(ResultsException.class)
                .hasMessageStartingWith("Cannot write to --results (file:" + file + "/below): ")
                .hasMessageEndingWith("\nChoose a directory that you may write to.");
    }

    @Test
    void aFileSystemNobodyKnowsIsOneMessage() {
        assertThatThrownBy(() -> ResultsDirectory.at("nofs://host/results", new Configuration()))
                .hasMessage("Cannot use --results (nofs://host/results): No FileSystem for scheme \"nofs\"\nGive a"
                        + " directory, or a URI of a file system that this machine is configured for.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:", "file://"})
    void aUriOfThisMachineIsTheDirectoryOfItsPath(String scheme) {
        begin("mnist", "seed: 1");

        ResultsDirectory byUri = ResultsDirectory.at(scheme + directory, new Configuration());

        assertThat(byUri.path()).hasToString(results.path().toString());
        assertThat(byUri.checkpoints()).isEqualTo(results.checkpoints());
        assertThat(byUri.last().yaml()).isEqualTo("seed: 1");
    }

    @Test
    void aPathWithoutASchemeIsThisMachinesWhateverTheClusterTakesForItsOwn() {
        var configuration = new Configuration();
        configuration.set("fs.defaultFS", "hdfs://nobody:8020");

        assertThat(ResultsDirectory.at(directory.toString(), configuration).path())
                .hasToString("file:" + directory);
        assertThat(ResultsDirectory.at("./results", configuration).path())
                .hasToString("file:" + Path.of("results").toAbsolutePath());
        assertThat(ResultsDirectory.at(directory.toUri().toString(), configuration)
                        .searches())
                .isEmpty();
    }

    @Test
    void aStoreWithoutItsJarNamesTheJar() {
        assertThatThrownBy(() -> ResultsDirectory.at("s3a://bucket/results", new Configuration()))
                .isInstanceOfSatisfying(
                        ResultsException.class, e -> assertThat(e.isUsage()).isTrue())
                .hasMessageStartingWith("Cannot use --results (s3a://bucket/results): ")
                .hasMessageContaining("the file system of s3a: is in no jar of this program.\nIt is in"
                        + " org.apache.hadoop:hadoop-aws:3.3.4, which needs jars of its own: name them all in"
                        + " SPARBITER_CLASSPATH");
    }

    @Test
    void aFreeNameIsNotTakenByAsking() {
        results.requireFree("mnist");
        assertThat(directory).isEmptyDirectory();

        begin("mnist", "seed: 1");
        assertThatThrownBy(() -> results.requireFree("mnist"))
                .hasMessageStartingWith("Cannot start search --name (mnist): the name is already in use");
    }

    private static ResultsDirectory at(Path path) {
        return ResultsDirectory.at(path.toString(), new Configuration());
    }

    private void begin(String search, String yaml) {
        results.prepare(search).begin(SearchBeginning.of(yaml, NetworkReports.SCHEMA, "test"));
    }
}
