package io.sparbiter.worker.trainable;

import io.sparbiter.search.trial.Ending;
import io.sparbiter.search.trial.Outcome;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** Tells a trial to end, and how it will have ended. The first order counts. For any thread. */
final class EndOrder {
    private final AtomicReference<Function<Ending, Outcome>> first = new AtomicReference<>();

    void give(Function<Ending, Outcome> order) {
        first.compareAndSet(null, order);
    }

    boolean isGiven() {
        return first.get() != null;
    }

    Optional<Outcome> outcome(Ending ending) {
        return Optional.ofNullable(first.get()).map(order -> order.apply(ending));
    }
}
