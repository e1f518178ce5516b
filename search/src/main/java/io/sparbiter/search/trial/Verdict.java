package io.sparbiter.search.trial;

import java.io.Serializable;

/** The answer to an epoch report. */
public sealed interface Verdict extends Serializable {
    Verdict CONTINUE = new Continue();

    /** Train the next epoch. */
    record Continue() implements Verdict {}

    /**
     * Train no further.
     *
     * @param reason reaches the results table
     * @param mayGoOn whether the trial may have to go on later after its last epoch: worth a checkpoint
     */
    record Stop(String reason, boolean mayGoOn) implements Verdict {
        public Stop {
            if (reason.isBlank()) {
                throw new IllegalArgumentException("a trial is not stopped without a reason");
            }
        }

        /** For good. */
        public Stop(String reason) {
            this(reason, false);
        }
    }
}
