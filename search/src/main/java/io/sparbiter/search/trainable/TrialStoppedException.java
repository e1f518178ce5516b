package io.sparbiter.search.trainable;

/**
 * Ends a trial that goes on after {@link TrialContext#report} has answered that it should not. No failure: let it through,
 * the trial keeps the score that it has.
 */
public final class TrialStoppedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public TrialStoppedException(String message) {
        super(message);
    }
}
