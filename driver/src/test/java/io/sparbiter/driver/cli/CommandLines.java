package io.sparbiter.driver.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** Runs the program in this JVM. */
public record CommandLines(int exitCode, String out, String err) {
    public static CommandLines run(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int exitCode = Sparbiter.run(arguments, new PrintWriter(out), new PrintWriter(err));
        return new CommandLines(exitCode, out.toString(), err.toString());
    }
}
