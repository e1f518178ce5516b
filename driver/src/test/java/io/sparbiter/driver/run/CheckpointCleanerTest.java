package io.sparbiter.driver.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.search.loop.SearchState;
import io.sparbiter.search.space.Point;
import io.sparbiter.search.trial.BestTrials;
import io.sparbiter.search.trial.Candidate;
import io.sparbiter.search.trial.Direction;
import io.sparbiter.search.trial.Results;
import io.sparbiter.worker.checkpoint.CheckpointSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointCleanerTest {
    private static final Candidate CANDIDATE = new Candidate(new Point(0, Map.of("x", 0L)), "random");

    @TempDir
    Path root;

    /** The trial that may go on. */
    private volatile int mayGoOn;

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

    @Test
    void whoMayGoOnKeepsItsCheckpointUntilItMayNot() throws IOException {
        leaveCheckpoints();
        mayGoOn = 2;
        try (var cleaner = cleaner(root.toString(), 0)) {
            cleaner.ended(Results.completed(2, CANDIDATE, 0.5));
            cleaner.accept(2);
        }
        assertThat(root.resolve("mine/trial-2")).exists();

        try (var cleaner = cleaner(root.toString(), 0)) {
            cleaner.begun(paused());
            mayGoOn = 0;
            cleaner.accept(1);
        }
        assertThat(root.resolve("mine")).isEmptyDirectory();
    }

    @Test
    void nobodyGoesOnWhenTheSearchEnded() throws IOException {
        leaveCheckpoints();
        mayGoOn = 2;
        var cleaner = cleaner(root.toString(), 0);
        cleaner.begun(paused());
        cleaner.finish();
        assertThat(root.resolve("mine")).doesNotExist();
    }

    @Test
    void whoMayGoOnInTheNextRunKeepsItsCheckpoint() throws IOException {
        leaveCheckpoints();
        mayGoOn = 2;
        var cleaner = cleaner(root.toString(), 0);
        cleaner.begun(paused());
        cleaner.pause();
        assertThat(root.resolve("mine/trial-1")).doesNotExist();
        assertThat(root.resolve("mine/trial-2")).exists();
    }

    @Test
    void aRunAfterWhichNobodyGoesOnLeavesNothing() throws IOException {
        leaveCheckpoints();
        var cleaner = cleaner(root.toString(), 0);
        cleaner.begun(paused());
        cleaner.pause();
        assertThat(root.resolve("mine")).doesNotExist();
    }

    @Test
    void theBestMayStayThoughItWaited() throws IOException {
        leaveCheckpoints();
        mayGoOn = 2;
        var cleaner = cleaner(root.toString(), 1);
        cleaner.begun(paused());
        cleaner.ended(Results.completed(1, CANDIDATE, 0.4));
        cleaner.accept(1);
        cleaner.finish();
        assertThat(root.resolve("mine/trial-1")).doesNotExist();
        assertThat(root.resolve("mine/trial-2")).exists();
    }

    private static SearchState paused() {
        return new SearchState(
                3, List.of(), List.of(Results.completed(2, CANDIDATE, 0.5)), Map.of(), Optional.empty(), Set.of());
    }

    private CheckpointCleaner cleaner(String root, int keep) {
        return new CheckpointCleaner(
                new CheckpointSettings(root, "mine", keep > 0),
                new BestTrials(keep, Direction.MAXIMIZE),
                id -> id == mayGoOn);
    }

    private void leaveCheckpoints() throws IOException {
        for (String trial : new String[] {"mine/trial-1", "mine/trial-2", "others/trial-2"}) {
            Files.createDirectories(root.resolve(trial));
            Files.write(root.resolve(trial).resolve("epoch-1.ckpt"), new byte[10]);
        }
    }
}
