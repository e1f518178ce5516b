package io.sparbiter.worker;

import java.util.Locale;

/** Counts things in words: {@code 1 trial}, {@code 1,024 trials}. */
public final class Counted {
    private Counted() {}

    /**
     * The words for so many things.
     *
     * @param thing one of them, whose plural has an s more
     */
    public static String of(long count, String thing) {
        return of(count, thing, thing + "s");
    }

    /**
     * The words for so many things of another plural.
     *
     * @param thing one of them
     * @param things several, or none
     */
    public static String of(long count, String thing, String things) {
        return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? thing : things);
    }
}
