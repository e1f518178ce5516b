package io.sparbiter.driver.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.search.space.Point;
import io.sparbiter.search.trial.BestTrials;
import io.sparbiter.search.trial.Candidate;
import io.sparbiter.search.trial.Direction;
import io.sparbiter.search.trial.Results;
import io.sparbiter.worker.checkpoint.CheckpointSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointCleanerTest {
    private static final Candidate CANDIDATE = new Candidate(new Point(0, Map.of("x", 0L)), "random");

    @TempDir
    Path root;

    @Test
    void whoseRowIsWrittenNeedsNoCheckpoint() throws IOException {
        leaveCheckpoints();
        try (var cleaner = cleaner(root.toString(), 0)) {
            cleaner.accept(2);
        }
        assertThat(root.resolve("mine/trial-1")).exists();
        assertThat(root.resolve("mine/trial-2")).doesNotExist();
        assertThat(root.resolve("others/trial-2")).exists();
    }

    @Test
    void aSearchThatEndedLeavesNothing() throws IOException {
        leaveCheckpoints();
        var cleaner = cleaner(root.toString(), 0);
        cleaner.accept(1);
        cleaner.finish();
        assertThat(root.resolve("mine")).doesNotExist();
        assertThat(root.resolve("others/trial-2")).exists();
    }

    @Test
    void whatCannotBeDeletedIsNoReasonToFail() {
        try (var cleaner = cleaner("nowhere://node/c", 0)) {
            cleaner.accept(1);
            cleaner.finish();
        }
        assertThat(root).isEmptyDirectory();
    }

    @Test
    void theBestMayStay() throws IOException {
        leaveCheckpoints();
        var cleaner = cleaner(root.toString(), 1);
        cleaner.ended(Results.completed(1, CANDIDATE, 0.5));
        cleaner.ended(Results.completed(2, CANDIDATE, 0.6));
        cleaner.accept(1);
        cleaner.accept(2);
        cleaner.finish();
        assertThat(root.resolve("mine/trial-1")).doesNotExist();
        assertThat(root.resolve("mine/trial-2/epoch-1.ckpt")).exists();
    }

    private static CheckpointCleaner cleaner(String root, int keep) {
        return new CheckpointCleaner(
                new CheckpointSettings(root, "mine", keep > 0), new BestTrials(keep, Direction.MAXIMIZE));
    }

    private void leaveCheckpoints() throws IOException {
        for (String trial : new String[] {"mine/trial-1", "mine/trial-2", "others/trial-2"}) {
            Files.createDirectories(root.resolve(trial));
            Files.write(root.resolve(trial).resolve("epoch-1.ckpt"), new byte[10]);
        }
    }
}
