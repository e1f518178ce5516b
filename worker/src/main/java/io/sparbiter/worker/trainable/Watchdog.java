package io.sparbiter.worker.trainable;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Interrupts the thread of a trial that was to end and goes on. Java cannot end a thread that ignores this, so that
 * such a trial keeps its slot.
 */
final class Watchdog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);
    private static final long PERIOD_MILLIS = 200;
    /** One thread for all trials of the JVM: to look at one takes no time. */
    private static final ScheduledThreadPoolExecutor THREAD = thread();

    private final Thread watched;
    private final String name;
    private final BooleanSupplier isToEnd;
    private final Duration grace;
    private final InstantSource clock;
    private Instant interruptAt = Instant.MAX;
    private boolean interrupted;
    private boolean closed;
    private ScheduledFuture<?> looking;

    /**
     * Of the calling thread.
     *
     * @param name of the trial
     * @param isToEnd asked by another thread, again and again
     * @param grace from when the trial is to end to the interrupt, and to each further one
     */
    Watchdog(String name, BooleanSupplier isToEnd, Duration grace, InstantSource clock) {
        watched = Thread.currentThread();
        this.name = name;
        this.isToEnd = isToEnd;
        this.grace = grace;
        this.clock = clock;
    }

    /** Watches until it is closed. */
    synchronized void start() {
        looking = THREAD.scheduleWithFixedDelay(this::look, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    private static ScheduledThreadPoolExecutor thread() {
        var executor = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "trial-watchdog");
            thread.setDaemon(true);
            // Not the first trial's own, which would keep its jars in memory.
            thread.setContextClassLoader(Watchdog.class.getClassLoader());
            return thread;
        });
        executor.setRemoveOnCancelPolicy(true);
        return executor;
    }

    private synchronized void look() {
        if (closed || !isToEnd.getAsBoolean()) {
            return;
        }
        Instant now = clock.instant();
        if (interruptAt.equals(Instant.MAX)) {
            interruptAt = now.plus(grace);
        } else if (!now.isBefore(interruptAt)) {
            interrupt();
            interruptAt = now.plus(grace);
        }
    }

    private void interrupt() {
        if (!interrupted) {
            LOG.warn(
                    "{} was to end {} s ago and goes on: its thread is interrupted. Until it returns, its slot stays taken",
                    name,
                    grace.toSeconds());
        }
        interrupted = true;
        watched.interrupt();
    }

    /** By the watched thread. Takes back an interrupt that came too late for the trial: it would hit what follows. */
    @Override
    public synchronized void close() {
        closed = true;
        if (looking != null) {
            looking.cancel(false);
        }
        if (interrupted) {
            Thread.interrupted();
        }
    }
}
