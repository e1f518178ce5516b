package io.sparbiter.driver.lock;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waits and measures time, really or in a test. */
interface Sleeper {
    /** The time gone since some moment, by a clock that nobody sets. */
    Duration gone();

    void pause(Duration time) throws InterruptedException;

    Sleeper REAL = new Sleeper() {
        @Override
        public Duration gone() {
            return Duration.ofNanos(System.nanoTime());
        }

        @Override
        public void pause(Duration time) throws InterruptedException {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
        }
    };
}
