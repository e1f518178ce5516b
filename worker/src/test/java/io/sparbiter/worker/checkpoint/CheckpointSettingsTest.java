package io.sparbiter.worker.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointSettingsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "../other", "a/b", "/etc", "a b", "a\\b", "file:x"})
    void aNameCannotLeaveTheRoot(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CheckpointSettings(folder.toString(), name))
                .withMessage("not the name of a search: " + name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "file:", "file://"})
    void eachTrialHasADirectoryBelowItsSearch(String scheme) throws IOException {
        Path root = folder.resolve("check points");
        var settings = new CheckpointSettings(scheme + root, "mnist");
        for (int trial : new int[] {1, 2, 3}) {
            settings.files(trial).create("epoch-1.ckpt").close();
        }
        settings.remove(2);
        settings.remove(99);

        assertThat(root.resolve("mnist/trial-1/epoch-1.ckpt")).exists();
        assertThat(root.resolve("mnist/trial-2")).doesNotExist();
        settings.removeAllBut(Set.of(3));
        assertThat(root.resolve("mnist/trial-1")).doesNotExist();
        assertThat(root.resolve("mnist/trial-3")).exists();
        settings.removeAllBut(Set.of());
        assertThat(root.resolve("mnist")).doesNotExist();
        assertThat(root).exists();
    }

    @Test
    void aRootIsProbedByWriting() throws IOException {
        new CheckpointSettings(folder.resolve("new").toString(), "mnist").probe();
        assertThat(folder.resolve("new")).isEmptyDirectory();

        Path file = Files.createFile(folder.resolve("file"));
        assertThatIOException().isThrownBy(() -> new CheckpointSettings(file.toString(), "mnist").probe());
        assertThatIOException()
                .isThrownBy(() -> new CheckpointSettings("nowhere://node/c", "mnist").probe())
                .withMessageContaining("nowhere");
    }

    @Test
    void whereCheckpointsAreOffNothingIsWrittenOrDeleted() throws IOException {
        CheckpointSettings.OFF.probe();
        CheckpointSettings.OFF.remove(1);
        CheckpointSettings.OFF.removeAllBut(Set.of());
        assertThat(folder).isEmptyDirectory();
    }
}
