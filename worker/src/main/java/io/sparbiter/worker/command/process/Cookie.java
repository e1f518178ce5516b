package io.sparbiter.worker.command.process;

import java.util.regex.Pattern;

/**
 * What an attempt's processes hand down to all they start: a variable in their environment. It finds the ones that left
 * the process group.
 *
 * @param value not used for any other attempt: letters, digits and {@code . _ : -}
 */
public record Cookie(String value) {
    /** The variable's name. */
    public static final String VARIABLE = "SPARBITER_COOKIE";

    private static final Pattern RIGHT = Pattern.compile("[A-Za-z0-9._:-]+");

    public Cookie {
        if (!RIGHT.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a cookie consists of letters, digits, '.', '_', ':' and '-': \"%s\"".formatted(value));
        }
    }

    /** The variable as it stands in an environment. */
    String variable() {
        return VARIABLE + "=" + value;
    }
}
