package io.sparbiter.driver.dispatch;

/** A cluster that cannot be used. The message is meant for people: what was tried, and on the next line the remedy. */
public final class ClusterException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** What was tried and why it failed, and what to do about it. */
    public ClusterException(String message, String remedy) {
        super(message + "\n" + remedy);
    }
}
