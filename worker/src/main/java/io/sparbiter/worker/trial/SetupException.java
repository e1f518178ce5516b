package io.sparbiter.worker.trial;

/**
 * What keeps trials from beginning: data, a program or a device that cannot be had or used. The message says what was
 * tried and which rule is broken, and on its next line what to do about it; it can be shown to a user as it is.
 */
public class SetupException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public SetupException(String message) {
        super(message);
    }

    SetupException(String message, Throwable cause) {
        super(message, cause);
    }

    public SetupException(String problem, String remedy) {
        super(problem + "\n" + remedy);
    }

    public SetupException(String problem, String remedy, Throwable cause) {
        super(problem + "\n" + remedy, cause);
    }

    /** Whether other settings would do, and no other machine. */
    public boolean isUsage() {
        return true;
    }
}
