package io.sparbiter.driver.spark;

import java.util.function.BooleanSupplier;
import org.apache.spark.util.SignalUtils;

/** Signals of the operating system, shared with Spark, which handles some itself. */
public final class ProcessSignals {
    private ProcessSignals() {}

    /**
     * Has a handler called, before those that were registered earlier, in a thread of the JVM's.
     *
     * @param name without SIG, as TERM
     * @param handler whether it took care of the signal; if no handler did, the JVM's own has it
     */
    public static void register(String name, BooleanSupplier handler) {
        SignalUtils.register(name, handler::getAsBoolean);
    }
}
