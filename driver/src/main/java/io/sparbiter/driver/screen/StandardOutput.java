package io.sparbiter.driver.screen;

import io.sparbiter.driver.end.ExitCode;
import io.sparbiter.driver.results.files.Causes;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.util.Locale;

/**
 * Standard output of this process, which remembers why it could not be written: a {@link PrintWriter} forgets, and a command
 * whose answer was lost would pass for one that gave it. After the first failure nothing is written any more.
 */
public final class StandardOutput extends OutputStream {
    private static final int SIGPIPE = 13;

    private final OutputStream out;
    private IOException failure;

    /** @param out where bytes go, unbuffered */
    StandardOutput(OutputStream out) {
        this.out = out;
    }

    public static StandardOutput ofThisProcess() {
        return new StandardOutput(new FileOutputStream(FileDescriptor.out));
    }

    /** Something that may fail. */
    private interface Step {
        void run() throws IOException;
    }

    private synchronized void take(Step step) throws IOException {
        if (failure != null) {
            throw new IOException(failure.getMessage());
        }
        try {
            step.run();
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    @Override
    public void write(int b) throws IOException {
        take(() -> out.write(b));
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        take(() -> out.write(bytes, offset, length));
    }

    @Override
    public void flush() throws IOException {
        take(out::flush);
    }

    /**
     * The program's exit code after a command that has written all it had. Of an answer that was lost it tells, unless the
     * reader has gone, as {@code head} does when it has seen enough: other programs are ended by SIGPIPE then, without a
     * word, and Java never is.
     *
     * @param ofCommand the command's own exit code
     */
    public synchronized int exitCode(int ofCommand, PrintWriter err) {
        if (failure == null || ofCommand != ExitCode.DONE) {
            return ofCommand;
        }
        if (isClosedPipe(failure)) {
            return ExitCode.ofSignal(SIGPIPE);
        }
        err.println("Cannot write to standard output: " + Causes.describe(failure)
                + ".\nMake room where it leads to, or send it elsewhere, as by > FILE.");
        return ExitCode.FAILED;
    }

    /** By the system's words, "Broken pipe", which keep that one in most languages. */
    private static boolean isClosedPipe(IOException failure) {
        return failure.getMessage() != null
                && failure.getMessage().toLowerCase(Locale.ROOT).contains("pipe");
    }
}
