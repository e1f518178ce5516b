package io.sparbiter.driver.run;

import io.sparbiter.worker.checkpoint.CheckpointSettings;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes the checkpoints of trials whose rows are in the table. The driver does it and not the trial: until the row is on
 * disk a crash may make the trial run again, and then the checkpoint saves all but its last epoch. On a thread of its own,
 * since a file system may be slow.
 */
final class CheckpointCleaner implements IntConsumer, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CheckpointCleaner.class);
    private static final int PATIENCE_SECONDS = 5;

    private final CheckpointSettings checkpoints;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(CheckpointCleaner::thread);

    CheckpointCleaner(CheckpointSettings checkpoints) {
        this.checkpoints = checkpoints;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "checkpoint-cleaner");
        thread.setDaemon(true);
        return thread;
    }

    /** A trial's row was written. */
    @Override
    public void accept(int trialId) {
        thread.execute(() -> delete(() -> checkpoints.remove(trialId)));
    }

    /** Deletes what the whole search has left, when all its trials ended. */
    void finish() {
        close();
        delete(checkpoints::removeAll);
    }

    private interface Deletion {
        void run() throws IOException;
    }

    private void delete(Deletion deletion) {
        try {
            deletion.run();
        } catch (IOException | RuntimeException e) {
            LOG.warn("Cannot delete checkpoints in {}: {}", checkpoints.root(), e.toString());
        }
    }

    @Override
    public void close() {
        thread.shutdown();
        try {
            thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
