package io.sparbiter.driver.end;

/** The exit codes of the program. */
public final class ExitCode {
    public static final int DONE = 0;
    public static final int FAILED = 1;
    public static final int WRONG_USAGE = 2;

    private ExitCode() {}

    /** A shell's code for a program ended by a signal. */
    public static int ofSignal(int number) {
        return 128 + number;
    }
}
