package io.sparbiter.driver.exchange.cli;

import java.util.Locale;

/** What {@code export --to} takes. */
enum ExportTarget {
    CSV,
    JSON,
    OPTUNA,
    MLFLOW;

    /** The word for it on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
