package io.sparbiter.driver.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.worker.checkpoint.CheckpointSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointCleanerTest {
    @TempDir
    Path root;

    @Test
    void whoseRowIsWrittenNeedsNoCheckpoint() throws IOException {
        leaveCheckpoints();
        try (var cleaner = new CheckpointCleaner(new CheckpointSettings(root.toString(), "mine"))) {
            cleaner.accept(2);
        }
        assertThat(root.resolve("mine/trial-1")).exists();
        assertThat(root.resolve("mine/trial-2")).doesNotExist();
        assertThat(root.resolve("others/trial-2")).exists();
    }

    @Test
    void aSearchThatEndedLeavesNothing() throws IOException {
        leaveCheckpoints();
        var cleaner = new CheckpointCleaner(new CheckpointSettings(root.toString(), "mine"));
        cleaner.accept(1);
        cleaner.finish();
        assertThat(root.resolve("mine")).doesNotExist();
        assertThat(root.resolve("others/trial-2")).exists();
    }

    @Test
    void whatCannotBeDeletedIsNoReasonToFail() {
        try (var cleaner = new CheckpointCleaner(new CheckpointSettings("nowhere://node/c", "mine"))) {
            cleaner.accept(1);
            cleaner.finish();
        }
        assertThat(root).isEmptyDirectory();
    }

    private void leaveCheckpoints() throws IOException {
        for (String trial : new String[] {"mine/trial-1", "mine/trial-2", "others/trial-2"}) {
            Files.createDirectories(root.resolve(trial));
            Files.write(root.resolve(trial).resolve("epoch-1.ckpt"), new byte[10]);
        }
    }
}
