package io.sparbiter.driver.results;

import io.sparbiter.driver.results.journal.JournalEntry;
import io.sparbiter.worker.network.NetworkReports;
import java.util.ArrayList;
import java.util.List;

/** Journals of few lines. */
public final class Journals {
    private Journals() {}

    public static List<JournalEntry> read(SearchDirectory search) {
        List<JournalEntry> entries = new ArrayList<>();
        search.readJournal(NetworkReports.SCHEMA, entries::add);
        return entries;
    }
}
