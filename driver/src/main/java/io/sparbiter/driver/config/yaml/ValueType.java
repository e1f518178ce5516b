package io.sparbiter.driver.config.yaml;

import java.util.function.Function;
import java.util.function.Predicate;

/** Reads and writes one kind of setting, and knows the rules that its values obey. */
@FunctionalInterface
public interface ValueType<T> {
    /** The value; throws {@link InvalidValueException} if the node is of another type or breaks a rule. */
    T of(ConfigNode node);

    /** The value as a file has it: a number, a word or a flag that {@link #of} reads as the same value. */
    default Object written(T value) {
        return value;
    }

    /** With one more rule; {@code must} continues the sentence "training.batch (-3) …". */
    default ValueType<T> where(Predicate<? super T> rule, String must) {
        ValueType<T> checked = node -> {
            T value = of(node);
            if (!rule.test(value)) {
                throw new InvalidValueException(must);
            }
            return value;
        };
        return checked.writtenAs(this::written);
    }

    /** Of values that a file has in the same form. */
    default <R> ValueType<R> map(Function<? super T, ? extends R> function) {
        return node -> function.apply(of(node));
    }

    /** Read as before, and written in the form that {@code form} gives a value. */
    default ValueType<T> writtenAs(Function<? super T, ?> form) {
        ValueType<T> read = this;
        return new ValueType<>() {
            @Override
            public T of(ConfigNode node) {
                return read.of(node);
            }

            @Override
            public Object written(T value) {
                return form.apply(value);
            }
        };
    }
}
