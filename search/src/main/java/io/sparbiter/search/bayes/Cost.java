package io.sparbiter.search.bayes;

import java.util.Locale;

/** Whether it counts what a trial costs. */
public enum Cost {
    /** What a point may gain is weighed against the seconds that its trial takes. */
    AWARE,
    /** A trial is a trial. */
    IGNORE;

    /** The word for it in files. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
