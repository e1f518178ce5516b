package io.sparbiter.driver.run;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.OS;

/** A driver in a process of its own, from the working directory of the tests. */
final class DriverProcess implements AutoCloseable {
    /** A JVM ignores what its starter ignores, as {@code nohup} and shells without job control do; its tests must not. */
    private static final List<String> HEARS_SIGNALS =
            OS.LINUX.isCurrentOs() ? List.of("env", "--default-signal=HUP,INT,TERM") : List.of();

    private final Process process;
    private final Path said;

    private DriverProcess(Process process, Path said) {
        this.process = process;
        this.said = said;
    }

    /** Starts a {@link MortalDriver}; what it says is appended to {@code driver.out} beside its results. */
    static DriverProcess start(Path results, String... settings) throws IOException {
        List<String> command = new ArrayList<>(List.of(MortalDriver.class.getName(), results.toString()));
        command.addAll(List.of(settings));
        return start(results, Map.of(), command);
    }

    /** Starts the program's own search; what it says is appended as with {@link #start}. */
    static DriverProcess search(Path results, String[] arguments, String... more) throws IOException {
        return search(results, Map.of(), arguments, more);
    }

    /**
     * The same with variables in its environment.
     *
     * @param results beside which driver.out lies; the search may leave its results elsewhere
     */
    static DriverProcess search(Path results, Map<String, String> environment, String[] arguments, String... more)
            throws IOException {
        List<String> command = new ArrayList<>(List.of("io.sparbiter.driver.cli.Sparbiter", "search"));
        command.addAll(List.of(arguments));
        command.addAll(List.of(more));
        return start(results, environment, command);
    }

    private static DriverProcess start(
            Path results, Map<String, String> environment, List<String> mainClassAndArguments) throws IOException {
        Path said = results.resolveSibling("driver.out");
        List<String> command = new ArrayList<>(HEARS_SIGNALS);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@../conf/java17.options",
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dlog4j2.configurationFile=../conf/log4j2.properties",
                "-Dsparbiter.log.file=" + results.resolveSibling("driver.log"),
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(mainClassAndArguments);
        ProcessBuilder process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(said.toFile()));
        process.environment().putAll(environment);
        return new DriverProcess(process.start(), said);
    }

    /** SIGKILL: nothing of the driver's own runs any more. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** Sends a signal, such as TERM, and waits for the end; the exit code. */
    int end(String signal, long seconds) throws InterruptedException, IOException {
        new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                .start()
                .waitFor();
        return exitCode(seconds);
    }

    /** Waits for the end; the exit code. */
    int exitCode(long seconds) throws InterruptedException, IOException {
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the driver still runs:\n" + Files.readString(said));
        }
        return process.exitValue();
    }

    /** What it and those before it have said. */
    String said() throws IOException {
        return Files.readString(said);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Waits, and gives up after a time; throws what it said if it failed. */
    void awaitEnd(long seconds) throws InterruptedException, IOException {
        if (!process.waitFor(seconds, TimeUnit.SECONDS) || process.exitValue() != 0) {
            kill();
            throw new IllegalStateException("the driver failed:\n" + Files.readString(said));
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** How many results the journal beneath a results directory tells; 0 if there is none. */
    static long told(Path results) {
        File journal = results.resolve("searches/" + MortalDriver.SEARCH + "/journal.jsonl")
                .toFile();
        if (!journal.exists()) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(journal.toPath())) {
            return lines.filter(line -> line.contains("\"told\"")).count();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
