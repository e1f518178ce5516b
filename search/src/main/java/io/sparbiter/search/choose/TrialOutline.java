package io.sparbiter.search.choose;

import java.util.Optional;

/**
 * What is known of the trials of a search before the first has run.
 *
 * @param workload of a point, if it can be told
 * @param ladder where trials are compared on their way
 */
public record TrialOutline(Optional<Workload> workload, Ladder ladder) {
    /** Nothing is known. */
    public static final TrialOutline NONE = new TrialOutline(Optional.empty(), Ladder.NONE);
}
