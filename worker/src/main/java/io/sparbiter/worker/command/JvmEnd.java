package io.sparbiter.worker.command;

import io.sparbiter.search.trial.SearchUnreachableException;
import io.sparbiter.worker.storage.HadoopEnvironment;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Holds up the end of this JVM, once it is told to end, until its programs have had their time of grace: they are killed
 * with it. An attempt that is stopped for this reason has no outcome, since another may go on where it was: its thread
 * stays until the JVM is gone. Thread-safe.
 */
final class JvmEnd {
    /** After the programs' grace there are outputs and checkpoints to keep. */
    private static final Duration MOST_AFTER_GRACE = Duration.ofSeconds(5);

    private static final JvmEnd OF_THIS_JVM = watched();

    private final Duration most;
    private int attempts;
    private volatile boolean isComing;

    JvmEnd(Duration most) {
        this.most = most;
    }

    private static JvmEnd watched() {
        JvmEnd end = new JvmEnd(Course.MOST_GRACE_AT_THE_END.plus(MOST_AFTER_GRACE));
        try {
            HadoopEnvironment.beforeTheEnd(end::holdUp, end.most.plus(MOST_AFTER_GRACE));
        } catch (IllegalStateException e) {
            end.isComing = true;
        }
        return end;
    }

    static JvmEnd ofThisJvm() {
        return OF_THIS_JVM;
    }

    /** Whether programs have to end, since the JVM does. */
    boolean isComing() {
        return isComing;
    }

    /** Does what the end waits for. Does not return once the end is coming, be it with an outcome or an exception. */
    <T> T during(Supplier<T> attempt) {
        stayIfComing();
        count(1);
        try {
            return attempt.get();
        } finally {
            count(-1);
            stayIfComing();
        }
    }

    private synchronized void count(int change) {
        attempts += change;
        notifyAll();
    }

    private void stayIfComing() {
        if (isComing) {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new SearchUnreachableException("this JVM ends", e);
            }
        }
    }

    /** Returns when no attempt is left, or it takes too long. */
    synchronized void holdUp() {
        isComing = true;
        long end = System.nanoTime() + most.toNanos();
        try {
            for (long left = most.toNanos(); attempts > 0 && left > 0; left = end - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
