package io.sparbiter.driver.screen;

import io.sparbiter.driver.end.ExitCode;
import io.sparbiter.driver.results.files.Causes;
import io.sparbiter.worker.storage.GuardedOutput;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;

/**
 * Standard output of this process, which remembers why it could not be written: a {@link PrintWriter} forgets, and a command
 * whose answer was lost would pass for one that gave it. After the first failure nothing is written any more.
 */
public final class StandardOutput extends GuardedOutput {
    private static final int SIGPIPE = 13;

    /** @param out where bytes go, unbuffered */
    StandardOutput(OutputStream out) {
        super(out);
    }

    public static StandardOutput ofThisProcess() {
        return new StandardOutput(new FileOutputStream(FileDescriptor.out));
    }

    /**
     * The program's exit code after a command that has written all it had. Of an answer that was lost it tells, unless the
     * reader has gone, as {@code head} does when it has seen enough: other programs are ended by SIGPIPE then, without a
     * word, and Java never is.
     *
     * @param ofCommand the command's own exit code
     */
    public int exitCode(int ofCommand, PrintWriter err) {
        Optional<IOException> failure = failure();
        if (failure.isEmpty() || ofCommand != ExitCode.DONE) {
            return ofCommand;
        }
        if (isClosedPipe(failure.get())) {
            return ExitCode.ofSignal(SIGPIPE);
        }
        err.println("Cannot write to standard output: " + Causes.describe(failure.get())
                + ".\nMake room where it leads to, or send it elsewhere, as by > FILE.");
        return ExitCode.FAILED;
    }

    /** By the system's words, "Broken pipe", which keep that one in most languages. */
    private static boolean isClosedPipe(IOException failure) {
        return failure.getMessage() != null
                && failure.getMessage().toLowerCase(Locale.ROOT).contains("pipe");
    }
}
