package io.sparbiter.driver.cluster;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;

/** A JVM of the cluster: a daemon of Spark's, with its log in a file. It ends when the test's JVM does. */
public final class ClusterProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Process process;
    private final Path log;

    private ClusterProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * @param directory the process's own; its log is written there
     * @param tools a directory of commands, which come before the system's
     * @param environment more of it
     * @param options of the JVM
     * @param command main class and arguments
     */
    static ClusterProcess start(
            SparkHome home,
            Path directory,
            Path tools,
            Map<String, String> environment,
            List<String> options,
            List<String> command) {
        try {
            Files.createDirectories(directory);
            Path log = directory.resolve("daemon.log");
            var builder = new ProcessBuilder(commandLine(home, directory, options, command))
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().putAll(home.environment());
            builder.environment().merge("PATH", tools.toString(), (path, own) -> own + File.pathSeparator + path);
            builder.environment().put("SPARK_LOCAL_DIRS", directory.toString());
            builder.environment().putAll(environment);
            return new ClusterProcess(builder.start(), log);
        } catch (IOException e) {
            throw new IllegalStateException("Cannot start " + command, e);
        }
    }

    private static List<String> commandLine(
            SparkHome home, Path directory, List<String> options, List<String> command) {
        var line = new ArrayList<>(List.of(
                SparkHome.java(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "@" + SparkHome.JAVA_OPTIONS,
                "-Dlog4j2.configurationFile=org/apache/spark/log4j2-defaults.properties"));
        line.add("-Djava.io.tmpdir=" + directory);
        line.addAll(options);
        line.addAll(List.of("-cp", home.classPath() + File.pathSeparator + SparkHome.TEST_CLASSES));
        line.add(EndsWithParent.class.getName());
        line.addAll(command);
        return line;
    }

    /** Waits until the log has a line like this. */
    MatchResult awaitLine(String regex) {
        Pattern pattern = Pattern.compile(regex);
        await(regex, () -> pattern.matcher(log()).find());
        return pattern.matcher(log()).results().findFirst().orElseThrow();
    }

    /** Waits until something has happened, as long as the process lives; what it said is part of a failure's message. */
    public void await(String what, Callable<Boolean> hasHappened) {
        try {
            Awaitility.await(what)
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(50))
                    .failFast(() -> !process.isAlive())
                    .until(hasHappened);
        } catch (ConditionTimeoutException | TerminalFailureException e) {
            throw new IllegalStateException("A process of the cluster has said:\n" + log(), e);
        }
    }

    /** Sends SIGTERM and waits for the end; the exit code. */
    public int terminate(Duration patience) throws InterruptedException {
        // Process.destroy would close its standard input, too, by which it knows that we are there.
        process.toHandle().destroy();
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("It still runs after " + patience);
        }
        return process.exitValue();
    }

    /** What it has said. */
    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The JVMs it has started, executors in a worker's case. */
    List<ProcessHandle> children() {
        return process.children().filter(ClusterProcess::isJava).toList();
    }

    private static boolean isJava(ProcessHandle child) {
        return child.info().command().filter(SparkHome.java()::equals).isPresent();
    }

    /** Its children end, too: an executor ends with its worker. */
    @Override
    public void close() {
        List<ProcessHandle> family = process.descendants().toList();
        process.destroyForcibly().onExit().join();
        family.forEach(ProcessHandle::destroyForcibly);
    }
}
