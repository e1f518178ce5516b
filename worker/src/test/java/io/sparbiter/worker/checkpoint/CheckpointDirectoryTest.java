package io.sparbiter.worker.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.Metrics;
import io.sparbiter.worker.command.report.JsonEpochs;
import io.sparbiter.worker.storage.HadoopEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** On this machine's directories, and on the same under another scheme, which stand for a file system elsewhere. */
class CheckpointDirectoryTest {
    private static final List<String> NAMES = List.of("auc");
    private static final Epoch EPOCH = new Epoch(1, Metrics.of(NAMES, 0.5), 12);

    @TempDir
    Path folder;

    /** How it is kept, and where. */
    private enum Way {
        IDENTITY_HERE,
        IDENTITY_ELSEWHERE,
        ATTEMPT_HERE,
        ATTEMPT_ELSEWHERE
    }

    @BeforeAll
    static void configure() {
        HadoopEnvironment.configure(Elsewhere::configuration);
    }

    @AfterAll
    static void reset() {
        HadoopEnvironment.configure(Configuration::new);
    }

    @ParameterizedTest
    @EnumSource
    void aLaterAttemptFindsWhatWasSaved(Way way) throws IOException {
        try (var first = open(way, 1)) {
            Files.createDirectories(first.path().resolve("deep"));
            Files.writeString(first.path().resolve("deep/model"), "one");
            first.save();
            Files.writeString(first.path().resolve("deep/model"), "two");
            Files.writeString(first.path().resolve("more"), "more");
            first.note(EPOCH);
            first.save();
        }
        try (var second = open(way, 2)) {
            assertThat(second.path().resolve("deep/model")).hasContent("two");
            assertThat(second.path().resolve("more")).hasContent("more");
            assertThat(second.earlier()).containsExactly(EPOCH);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void foldersAreKeptForAnIdentity(boolean remote) throws IOException {
        try (var first = ofIdentity(remote, "seed 1")) {
            Files.createDirectories(first.path().resolve("deep/empty"));
            first.save();
        }
        try (var second = ofIdentity(remote, "seed 1")) {
            assertThat(second.path().resolve("deep/empty")).isDirectory();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatATrialOfAnotherIdentityLeftIsNotTaken(boolean remote) throws IOException {
        try (var first = ofIdentity(remote, "seed 1")) {
            Files.writeString(first.path().resolve("model"), "one");
            first.save();
        }
        try (var second = ofIdentity(remote, "seed 2")) {
            assertThat(second.path().resolve("model")).doesNotExist();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aFirstAttemptFindsItEmptyAndSoDoTheNext(boolean remote) throws IOException {
        try (var other = ofAttempt(remote, 1)) {
            Files.writeString(other.path().resolve("model"), "one");
            other.save();
        }
        for (int attempt : List.of(1, 2)) {
            try (var directory = ofAttempt(remote, attempt)) {
                assertThat(directory.path()).isEmptyDirectory();
            }
        }
    }

    @Test
    void whatIsForgoneIsNotSaved() throws IOException {
        try (var directory = ofAttempt(true, 1)) {
            Files.writeString(directory.path().resolve("model"), "one");
            directory.forgo();
            directory.save();
        }
        assertThat(folder.resolve("search")).doesNotExist();
    }

    @Test
    void onThisMachineFilesAreWhereTheyAreKept() {
        try (var directory = ofIdentity(false, "seed 1")) {
            assertThat(directory.path()).isEqualTo(folder.resolve("search/trial-7"));
        }
        assertThat(folder.resolve("search/trial-7")).isDirectory();
    }

    @ParameterizedTest
    @EnumSource(names = {"IDENTITY_ELSEWHERE", "ATTEMPT_ELSEWHERE"})
    void elsewhereItIsKeptByNamesThatEarlierVersionsKnow(Way way) throws IOException {
        Path copy;
        try (var directory = open(way, 1)) {
            copy = directory.path();
            directory.save();
            Files.writeString(copy.resolve("model"), "one");
            directory.save();
        }
        assertThat(copy).doesNotExist();
        assertThat(kept())
                .containsExactlyInAnyOrder(
                        way == Way.IDENTITY_ELSEWHERE
                                ? new String[] {"files-2.zip"}
                                : new String[] {"file-1-1", "list-1-2"});
    }

    @Test
    void onThisMachineItsOwnFilesHaveTheNamesThatEarlierVersionsKnow() throws IOException {
        try (var directory = ofIdentity(false, "seed 1")) {
            directory.note(EPOCH);
            assertThat(directory.path().resolve(".trial")).hasContent("seed 1");
            assertThat(directory.path().resolve(".epochs")).isRegularFile();
        }
        try (var directory = ofAttempt(false, 1)) {
            directory.note(EPOCH);
            assertThat(directory.path().resolve(".sparbiter-epochs.jsonl")).isRegularFile();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void withoutCheckpointsItIsTemporary(boolean attempts) throws IOException {
        Path path;
        try (var directory = open(CheckpointSettings.OFF, attempts)) {
            path = Files.writeString(directory.path().resolve("model"), "one");
            directory.save();
        }
        assertThat(path.getParent()).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whereNothingCanBeWrittenItIsTemporary(boolean attempts) throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        try (var directory = open(new CheckpointSettings(file.toString(), "search"), attempts)) {
            assertThat(directory.path()).isDirectory().isEmptyDirectory();
        }
        assertThat(file).isEmptyFile();
    }

    private List<String> kept() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("search/trial-7"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .toList();
        }
    }

    private CheckpointDirectory open(Way way, int attempt) {
        return switch (way) {
            case IDENTITY_HERE -> ofIdentity(false, "seed 1");
            case IDENTITY_ELSEWHERE -> ofIdentity(true, "seed 1");
            case ATTEMPT_HERE -> ofAttempt(false, attempt);
            case ATTEMPT_ELSEWHERE -> ofAttempt(true, attempt);
        };
    }

    private static CheckpointDirectory open(CheckpointSettings settings, boolean attempts) {
        return attempts
                ? CheckpointDirectory.ofAttempt(settings, 7, 2, new JsonEpochs(NAMES))
                : CheckpointDirectory.ofIdentity(settings, 7, "seed 1", new EpochWords(NAMES));
    }

    private CheckpointDirectory ofIdentity(boolean remote, String identity) {
        return CheckpointDirectory.ofIdentity(settings(remote), 7, identity, new EpochWords(NAMES));
    }

    private CheckpointDirectory ofAttempt(boolean remote, int attempt) {
        return CheckpointDirectory.ofAttempt(settings(remote), 7, attempt, new JsonEpochs(NAMES));
    }

    private CheckpointSettings settings(boolean remote) {
        return new CheckpointSettings(remote ? Elsewhere.uri(folder) : folder.toString(), "search");
    }
}
