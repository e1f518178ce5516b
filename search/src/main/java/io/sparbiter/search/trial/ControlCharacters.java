package io.sparbiter.search.trial;

import java.util.regex.Pattern;

/**
 * Shows the control characters of a program's text: written to a terminal as they are, they would move its cursor, hide
 * what stands there or worse.
 */
public final class ControlCharacters {
    private static final Pattern THEM = Pattern.compile("[\\p{Cntrl}\\x80-\\x9f&&[^\\n\\t]]");

    private ControlCharacters() {}

    /** The text with each of them as its number, such as <code>&#92;u001b</code>; line breaks and tabs stay. */
    public static String shown(String text) {
        return THEM.matcher(text.replace("\r\n", "\n"))
                .replaceAll(found -> "\\\\u%04x".formatted((int) found.group().charAt(0)));
    }
}
