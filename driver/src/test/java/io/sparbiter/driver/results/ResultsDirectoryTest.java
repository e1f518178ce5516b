package io.sparbiter.driver.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
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
        results.create("mnist", "space: mnist-cnn\n# ä\n");

        assertThat(results.open("mnist").yaml()).isEqualTo("space: mnist-cnn\n# ä\n");
        assertThat(results.open("mnist").readJournal()).isEmpty();
        assertThat(directory.resolve("searches/mnist")).isDirectoryContaining("glob:**/search.yaml");
    }

    @Test
    void aNameInUseIsRefused() {
        results.create("mnist", "seed: 1");

        assertThatThrownBy(() -> results.create("mnist", "seed: 2"))
                .isInstanceOfSatisfying(
                        ResultsException.class, e -> assertThat(e.isUsage()).isTrue())
                .hasMessage("Cannot start search --name (mnist): the name is already in use in file:" + directory
                        + ".\nContinue that search with --resume, or choose a new name.");
        assertThat(results.open("mnist").yaml()).isEqualTo("seed: 1");
    }

    @Test
    void aNameWhoseTrialsAreThereIsInUse() throws IOException {
        Files.createDirectories(directory.resolve("trials/search=copied"));

        assertThatThrownBy(() -> results.create("copied", ""))
                .hasMessageStartingWith("Cannot start search --name (copied): the name is already in use");
    }

    @Test
    void ofManyWhoTakeANameAtOnceOneSucceeds() throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<SearchDirectory>> all = threads.invokeAll(IntStream.range(0, 32)
                    .<java.util.concurrent.Callable<SearchDirectory>>mapToObj(
                            i -> () -> results.create("wanted", "seed: " + i))
                    .toList());
            assertThat(all.stream().filter(ResultsDirectoryTest::succeeded)).hasSize(1);
        } finally {
            threads.shutdown();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2026-03-01", "7", "-a", "a b", "a/b", "a.b", "ä", "a=b", "NaN", "Infinity"})
    void namesThatReadersTakeForSomethingElseAreRefused(String name) {
        assertThatThrownBy(() -> results.create(name, ""))
                .isInstanceOf(ResultsException.class)
                .hasMessage(
                        "Cannot name a search --name (" + name + "): a name is a letter, then letters, digits, _ and"
                                + " -, and neither NaN nor Infinity.\nChoose one like mnist-cnn_2.");
    }

    @Test
    void anUnknownSearchIsAnsweredWithTheKnownOnes() throws IOException {
        results.create("b", "");
        Files.createDirectories(directory.resolve("trials/search=a"));

        assertThatThrownBy(() -> results.open("c"))
                .hasMessage("Cannot find --search (c) in file:" + directory + ".\nIt has a, b.");
    }

    @Test
    void theSearchStartedOrResumedLastIsTheLast() throws IOException {
        results.create("z", "");
        results.create("a", "");
        assertThat(results.last().name()).isEqualTo("a");

        results.open("z").markLast();
        assertThat(results.last().name()).isEqualTo("z");
    }

    @Test
    void withoutAMarkerTheNewestDirectoryIsTheLast() throws IOException {
        results.create("z", "");
        results.create("a", "");
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

        assertThatThrownBy(() -> at(file).create("a", ""))
                .hasMessage("Cannot use --results (file:" + file + "): it is a file.\nChoose a directory.");
        assertThatThrownBy(() -> at(file).searches()).hasMessageContaining("it is a file");
    }

    @Test
    void aDirectoryThatCannotBeMadeIsOneMessage() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");

        assertThatThrownBy(() -> at(file.resolve("below")).create("a", ""))
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

    private static ResultsDirectory at(Path path) {
        return ResultsDirectory.at(path.toString(), new Configuration());
    }

    private static boolean succeeded(Future<SearchDirectory> future) {
        try {
            future.get();
            return true;
        } catch (InterruptedException | ExecutionException e) {
            return false;
        }
    }
}
