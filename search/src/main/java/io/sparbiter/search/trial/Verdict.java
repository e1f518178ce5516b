package io.sparbiter.search.trial;

import java.io.Serializable;

/** The answer to an epoch report. */
public sealed interface Verdict extends Serializable {
    Verdict CONTINUE = new Continue();

    /** Train the next epoch. */
    record Continue() implements Verdict {}

    /** Train no further; the reason reaches the results table. */
    record Stop(String reason) implements Verdict {
        public Stop {
            if (reason.isBlank()) {
                throw new IllegalArgumentException("a trial is not stopped without a reason");
            }
        }
    }
}
