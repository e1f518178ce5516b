package io.sparbiter.driver.kubernetes;

import io.fabric8.kubernetes.api.model.Container;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The image of k8s/image as a folder.
 *
 * @param root the folder
 * @param files where the image's paths lie
 * @param environment what the image sets
 */
record Image(Path root, ContainerFiles files, Map<String, String> environment) {
    private static final String APPLICATION = "/opt/sparbiter";
    private static final String SPARK = "/opt/spark";

    Image {
        environment = Map.copyOf(environment);
    }

    /** Makes it in a folder of the build's. */
    static Image build() {
        try {
            Path root = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "image-");
            var files =
                    new ContainerFiles(Map.of(APPLICATION, root.resolve("sparbiter"), SPARK, root.resolve("spark")));
            Dockerfile dockerfile = Dockerfile.read();
            dockerfile.copies((from, to) -> copy(from, Path.of(files.local(to)), files));
            SparkDistribution.make(Path.of(files.local(SPARK)));
            return new Image(root, files, environment(dockerfile));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Scripts and settings name other files of the image. */
    private static void copy(Path from, Path to, ContainerFiles files) {
        try {
            Files.createDirectories(to.getParent());
            if (from.toString().endsWith(".jar")) {
                Files.createSymbolicLink(to, from);
            } else {
                Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
                Files.writeString(to, files.local(Files.readString(from)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> environment(Dockerfile dockerfile) {
        Map<String, String> environment = new HashMap<>(dockerfile.environment());
        environment.put("SPARK_HOME", SPARK);
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        return environment;
    }

    /** What a container runs: its own command, or what the entry point of Spark's image makes of its arguments. */
    List<String> command(Container container, Map<String, String> environment) {
        if (!container.getCommand().isEmpty()) {
            List<String> command = new ArrayList<>(container.getCommand());
            command.addAll(container.getArgs());
            return command;
        }
        if (container.getArgs().equals(List.of("executor"))) {
            return executor(environment);
        }
        if (container.getArgs().get(0).equals("driver")) {
            return driver(container.getArgs(), environment);
        }
        throw new IllegalArgumentException("the entry point does not know " + container.getArgs() + " here");
    }

    private static List<String> executor(Map<String, String> environment) {
        List<String> command = new ArrayList<>();
        command.add(environment.get("JAVA_HOME") + "/bin/java");
        environment.keySet().stream()
                .filter(name -> name.startsWith("SPARK_JAVA_OPT_"))
                .map(environment::get)
                .forEach(command::add);
        command.add("-Xmx" + environment.get("SPARK_EXECUTOR_MEMORY"));
        command.addAll(List.of("-cp", environment.get("SPARK_CONF_DIR") + ":" + SPARK + "/jars/*"));
        command.add("org.apache.spark.scheduler.cluster.k8s.KubernetesExecutorBackend");
        Map.of(
                        "--driver-url", "SPARK_DRIVER_URL",
                        "--executor-id", "SPARK_EXECUTOR_ID",
                        "--cores", "SPARK_EXECUTOR_CORES",
                        "--app-id", "SPARK_APPLICATION_ID",
                        "--hostname", "SPARK_EXECUTOR_POD_IP",
                        "--resourceProfileId", "SPARK_RESOURCE_PROFILE_ID",
                        "--podName", "SPARK_EXECUTOR_POD_NAME")
                .forEach((option, variable) -> command.addAll(List.of(option, environment.get(variable))));
        return command;
    }

    private static List<String> driver(List<String> arguments, Map<String, String> environment) {
        String address = environment.get("SPARK_DRIVER_BIND_ADDRESS");
        List<String> command = new ArrayList<>(List.of(SPARK + "/bin/spark-submit", "--deploy-mode", "client"));
        command.addAll(List.of("--conf", "spark.driver.bindAddress=" + address));
        command.addAll(arguments.subList(1, arguments.size()));
        return command;
    }

    void delete() {
        try (Stream<Path> tree = Files.walk(root)) {
            tree.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
