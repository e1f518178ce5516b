package io.sparbiter.driver.config;

import java.util.function.Function;
import java.util.function.Predicate;

/** How one setting is read: what it may be and which rules it obeys. */
@FunctionalInterface
interface ValueType<T> {
    /** The value; throws {@link Refusal} if the node is of another type or breaks a rule. */
    T of(ConfigNode node);

    /** With one more rule; {@code must} continues the sentence "training.batch (-3) …". */
    default ValueType<T> where(Predicate<? super T> rule, String must) {
        return node -> {
            T value = of(node);
            if (!rule.test(value)) {
                throw new Refusal(must);
            }
            return value;
        };
    }

    default <R> ValueType<R> map(Function<? super T, ? extends R> function) {
        return node -> function.apply(of(node));
    }
}
