package io.sparbiter.driver.kubernetes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A process of the test's, with what it says in a file. It ends when the test's JVM does. */
final class ChildProcess implements AutoCloseable {
    /** Becomes the command; a child of it kills it when nobody holds its standard input any more. */
    private static final String ENDS_WITH_PARENT =
            "exec 3<&0 </dev/null; ( cat <&3 >/dev/null; kill -KILL $$ 2>/dev/null ) & exec 3<&- \"$@\"";

    private final Process process;
    private final Path log;

    private ChildProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * @param environment all of it
     * @param log to which standard output and error go
     */
    static ChildProcess start(List<String> command, Map<String, String> environment, Path directory, Path log)
            throws IOException {
        List<String> words = new ArrayList<>(List.of("/bin/sh", "-c", ENDS_WITH_PARENT, "child"));
        words.addAll(command);
        var builder = new ProcessBuilder(words)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return new ChildProcess(builder.start(), log);
    }

    /** Completed when it has ended. */
    CompletableFuture<Integer> exit() {
        return process.onExit().thenApply(Process::exitValue);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Whether a process is its descendant. */
    boolean isAncestorOf(ProcessHandle other) {
        return Stream.iterate(
                        other.parent(), parent -> parent.isPresent(), parent -> parent.flatMap(ProcessHandle::parent))
                .anyMatch(parent -> parent.orElseThrow().pid() == process.pid());
    }

    /** Sends SIGTERM. */
    void terminate() {
        // Process.destroy would close its standard input, too, by which it knows that we are there.
        process.toHandle().destroy();
    }

    /** Sends SIGKILL. */
    void kill() {
        process.toHandle().destroyForcibly();
    }

    /** Waits for its end; the exit code. */
    int awaitExit(Duration patience) throws InterruptedException {
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("it still runs after " + patience + ":\n" + log());
        }
        return process.exitValue();
    }

    /** What it has said. */
    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String lastLine() {
        return log().lines().reduce("", (before, line) -> line);
    }

    @Override
    public void close() {
        List<ProcessHandle> family = process.descendants().toList();
        process.destroyForcibly().onExit().join();
        family.forEach(ProcessHandle::destroyForcibly);
    }
}
