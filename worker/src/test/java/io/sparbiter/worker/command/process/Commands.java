package io.sparbiter.worker.command.process;

import io.sparbiter.worker.command.process.CommandEvent.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Commands for tests, each with a cookie of its own. */
public final class Commands {
    private Commands() {}

    static Cookie cookie() {
        return new Cookie("test-" + UUID.randomUUID());
    }

    static Command command(Path directory, String... words) {
        return command(directory, cookie(), words);
    }

    static Command command(Path directory, Cookie cookie, String... words) {
        Path reports = directory.resolve("reports");
        return new Command(List.of(words), Map.of("SPARBITER_REPORT", reports.toString()), directory, cookie, reports);
    }

    /** Runs a script of the shell to its end, every line of output wanted. */
    static List<CommandEvent> run(Path directory, String script) throws IOException, InterruptedException {
        try (RunningCommand running = script(directory, script).start((output, line) -> true)) {
            return events(running);
        }
    }

    static Command script(Path directory, String script) {
        return command(directory, "/bin/sh", "-c", script);
    }

    static List<CommandEvent> events(RunningCommand running) throws InterruptedException {
        List<CommandEvent> events = new ArrayList<>();
        do {
            events.add(running.next());
        } while (!(events.get(events.size() - 1) instanceof Ended));
        return events;
    }

    static ExitStatus status(List<CommandEvent> events) {
        return ((Ended) events.get(events.size() - 1)).status();
    }

    /** Whether a process lives, a dead one that nobody reaped not counted. */
    public static boolean isAlive(long pid) {
        return ProcessTable.group(pid) >= 0;
    }

    public static long pid(Path file) throws IOException {
        return Long.parseLong(Files.readString(file).trim());
    }

    /** Whether the file has a whole line. */
    static boolean isWritten(Path file) throws IOException {
        return Files.exists(file) && Files.readString(file).endsWith("\n");
    }
}
