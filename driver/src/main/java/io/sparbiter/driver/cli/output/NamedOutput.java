package io.sparbiter.driver.cli.output;

import io.sparbiter.driver.results.files.PlainFile;
import io.sparbiter.driver.results.files.ResultsException;
import io.sparbiter.driver.results.files.WholeFile.Content;
import io.sparbiter.driver.screen.LostOutputException;
import java.io.BufferedWriter;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Set;

/**
 * What an option names to be written: a file of this machine, or standard output by {@code -} or a name that the system has
 * for it, which would else be opened a second time and, where it leads to a file, be emptied.
 *
 * @param option that names it, such as {@code --out}
 * @param standard standard output
 */
public record NamedOutput(String option, Path path, PrintWriter standard) {
    private static final Set<String> STANDARD = Set.of("-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1");

    /** Whether the word of a command line means standard output. */
    static boolean isStandard(String word) {
        return STANDARD.contains(word);
    }

    public boolean isStandardOutput() {
        return isStandard(path.toString());
    }

    /**
     * Throws {@link io.sparbiter.driver.results.files.ResultsException} if it cannot be written: to know that before the
     * work is done.
     */
    public void check() {
        if (!isStandardOutput()) {
            file().check();
        }
    }

    /** Throws {@link ResultsException} if it is a file that another option names to be read, which would be lost. */
    public void requireOther(String inputOption, String input) {
        if (!isStandardOutput() && Files.isRegularFile(path) && isSame(input)) {
            throw ResultsException.usage(
                    "Cannot write " + option + " (" + path + "): it is " + inputOption + ", which would be lost.",
                    "Name another file.");
        }
    }

    private boolean isSame(String input) {
        try {
            return Files.isSameFile(path, Path.of(input));
        } catch (IOException | InvalidPathException e) {
            return false; // whoever reads it says what is wrong with it
        }
    }

    /** Writes a text and nothing else. */
    public void write(String text) {
        write(out -> out.append(text));
    }

    /** Writes a text bit by bit; ends when nobody reads it any more. */
    public void write(Content content) {
        if (isStandardOutput()) {
            print(content);
        } else {
            file().write(content);
        }
    }

    private PlainFile file() {
        return new PlainFile(option, path);
    }

    private void print(Content content) {
        try {
            var text = new BufferedWriter(new Heard(standard));
            content.write(text);
            text.flush();
        } catch (IOException e) {
            throw new LostOutputException(e);
        } catch (UncheckedIOException e) {
            throw new LostOutputException(e.getCause());
        }
    }

    /** As in {@code Predicted 3 images into a.csv}. */
    public String words() {
        return isStandardOutput() ? "standard output" : path.toString();
    }

    /** Says at once what a {@link PrintWriter} keeps for itself. */
    private static final class Heard extends FilterWriter {
        private final PrintWriter standard;

        Heard(PrintWriter standard) {
            super(standard);
            this.standard = standard;
        }

        @Override
        public void write(char[] text, int offset, int length) throws IOException {
            standard.write(text, offset, length);
            flush();
        }

        @Override
        public void flush() throws IOException {
            if (standard.checkError()) {
                throw new IOException("standard output cannot be written");
            }
        }
    }
}
