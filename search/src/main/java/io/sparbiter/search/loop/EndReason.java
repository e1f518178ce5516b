package io.sparbiter.search.loop;

/** Why a search ended. */
public enum EndReason {
    TRIALS("all trials of the budget have ended"),
    SPACE_EXHAUSTED("every point has been tried"),
    TARGET_REACHED("the target score was reached"),
    MAX_TIME("the time of the search was up"),
    FAILURES("too many trials failed"),
    INTERRUPTED("the search was interrupted");

    private final String text;

    EndReason(String text) {
        this.text = text;
    }

    /** A clause for people; it is also the reason of the trials that were still running. */
    public String text() {
        return text;
    }
}
