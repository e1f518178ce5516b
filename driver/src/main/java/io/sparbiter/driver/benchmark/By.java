package io.sparbiter.driver.benchmark;

import java.util.Locale;

/** What a replay is measured by. */
public enum By {
    /** Trials that have ended. */
    TRIALS,
    /** Epochs that were reported as trained, of all trials together. */
    EPOCHS,
    /** Time on the virtual clock. */
    SECONDS;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
