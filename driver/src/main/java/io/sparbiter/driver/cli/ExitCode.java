package io.sparbiter.driver.cli;

/** What the program tells its shell. */
final class ExitCode {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int WRONG_USAGE = 2;

    private ExitCode() {}

    /** A shell's code for a program ended by a signal. */
    static int ofSignal(int number) {
        return 128 + number;
    }
}
