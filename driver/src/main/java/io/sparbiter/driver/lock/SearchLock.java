package io.sparbiter.driver.lock;

import io.sparbiter.driver.results.files.ResultsException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A lock this driver holds. A thread of its own shows others that it lives, until it is closed. A driver that was stopped
 * for long, as a suspended machine is, may find that another has taken over: {@link #check} tells.
 */
public final class SearchLock implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SearchLock.class);

    private final String search;
    private final LockFiles files;
    private final String token;
    private final Clock clock;
    private final ScheduledThreadPoolExecutor heart;
    /** Guarded by this, as the three below. */
    private Instant seen;

    private long beats;
    private boolean lost;
    private boolean closed;

    private SearchLock(String search, LockFiles files, String token, Clock clock) {
        this.search = search;
        this.files = files;
        this.token = token;
        this.clock = clock;
        seen = clock.instant();
        heart = new ScheduledThreadPoolExecutor(1, SearchLock::thread);
    }

    static SearchLock held(String search, LockFiles files, String token, Clock clock) {
        var lock = new SearchLock(search, files, token, clock);
        long period = SearchLocks.BEAT.toNanos();
        var unused = lock.heart.scheduleWithFixedDelay(lock::beat, period, period, TimeUnit.NANOSECONDS);
        return lock;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "search-lock");
        thread.setDaemon(true);
        return thread;
    }

    /** Looks whether the lock is still this driver's, and says that the driver lives. */
    synchronized void beat() {
        if (closed) {
            return;
        }
        try {
            look();
            if (!lost) {
                files.beat(token, ++beats);
            }
        } catch (IOException e) {
            LOG.warn("Cannot write that search {} is being run: {}", search, e.getMessage());
        }
    }

    private void look() throws IOException {
        lost |= !files.isClaimed(token);
        seen = clock.instant();
    }

    /**
     * To be called before anything is written for the search.
     *
     * @throws ResultsException if another driver has the search now
     */
    public synchronized void check() {
        if (isLongAgo(seen)) {
            beat();
        }
        if (lost) {
            throw ResultsException.usage(
                    "Cannot go on with search " + search + ": this driver was silent for long, and another took over.",
                    "Nothing is lost; the other driver runs the trials that were running here.");
        }
    }

    /** A clock that was set back counts as well. */
    private boolean isLongAgo(Instant time) {
        Duration gone = Duration.between(time, clock.instant());
        return gone.isNegative() || gone.compareTo(SearchLocks.SILENCE.dividedBy(2)) > 0;
    }

    /** Gives the lock back. */
    @Override
    public void close() {
        heart.shutdownNow();
        synchronized (this) {
            closed = true;
            try {
                files.remove(token);
                files.removeEmptyDirectory();
            } catch (IOException e) {
                LOG.warn("Cannot remove the lock of search {}: {}", search, e.getMessage());
            }
        }
    }
}
