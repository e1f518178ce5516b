package io.sparbiter.search.loop;

import java.util.OptionalInt;

/**
 * How many trials may fail before a search ends. Only {@code failed} trials count, of every kind: one that diverged was
 * trained and tells something about its point.
 *
 * @param inARow with none between them that ended with a score or diverged; empty for {@value #UNTIL_A_SCORE} until a
 *     trial of the run has a score, and {@value #AFTER_A_SCORE} from then on
 * @param inAll in all runs of the search together; empty for any number
 */
public record FailureLimits(OptionalInt inARow, OptionalInt inAll) {
    /** Where nothing has worked yet, few failures tell that nothing will. */
    public static final int UNTIL_A_SCORE = 7;

    /** A space of which half the points cannot be trained has as many failures in a row once in 10¹² trials. */
    public static final int AFTER_A_SCORE = 40;

    public static final FailureLimits USUAL = new FailureLimits(OptionalInt.empty(), OptionalInt.empty());

    public FailureLimits {
        requirePositive("failures.in_a_row", inARow);
        requirePositive("failures.in_all", inAll);
    }

    private static void requirePositive(String name, OptionalInt value) {
        if (value.isPresent() && value.getAsInt() < 1) {
            throw new IllegalArgumentException(name + " must be positive: " + value.getAsInt());
        }
    }
}
