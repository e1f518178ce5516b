package io.sparbiter.worker;

/** Checks of the values that settings are made of. */
public final class Require {
    private Require() {}

    /** Throws {@link IllegalArgumentException} with the rule and the value unless the value is right. */
    public static void require(boolean right, String rule, Number value) {
        if (!right) {
            throw new IllegalArgumentException(rule + value);
        }
    }
}
