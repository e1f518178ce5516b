package io.sparbiter.driver.results.store;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Stores that are silent for as long as a test says. */
public final class SilentStores {
    private final AtomicLong nanos = new AtomicLong();
    private final StoreWatch watch = new StoreWatch(nanos::get);

    public StoreWatch watch() {
        return watch;
    }

    /** Runs something while an operation on a store has been under way for a time. */
    public void whileSilent(String store, String words, int seconds, Runnable task) throws IOException {
        watch.during(store, words, () -> {
            nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
            task.run();
            return true;
        });
    }
}
