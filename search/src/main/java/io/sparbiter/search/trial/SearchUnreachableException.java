package io.sparbiter.search.trial;

/**
 * Says that a trial's line to its search broke. Not the trial's fault: what runs trials lets it through, so that the
 * trial can be retried elsewhere.
 */
public final class SearchUnreachableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public SearchUnreachableException(String message, Throwable cause) {
        super(message, cause);
    }
}
