package io.sparbiter.driver.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A Spark standalone cluster on this machine: a master and workers as processes of their own, every executor another.
 * Each worker has two cores and one GPU, which exists in the words of its {@code nvidia-smi} only. While it is open, Spark
 * contexts of this JVM belong to it, as those of a submitted driver would. Spark's {@code local-cluster} would be less to
 * start, but its workers live in the driver's JVM: none could join, leave, or survive a driver.
 *
 * <p>Workers are nodes of different names, so that Spark can exclude one: {@code 127.0.0.1} and {@code localhost}.
 */
public final class TestCluster implements AutoCloseable {
    private static final Path DISCOVERY_SCRIPT =
            Path.of("../conf/gpu-discovery.sh").toAbsolutePath();
    private static final List<String> TWO_HOSTS = List.of("127.0.0.1", "localhost");
    private static final List<String> ONE_HOST = List.of("127.0.0.1", "127.0.0.1");

    private final List<String> hosts;
    private final Path directory;
    private final SparkHome home;
    private final ClusterProcess master;
    private final String url;
    private final Map<Integer, ClusterProcess> workers = new TreeMap<>();
    private final Map<Integer, Path> workDirectories = new TreeMap<>();
    private final Map<String, String> settings = new LinkedHashMap<>();

    private TestCluster(List<String> hosts, Path directory) {
        this.hosts = hosts;
        this.directory = directory;
        home = SparkHome.assemble(directory.resolve("spark-home"));
        master = ClusterProcess.start(
                home,
                directory.resolve("master"),
                directory,
                Map.of(),
                List.of(),
                List.of(
                        "org.apache.spark.deploy.master.Master",
                        "--host",
                        "127.0.0.1",
                        "--port",
                        "0",
                        "--webui-port",
                        "0"));
        url = master.awaitLine("Starting Spark master at (spark://\\S+)").group(1);
    }

    /** Starts a master and two workers, with GPUs 0 and 1; returns when both have joined. */
    public static TestCluster start() {
        return start(TWO_HOSTS);
    }

    /** The same, but the workers have one name, as several on one machine have. */
    public static TestCluster startOnOneHost() {
        return start(ONE_HOST);
    }

    private static TestCluster start(List<String> hosts) {
        try {
            Path directory = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "cluster-");
            var cluster = new TestCluster(hosts, directory);
            cluster.startWorker(0);
            cluster.startWorker(1);
            cluster.awaitWorkers();
            cluster.configureContexts();
            return cluster;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts a worker, or another in place of one that was stopped. Its executors follow when it has joined. */
    public void startWorker(int number) {
        startWorker(number, Map.of());
    }

    /** The same, with more in its environment, and in its executors'. */
    public void startWorker(int number, Map<String, String> environment) {
        Path own = directory.resolve("worker-" + number + "-" + System.nanoTime());
        workDirectories.put(number, own);
        workers.put(
                number,
                ClusterProcess.start(
                        home,
                        own,
                        pretendGpu(number),
                        environment,
                        List.of(
                                "-Dspark.worker.resource.gpu.amount=1",
                                "-Dspark.worker.resource.gpu.discoveryScript=" + DISCOVERY_SCRIPT),
                        List.of(
                                "org.apache.spark.deploy.worker.Worker",
                                "--host",
                                hosts.get(number),
                                "--cores",
                                "2",
                                "--memory",
                                "1g",
                                "--work-dir",
                                own.toString(),
                                "--webui-port",
                                "0",
                                url)));
    }

    /** Waits until all have joined. */
    public void awaitWorkers() {
        workers.values().forEach(worker -> worker.awaitLine("Successfully registered with master"));
    }

    /** Puts a file onto the disk of a worker: for its executors it is {@code ../../name}. */
    public void write(int worker, String name, String text) {
        try {
            Files.writeString(workDirectories.get(worker).resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A directory with an nvidia-smi that knows one GPU: {@code conf/gpu-discovery.sh} is the real one. */
    private Path pretendGpu(int address) {
        try {
            Path tools = Files.createDirectories(directory.resolve("gpu-" + address));
            Path script = tools.resolve("nvidia-smi");
            Files.writeString(script, "#!/bin/sh\necho " + address + "\n");
            script.toFile().setExecutable(true);
            return tools;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The node goes, with its executor. */
    public void stopWorker(int number) {
        workers.remove(number).close();
    }

    /** The running executors. */
    public List<ProcessHandle> executors() {
        return workers.values().stream()
                .map(ClusterProcess::children)
                .flatMap(Collection::stream)
                .toList();
    }

    private void configureContexts() {
        set("spark.master", url);
        set("spark.jars", String.join(",", home.applicationJars()));
        set("spark.driver.host", "127.0.0.1");
        set("spark.driver.bindAddress", "127.0.0.1");
        set("spark.ui.enabled", "false");
        set("spark.local.dir", directory.toString());
        set("spark.executor.cores", "1");
        set("spark.executor.memory", "512m");
        set("spark.executor.extraJavaOptions", "-XX:+UseSerialGC -XX:TieredStopAtLevel=1");
        set("spark.executorEnv.OMP_NUM_THREADS", "1");
        set("spark.executor.resource.gpu.amount", "1");
        set("spark.task.resource.gpu.amount", "1");
    }

    /** Takes back what {@link #set} has changed. */
    public void resetSettings() {
        settings.keySet().forEach(System::clearProperty);
        settings.clear();
        configureContexts();
    }

    /** A setting of Spark's for contexts opened from now on, as spark-submit passes them. */
    public void set(String key, String value) {
        System.setProperty(key, value);
        settings.put(key, value);
    }

    /**
     * Submits the program with a command line of its own, by Spark's own spark-submit, the driver a process of this
     * machine.
     */
    public ClusterProcess submit(String... arguments) {
        List<String> jars = home.applicationJars();
        var command = new ArrayList<>(List.of("org.apache.spark.deploy.SparkSubmit", "--master", url));
        settings.forEach((key, value) -> command.addAll(List.of("--conf", key + "=" + value)));
        command.addAll(List.of("--jars", String.join(",", jars)));
        command.addAll(List.of("--class", "io.sparbiter.driver.cli.Sparbiter", jars.get(0)));
        command.addAll(List.of(arguments));
        return ClusterProcess.start(
                home, directory.resolve("driver"), directory, Map.of(), List.of("-Xmx512m"), command);
    }

    @Override
    public void close() {
        settings.keySet().forEach(System::clearProperty);
        workers.values().forEach(ClusterProcess::close);
        master.close();
        delete(directory);
    }

    private static void delete(Path directory) {
        try (Stream<Path> tree = Files.walk(directory)) {
            tree.sorted((a, b) -> b.compareTo(a)).forEach(path -> path.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
