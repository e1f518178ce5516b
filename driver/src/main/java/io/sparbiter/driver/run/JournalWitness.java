package io.sparbiter.driver.run;

import io.sparbiter.driver.results.SearchDirectory;
import io.sparbiter.driver.results.files.ResultsException;
import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.search.trial.Seeds;
import org.apache.hadoop.fs.Path;

/**
 * Knows which rows show that a search's journal has lost its end. A trial is in the journal, durably, before it starts, and
 * again before it goes on: a row of one that is not there was led to by a line that is gone. Rows of other searches, whose
 * files may have come here, show nothing.
 *
 * @param table where the search's rows are
 * @param seed the search's, from which those of its trials follow
 * @param configHash as its rows have it
 */
record JournalWitness(SearchDirectory directory, Path table, long seed, String configHash) {
    /** Whether a row can only be this search's, or that of one with the same configuration and seed. */
    boolean isOwn(TrialRow row) {
        return row.seed() == Seeds.derive(seed, row.trialId())
                && row.origin().configHash().equals(configHash);
    }

    /** The journal proposes so many trials, and the table has one of a higher number. */
    ResultsException noProposal(int proposed, int lastRow) {
        String end = proposed == 0 ? "before the first trial" : "at trial " + proposed;
        return cut("its journal ends " + end + ", and its table has rows up to trial " + lastRow);
    }

    /** The journal ends before a trial went on, and the table has how it ended after that. */
    ResultsException noContinuation(TrialRow row) {
        return cut("its journal ends before trial " + row.trialId() + " went on, and its table has how attempt "
                + row.run().attempt() + " of it ended");
    }

    private ResultsException cut(String evidence) {
        String name = directory.name();
        return ResultsException.failure(
                "Cannot resume search " + name,
                "Put back the journal of the table's time (" + directory.path() + "/journal*), or the table of the"
                        + " journal's (" + table
                        + "). Without them its trials can still be read, and a new search can know"
                        + " them by --warm-start " + name + ".",
                new IllegalStateException(
                        evidence + ": the journal was cut, or restored from a backup older than the table"));
    }
}
