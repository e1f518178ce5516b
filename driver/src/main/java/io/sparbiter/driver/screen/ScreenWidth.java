package io.sparbiter.driver.screen;

/**
 * How wide tables may be on standard output. Java cannot tell; the scripts do, by the system property {@code
 * sparbiter.columns}, 0 where it is no terminal.
 */
public final class ScreenWidth {
    /** Of what is read elsewhere, and of wider terminals. */
    public static final int MOST = 120;

    private static final int LEAST = 20;

    private ScreenWidth() {}

    public static int columns() {
        return of(Integer.getInteger("sparbiter.columns", 0));
    }

    static int of(int terminal) {
        return terminal <= 0 ? MOST : Math.max(LEAST, Math.min(terminal, MOST));
    }
}
