package io.sparbiter.driver.results.store;

import java.io.IOException;

/** What a store said instead of handing over a file that is there: that is no word on what the file holds. */
final class UnreadException extends IOException {
    private static final long serialVersionUID = 1;

    UnreadException(IOException cause) {
        super(cause.getMessage(), cause);
    }
}
