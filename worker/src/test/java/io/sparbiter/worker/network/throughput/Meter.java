package io.sparbiter.worker.network.throughput;

import java.util.concurrent.CountDownLatch;
import java.util.function.LongSupplier;

/**
 * Measures one of several workers that train side by side. What it does first is warming up; then it is measured for so
 * many seconds; then it goes on until all are measured, so that none has the machine for itself meanwhile.
 */
final class Meter {
    private static final double WARM_UP_SECONDS = 1.5;

    private final CountDownLatch unmeasured;
    private final double warmUp;
    private final double seconds;
    private final LongSupplier nanos;
    private long begin;
    private double warmedUp;
    private double measured;
    private long images;
    private boolean done;

    /**
     * @param unmeasured counts the workers that are still to be measured
     * @param nanos the clock
     */
    Meter(CountDownLatch unmeasured, double seconds, LongSupplier nanos) {
        this(unmeasured, Math.min(WARM_UP_SECONDS, seconds), seconds, nanos);
    }

    /** @param warmUp seconds of it */
    Meter(CountDownLatch unmeasured, double warmUp, double seconds, LongSupplier nanos) {
        this.unmeasured = unmeasured;
        this.warmUp = warmUp;
        this.seconds = seconds;
        this.nanos = nanos;
    }

    /** A batch, or a pass through the validation images, begins. */
    void begin() {
        begin = nanos.getAsLong();
    }

    /** What began has ended, with so many images. */
    void end(int count) {
        double took = (nanos.getAsLong() - begin) / 1e9;
        if (done) {
            return;
        }
        if (warmedUp < warmUp) {
            warmedUp += took;
            return;
        }
        images += count;
        measured += took;
        if (measured >= seconds) {
            done = true;
            unmeasured.countDown();
        }
    }

    /** This worker will add nothing any more. */
    void giveUp() {
        if (!done) {
            done = true;
            unmeasured.countDown();
        }
    }

    /** Whether all workers are measured. */
    boolean isOver() {
        return unmeasured.getCount() == 0;
    }

    /** Images a second. */
    double rate() {
        return images / measured;
    }
}
