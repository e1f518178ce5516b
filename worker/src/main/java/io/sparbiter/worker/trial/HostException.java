package io.sparbiter.worker.trial;

/**
 * What keeps trials from beginning on this machine and may be in order on others: data that are not there, a native
 * library that does not load, a program that is not installed, a GPU that cannot be used. A trial function throws it
 * instead of ending the trial, so that the trial is tried elsewhere.
 */
public final class HostException extends SetupException {
    private static final long serialVersionUID = 1;

    HostException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Another machine is needed. */
    @Override
    public boolean isUsage() {
        return false;
    }
}
