package io.sparbiter.driver.dispatch;

import io.sparbiter.driver.spark.ProcessSignals;
import java.util.OptionalInt;
import java.util.function.IntConsumer;

/**
 * Turns the first SIGINT or SIGTERM into a request to end; a second one ends the program as always. Register before a
 * search and ask afterwards.
 */
public final class StopSignals {
    private static final int INT = 2;
    private static final int TERM = 15;

    private final IntConsumer request;
    private volatile int received;

    private StopSignals(IntConsumer request) {
        this.request = request;
    }

    /** The request is called from a thread of the JVM's. */
    public static StopSignals onFirst(Runnable request) {
        return onFirst(signal -> request.run());
    }

    /** As {@link #onFirst(Runnable)}; the request hears the signal's number. */
    public static StopSignals onFirst(IntConsumer request) {
        var signals = new StopSignals(request);
        ProcessSignals.register("INT", () -> signals.handle(INT));
        ProcessSignals.register("TERM", () -> signals.handle(TERM));
        return signals;
    }

    /** The number of the signal that came, if one did. */
    public OptionalInt received() {
        return received == 0 ? OptionalInt.empty() : OptionalInt.of(received);
    }

    /** Whether the signal is taken care of; otherwise the JVM's own handler has it. */
    private synchronized boolean handle(int signal) {
        if (received != 0) {
            return false;
        }
        received = signal;
        request.accept(signal);
        return true;
    }
}
