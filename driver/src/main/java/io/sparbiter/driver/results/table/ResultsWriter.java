package io.sparbiter.driver.results.table;

import io.sparbiter.driver.results.files.PartFiles;
import io.sparbiter.driver.results.files.ResultsException;
import io.sparbiter.search.loop.SearchListener;
import io.sparbiter.search.trial.TrialResult;
import io.sparbiter.worker.Counted;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes trials to the results table as they end. A thread of its own puts what ended since the last time into one new
 * file, {@code delay} after the first of them. No Spark job is run, since the task slots belong to the trials.
 *
 * <p>Rows that cannot be written are kept and tried again with the next ones; the caller hears of it by a {@link
 * ResultsException} from the next {@link #ended} or from {@link #close}.
 */
public final class ResultsWriter implements SearchListener, AutoCloseable {
    static final Duration DELAY = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(ResultsWriter.class);
    private static final String TRIED_AGAIN =
            "They are kept in memory and written as soon as that is possible: free some space there, or make it"
                    + " writable, while the search runs.";

    private final PartFiles files;
    private final TrialSchema schema;
    private final TrialRowFactory rows;
    private final Duration delay;
    private final IntConsumer written;
    private final ScheduledThreadPoolExecutor flusher;
    private final Object fileLock = new Object();

    /** Guarded by this, as the two below; in the order in which they ended. Of a trial that ended anew the last end. */
    private final Map<Integer, TrialRow> pending = new LinkedHashMap<>();

    private boolean scheduled;
    private ResultsException failure;

    /** Opens the table of a search that nobody else writes; throws {@link ResultsException} if it cannot be written. */
    ResultsWriter(PartFiles files, TrialSchema schema, RowContext context, Duration delay, IntConsumer written) {
        this.files = files;
        this.schema = schema;
        this.rows = new TrialRowFactory(context);
        this.delay = delay;
        this.written = written;
        PartFiles.loadCompression();
        open();
        this.flusher = new ScheduledThreadPoolExecutor(1, ResultsWriter::thread);
        flusher.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "results-writer");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * A first file without rows shows before any trial runs that the table can be written, and shows readers its columns
     * before any trial ended.
     */
    private void open() {
        try {
            files.deleteHidden();
            if (files.list().isEmpty()) {
                write(List.of());
            }
        } catch (IOException e) {
            throw ResultsException.failure(
                    "Cannot write the results table " + files.directory(),
                    "Choose another directory with --results.",
                    e);
        }
    }

    /** Takes the trial's row, to be written soon. Throws what went wrong since the last call, having taken the row. */
    @Override
    public void ended(TrialResult result) {
        TrialRow row = rows.row(result);
        synchronized (this) {
            pending.put(row.trialId(), row);
            schedule();
        }
        throwFailure();
    }

    private synchronized void throwFailure() {
        if (failure != null) {
            ResultsException thrown = failure;
            failure = null;
            throw thrown;
        }
    }

    private synchronized void schedule() {
        if (!scheduled && !flusher.isShutdown()) {
            scheduled = true;
            var unused = flusher.schedule(this::flushInBackground, delay.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    private void flushInBackground() {
        synchronized (this) {
            scheduled = false;
        }
        try {
            flush();
        } catch (ResultsException e) {
            LOG.warn(e.getMessage().lines().findFirst().orElseThrow() + "\n" + TRIED_AGAIN);
            synchronized (this) {
                failure = e;
                schedule();
            }
        }
    }

    /** Writes what is pending, as one file; throws {@link ResultsException}, keeping the rows, if it cannot. */
    void flush() {
        synchronized (fileLock) {
            List<TrialRow> batch = batch();
            if (batch.isEmpty()) {
                return;
            }
            try {
                write(batch);
            } catch (IOException | RuntimeException e) {
                throw cannotWrite(batch.size(), e);
            }
            drop(batch);
            batch.forEach(row -> written.accept(row.trialId()));
        }
    }

    private void write(List<TrialRow> batch) throws IOException {
        files.write(new TrialWriteSupport(schema), sink -> {
            for (TrialRow row : batch) {
                sink.accept(row);
            }
        });
    }

    private synchronized List<TrialRow> batch() {
        return List.copyOf(pending.values());
    }

    /** Those written, but for trials that have ended anew meanwhile. */
    private synchronized void drop(List<TrialRow> batch) {
        batch.forEach(row -> pending.remove(row.trialId(), row));
        failure = null;
    }

    private ResultsException cannotWrite(int rows, Exception cause) {
        return ResultsException.failure(
                "Cannot write " + Counted.of(rows, "finished trial") + " to the results table " + files.directory(),
                "The journal has them: free some space there, or make it writable, and run with --resume.",
                cause);
    }

    /** Writes what is pending; may be called again after it failed. */
    @Override
    public void close() {
        flusher.shutdown();
        flush();
    }
}
