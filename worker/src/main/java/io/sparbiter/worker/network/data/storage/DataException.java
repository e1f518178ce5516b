package io.sparbiter.worker.network.data.storage;

import io.sparbiter.worker.Printable;
import io.sparbiter.worker.trial.SetupException;

/**
 * Data that cannot be had or used. The message says what was tried, on which file or setting and which rule is broken,
 * and on its next line what to do about it; it can be shown to a user as it is, whatever it quotes of a file.
 */
public final class DataException extends SetupException {
    private static final long serialVersionUID = 1;

    /** For data or settings that are not right. */
    public DataException(String problem, String remedy) {
        super(Printable.line(problem), Printable.text(remedy));
    }

    /** For storage that failed, whatever the data are. */
    DataException(String problem, String remedy, Throwable cause) {
        super(Printable.line(problem), Printable.text(remedy), cause);
    }
}
