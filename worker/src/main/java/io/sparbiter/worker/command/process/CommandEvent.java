package io.sparbiter.worker.command.process;

/** What happens to a running command, in order within each source. */
public sealed interface CommandEvent {
    /** What a program writes its output to. */
    enum Output {
        STDOUT,
        STDERR
    }

    /**
     * A line of output that was wanted.
     *
     * @param text without its line end; bytes that are no UTF-8 are replaced
     * @param cut whether the line was longer than 64 kB and the rest is missing
     */
    record Line(Output output, String text, boolean cut) implements CommandEvent {}

    /**
     * A line of the report file.
     *
     * @param text without its line end; bytes that are no UTF-8 are replaced
     * @param cut whether the line was longer than 64 kB and the rest is missing
     */
    record Report(String text, boolean cut) implements CommandEvent {}

    /** The last event: all processes are gone, both outputs and the report file are read to their end. */
    record Ended(ExitStatus status) implements CommandEvent {}
}
