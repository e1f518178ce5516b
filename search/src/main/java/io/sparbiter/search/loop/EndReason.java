package io.sparbiter.search.loop;

import java.math.BigDecimal;
import java.util.Locale;

/** Why a search ended. */
public enum EndReason {
    TRIALS("all trials of the budget have ended"),
    SPACE_EXHAUSTED("every point has been tried"),
    TARGET_REACHED("the target score was reached"),
    NO_GAIN("no gain in %s"),
    NO_GAIN_EXPECTED("less gain than %s expected from any untried point"),
    MAX_TIME("the time of the search was up"),
    FAILURES("too many trials failed"),
    INTERRUPTED("the search was interrupted");

    private final String text;

    EndReason(String text) {
        this.text = text;
    }

    /** A clause for people, with the numbers of the budget; it is also the reason of the trials that were still running. */
    public String text(Budget budget) {
        return switch (this) {
            case NO_GAIN ->
                String.format(Locale.ROOT, text, trials(budget.patience().orElseThrow()));
            case NO_GAIN_EXPECTED ->
                String.format(Locale.ROOT, text, plain(budget.minGain().orElseThrow()));
            default -> text;
        };
    }

    private static String trials(int count) {
        return count == 1 ? "1 trial" : count + " trials";
    }

    /** Whether only this run is over, and the next has the same budget to go on with. */
    public boolean isOfTheRun() {
        return this == MAX_TIME || this == FAILURES || this == INTERRUPTED;
    }

    /** As it is written in a search file. */
    private static String plain(double number) {
        return BigDecimal.valueOf(number).toPlainString();
    }
}
