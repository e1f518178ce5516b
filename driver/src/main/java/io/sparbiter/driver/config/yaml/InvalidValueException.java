package io.sparbiter.driver.config.yaml;

import java.util.Optional;

/** Why a {@link ValueType} takes no value; caught by the {@link Section} that asked, which knows the setting's name. */
public final class InvalidValueException extends RuntimeException {
    private final transient Optional<String> nearest;

    /** {@code rule} continues the sentence "training.batch (-3) …". */
    InvalidValueException(String rule) {
        this(rule, Optional.empty());
    }

    /** {@code nearest} is a value that may have been meant. */
    InvalidValueException(String rule, Optional<String> nearest) {
        super(rule, null, false, false);
        this.nearest = nearest;
    }

    Optional<String> nearest() {
        return nearest;
    }
}
