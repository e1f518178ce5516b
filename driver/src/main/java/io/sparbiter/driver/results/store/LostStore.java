package io.sparbiter.driver.results.store;

import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.stream.Stream;

/** Tells a store that does not hand over what lies on it from a file that does not hold what it should. */
public final class LostStore {
    private LostStore() {}

    /** Whether a failure comes from the way to a store, so that nothing follows for what lies on it. */
    public static boolean isBehind(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> cause instanceof UnreadException
                        || cause instanceof SocketException
                        || cause instanceof SocketTimeoutException
                        || cause instanceof UnknownHostException);
    }
}
