package io.sparbiter.driver.progress;

import io.sparbiter.worker.Printable;
import java.io.PrintWriter;
import java.util.function.Consumer;

/**
 * Says something in a line of its own, also where a {@link TerminalLine} is being redrawn. For any thread.
 *
 * @param err where to
 * @param columns of the terminal, 0 if it is none
 */
public record TerminalNotes(PrintWriter err, int columns) implements Consumer<String> {
    /** On standard error, as wide as the scripts say it is, see {@link ProgressDisplay#create}. */
    public static TerminalNotes on(PrintWriter standardError) {
        return new TerminalNotes(standardError, Integer.getInteger("sparbiter.terminal", 0));
    }

    /** What was drawn in that line is wiped out, and drawn again below. */
    @Override
    public void accept(String text) {
        String words = Printable.text(text);
        String first = words.lines().findFirst().orElse("");
        String blanks = " ".repeat(Math.max(0, columns - 1 - first.length()));
        err.println(columns > 0 ? "\r" + first + blanks + words.substring(first.length()) : words);
    }
}
