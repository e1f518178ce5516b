package io.sparbiter.driver.results.journal;

import java.io.Closeable;
import java.io.IOException;

/** Takes the lines of a journal and makes them durable. */
interface JournalFile extends Closeable {
    /** Appends whole lines and returns when they would survive a crash of this machine; if it throws, some may be there. */
    void append(byte[] lines) throws IOException;
}
