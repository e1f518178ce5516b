package io.sparbiter.worker.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.worker.storage.HadoopEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On this machine's directories, and on the same under another scheme, which stand for a file system elsewhere. */
class CheckpointDirectoryTest {
    @TempDir
    Path folder;

    @BeforeAll
    static void configure() {
        HadoopEnvironment.configure(Elsewhere::configuration);
    }

    @AfterAll
    static void reset() {
        HadoopEnvironment.configure(Configuration::new);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aLaterAttemptFindsTheFilesThatWereSaved(boolean remote) throws IOException {
        try (var first = open(remote, "seed 1")) {
            Files.createDirectories(first.path().resolve("deep/empty"));
            Files.writeString(first.path().resolve("deep/model"), "one");
            first.save();
            Files.writeString(first.path().resolve("deep/model"), "two");
            Files.writeString(first.path().resolve("more"), "more");
            first.save();
        }
        try (var second = open(remote, "seed 1")) {
            assertThat(second.path().resolve("deep/model")).hasContent("two");
            assertThat(second.path().resolve("deep/empty")).isDirectory();
            assertThat(second.path().resolve("more")).hasContent("more");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatATrialOfAnotherIdentityLeftIsNotTaken(boolean remote) throws IOException {
        try (var first = open(remote, "seed 1")) {
            Files.writeString(first.path().resolve("model"), "one");
            first.save();
        }
        try (var second = open(remote, "seed 2")) {
            assertThat(second.path().resolve("model")).doesNotExist();
        }
    }

    @Test
    void onThisMachineFilesAreWhereTheyAreKept() {
        try (var directory = open(false, "seed 1")) {
            assertThat(directory.path()).isEqualTo(folder.resolve("search/trial-7"));
        }
        assertThat(folder.resolve("search/trial-7")).isDirectory();
    }

    @Test
    void elsewhereOneArchiveIsKeptAndNoCopyHere() throws IOException {
        Path copy;
        try (var directory = open(true, "seed 1")) {
            copy = directory.path();
            directory.save();
            directory.save();
        }
        assertThat(copy).doesNotExist();
        try (Stream<Path> files = Files.list(folder.resolve("search/trial-7"))) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> !name.startsWith(".")))
                    .containsExactly("files-2.zip");
        }
    }

    @Test
    void withoutCheckpointsItIsTemporary() throws IOException {
        Path path;
        try (var directory = CheckpointDirectory.open(CheckpointSettings.OFF, 7, "seed 1")) {
            path = Files.writeString(directory.path().resolve("model"), "one");
            directory.save();
        }
        assertThat(path.getParent()).doesNotExist();
    }

    @Test
    void whereNothingCanBeWrittenItIsTemporary() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        try (var directory = CheckpointDirectory.open(new CheckpointSettings(file.toString(), "search"), 7, "seed 1")) {
            assertThat(directory.path()).isDirectory().isEmptyDirectory();
        }
    }

    private CheckpointDirectory open(boolean remote, String identity) {
        String root = remote ? Elsewhere.uri(folder) : folder.toString();
        return CheckpointDirectory.open(new CheckpointSettings(root, "search"), 7, identity);
    }
}
