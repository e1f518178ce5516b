package io.sparbiter.driver.dispatch;

/** A cluster that cannot be used. The message is meant for people: what was tried, and on the next line the remedy. */
public final class ClusterException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ClusterException(String message, String remedy) {
        super(message + "\n" + remedy);
    }
}
