package io.sparbiter.driver.run;

import io.sparbiter.search.loop.SearchListener;
import io.sparbiter.search.loop.SearchState;
import io.sparbiter.search.trial.BestTrials;
import io.sparbiter.search.trial.Outcome.Scored;
import io.sparbiter.search.trial.TrialResult;
import io.sparbiter.worker.checkpoint.CheckpointSettings;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes the checkpoints of trials whose rows are in the table. The driver does it and not the trial: until the row is on
 * disk a crash may make the trial run again, and then the checkpoint saves all but its last epoch. On a thread of its own,
 * since a file system may be slow. Those of the best trials may stay, and those of trials that may go on stay as long as
 * they may.
 */
final class CheckpointCleaner implements SearchListener, IntConsumer, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CheckpointCleaner.class);
    private static final int PATIENCE_SECONDS = 5;

    private final CheckpointSettings checkpoints;
    private final IntPredicate mayGoOn;
    /** Touched by the thread only, as the one below. */
    private final BestTrials best;

    /** Trials with rows whose checkpoints it has not yet decided about. */
    private final Set<Integer> written = new TreeSet<>();

    private final Map<Integer, Double> scores = new ConcurrentHashMap<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(CheckpointCleaner::thread);

    /**
     * @param best whose checkpoints stay; knows of those that ended in earlier runs
     * @param mayGoOn tells of an ended trial whether it may go on, for any thread
     */
    CheckpointCleaner(CheckpointSettings checkpoints, BestTrials best, IntPredicate mayGoOn) {
        this.checkpoints = checkpoints;
        this.best = best;
        this.mayGoOn = mayGoOn;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "checkpoint-cleaner");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void begun(SearchState state) {
        state.paused().forEach(result -> {
            ended(result);
            accept(result.trial().id());
        });
    }

    /** To be heard before the row can be written. */
    @Override
    public void ended(TrialResult result) {
        if (result.outcome() instanceof Scored scored) {
            scores.put(result.trial().id(), scored.score());
        }
    }

    /** A trial's row was written. */
    @Override
    public void accept(int trialId) {
        thread.execute(() -> {
            written.add(trialId);
            List<Integer> over =
                    written.stream().filter(id -> !mayGoOn.test(id)).toList();
            written.removeAll(over);
            over.forEach(this::clean);
        });
    }

    private void clean(int trialId) {
        Double score = scores.remove(trialId);
        OptionalInt useless = score == null ? OptionalInt.of(trialId) : best.add(trialId, score);
        useless.stream().filter(id -> !written.contains(id)).forEach(id -> delete(() -> checkpoints.remove(id)));
    }

    /** Deletes what the whole search has left and need not keep, when all its trials ended. Then nobody goes on any more. */
    void finish() {
        close();
        written.forEach(id -> best.add(id, scores.get(id)));
        delete(() -> checkpoints.removeAllBut(best.ids()));
    }

    /** Deletes what the run has left, but for trials that may go on in the next. */
    void pause() {
        close();
        Set<Integer> kept = new HashSet<>(best.ids());
        written.stream().filter(mayGoOn::test).forEach(kept::add);
        delete(() -> checkpoints.removeAllBut(kept));
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
