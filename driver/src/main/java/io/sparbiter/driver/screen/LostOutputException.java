package io.sparbiter.driver.screen;

import java.io.IOException;

/** Ends a command whose output nobody gets; what to say of that {@link StandardOutput} knows. */
public final class LostOutputException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public LostOutputException(IOException cause) {
        super(cause);
    }
}
