package io.sparbiter.driver.network.cli;

import java.util.Locale;

/** What {@code train --by} takes. */
enum Averaging {
    ENGINE,
    DL4J;

    /** The word for it on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
