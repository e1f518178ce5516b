package io.sparbiter.worker.network.throughput;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A process that trains on request, see {@link ThroughputServer}. It computes only while it is asked to. */
final class Contestant implements AutoCloseable {
    private final Process process;
    private final PrintWriter requests;
    private final BufferedReader answers;
    private final String with;

    private Contestant(Process process) {
        this.process = process;
        requests = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        with = expect("ready");
    }

    /** This program's classes, in a JVM with the options of this one and some more. */
    static Contestant java(String workload, String... options) {
        var command =
                new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java")));
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of(options));
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path"), ThroughputServer.class.getName(), workload));
        return start(command, 1);
    }

    /** PyTorch. */
    static Contestant python(String python, String script, String data, int threads) {
        return start(List.of(python, script, data, String.valueOf(threads)), threads);
    }

    private static Contestant start(List<String> command, int threads) {
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("OMP_NUM_THREADS", String.valueOf(threads));
        // Where these are set, they are a crutch for OpenBLAS builds older than the processor, and slow.
        builder.environment().keySet().removeAll(List.of("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE"));
        try {
            return new Contestant(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it computes with. */
    String with() {
        return with;
    }

    void ask(String request) {
        requests.println(request);
    }

    /** The answer to the last request; waits for it. */
    double rate() {
        return Double.parseDouble(expect("rate"));
    }

    private String expect(String word) {
        try {
            String line = answers.readLine();
            if (line == null || !line.startsWith(word + " ")) {
                throw new IllegalStateException(
                        "Expected " + word + " from " + process.info().command().orElse("?") + ", got " + line);
            }
            return line.substring(word.length() + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        requests.close();
        process.destroy();
    }
}
