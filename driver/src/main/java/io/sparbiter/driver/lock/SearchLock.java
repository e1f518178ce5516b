package io.sparbiter.driver.lock;

import io.sparbiter.driver.results.files.ResultsException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A lock this driver holds. A thread of its own shows others that it lives, until it is closed. A driver that was stopped
 * for long, as a suspended machine is, may find that another has taken over: {@link #check} tells.
 *
 * <p>Only that thread touches the lock's files, so nobody waits longer than a few seconds for a silent store to take the lock
 * back. Whoever is about to write does wait for it, as the writing would. For any thread.
 */
public final class SearchLock implements AutoCloseable {
    /** How long the store is waited for to take the lock back. A disk that slept takes its time. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(SearchLock.class);

    private final String search;
    private final LockFiles files;
    private final String token;
    private final Clock clock;
    private final Sleeper time;
    private final ScheduledThreadPoolExecutor heart;
    private final AtomicLong beats = new AtomicLong();
    private final AtomicBoolean closed = new AtomicBoolean();
    /** When the store last said whose the lock is. */
    private volatile Instant seen;
    /** Since when the store is asked for something it has not answered yet; null while it is not. */
    private volatile Duration asked;

    private volatile boolean lost;

    private SearchLock(String search, LockFiles files, String token, Clock clock, Sleeper time) {
        this.search = search;
        this.files = files;
        this.token = token;
        this.clock = clock;
        this.time = time;
        seen = clock.instant();
        heart = new ScheduledThreadPoolExecutor(1, SearchLock::thread);
    }

    /** @param time measures how long the store is silent */
    static SearchLock held(String search, LockFiles files, String token, Clock clock, Sleeper time) {
        var lock = new SearchLock(search, files, token, clock, time);
        long period = SearchLocks.BEAT.toNanos();
        var unused = lock.heart.scheduleWithFixedDelay(lock::beat, period, period, TimeUnit.NANOSECONDS);
        return lock;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "search-lock");
        thread.setDaemon(true);
        return thread;
    }

    /** Has the thread beat now, whatever its rhythm. */
    Future<?> beatNow() {
        return heart.submit(this::beat);
    }

    /** Looks whether the lock is still this driver's, and says that the driver lives. Waits for the store. */
    void beat() {
        if (!closed.get()) {
            ask("write that search " + search + " is being run", () -> {
                look();
                if (!lost) {
                    files.beat(token, beats.incrementAndGet());
                }
            });
        }
    }

    private void look() throws IOException {
        if (!files.isClaimed(token)) {
            lost = true;
        }
        seen = clock.instant();
    }

    /** Something asked of the store. */
    private interface Question {
        void ask() throws IOException;
    }

    private void ask(String what, Question question) {
        asked = time.gone();
        try {
            question.ask();
        } catch (IOException | RuntimeException e) {
            LOG.warn("Cannot {}: {}", what, e.getMessage());
        } finally {
            asked = null;
        }
    }

    /**
     * To be called before anything is written for the search. Waits for the store if it has not said for long whose the lock
     * is.
     *
     * @throws ResultsException if another driver has the search now, or the store does not say who has it
     */
    public void check() {
        boolean isUnknown = isLongAgo(seen) && !closed.get();
        if (isUnknown) {
            await(beatNow());
        }
        if (lost) {
            throw ResultsException.usage(
                    "Cannot go on with search " + search + ": this driver was silent for long, and another took over.",
                    "Nothing is lost; the other driver runs the trials that were running here.");
        }
        if (isUnknown && isLongAgo(seen)) {
            throw ResultsException.failure(
                    "Cannot go on with search " + search,
                    "Nothing is lost: go on with --resume when the store is back.",
                    new IllegalStateException("its store does not say whether this driver still holds it"));
        }
    }

    /** A clock that was set back counts as well. */
    private boolean isLongAgo(Instant moment) {
        Duration gone = Duration.between(moment, clock.instant());
        return gone.isNegative() || gone.compareTo(SearchLocks.SILENCE.dividedBy(2)) > 0;
    }

    private boolean isSilent() {
        Duration since = asked;
        return since != null && time.gone().minus(since).compareTo(PATIENCE) >= 0;
    }

    private static void await(Future<?> answer) {
        await(answer, Duration.ofNanos(Long.MAX_VALUE));
    }

    /** Whether the store has answered in time. */
    private static boolean await(Future<?> answer, Duration patience) {
        try {
            answer.get(patience.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("what is asked of the store does not throw", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Gives the lock back, as soon as the store lets it. */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        Future<?> removal = heart.submit(this::remove);
        heart.shutdown(); // no more beats; this is done yet
        if (isSilent() || !await(removal, PATIENCE)) {
            LOG.warn(
                    "Cannot remove the lock of search {}: its store does not answer. Other machines find out within a"
                            + " minute that nobody holds it",
                    search);
        }
    }

    private void remove() {
        ask("remove the lock of search " + search, () -> {
            files.remove(token);
            files.removeEmptyDirectory();
        });
    }
}
