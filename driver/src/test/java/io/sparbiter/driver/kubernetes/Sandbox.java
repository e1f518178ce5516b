package io.sparbiter.driver.kubernetes;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapVolumeSource;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What is made for a pod before its container runs.
 *
 * @param pod with one container
 * @param address the pod's
 * @param directory the pod's own
 * @param claims where volumes of claims lie, by the claim's name
 */
record Sandbox(Pod pod, String address, Path directory, Function<String, Path> claims) {
    private static final String WORK_DIRECTORY = "/opt/spark/work-dir";

    private Container container() {
        return pod.getSpec().getContainers().get(0);
    }

    /** The names of those that the pod mounts. */
    Stream<String> configMaps() {
        return pod.getSpec().getVolumes().stream()
                .map(Volume::getConfigMap)
                .filter(Objects::nonNull)
                .map(ConfigMapVolumeSource::getName);
    }

    /** @param maps finds one by its name */
    void writeConfigMaps(Image image, Function<String, ConfigMap> maps) throws IOException {
        ContainerFiles files = image.files().with(mounts());
        for (Volume volume : pod.getSpec().getVolumes()) {
            ConfigMapVolumeSource source = volume.getConfigMap();
            if (source != null) {
                write(maps.apply(source.getName()).getData(), source.getItems(), folder(volume), files);
            }
        }
    }

    private static void write(Map<String, String> data, List<KeyToPath> items, Path folder, ContainerFiles files)
            throws IOException {
        Map<String, String> names = new HashMap<>();
        items.forEach(item -> names.put(item.getKey(), item.getPath()));
        for (Map.Entry<String, String> file : data.entrySet()) {
            String name = names.getOrDefault(file.getKey(), file.getKey());
            // Settings name files as words do; what pods are made of does not.
            String text = name.endsWith(".properties") ? files.local(file.getValue()) : file.getValue();
            Files.writeString(folder.resolve(name), text);
        }
    }

    void writeHosts(String hosts) throws IOException {
        Files.writeString(directory.resolve("hosts"), hosts);
    }

    ChildProcess start(Image image) throws IOException {
        ContainerFiles files = image.files().with(mounts());
        Map<String, String> environment = environment(image);
        List<String> command = image.command(container(), environment);
        environment.replaceAll((name, value) -> files.local(value));
        environment.putAll(machine());
        return ChildProcess.start(
                command.stream().map(files::local).toList(),
                environment,
                Path.of(files.local(WORK_DIRECTORY)),
                directory.resolve("log"));
    }

    private Map<String, Path> mounts() throws IOException {
        Map<String, Path> volumes = new HashMap<>();
        for (Volume volume : pod.getSpec().getVolumes()) {
            volumes.put(volume.getName(), folder(volume));
        }
        Map<String, Path> mounts = new HashMap<>();
        for (VolumeMount mount : container().getVolumeMounts()) {
            mounts.put(mount.getMountPath(), volumes.get(mount.getName()));
        }
        return mounts;
    }

    private Path folder(Volume volume) throws IOException {
        if (volume.getPersistentVolumeClaim() != null) {
            return Files.createDirectories(
                    claims.apply(volume.getPersistentVolumeClaim().getClaimName()));
        }
        if (volume.getEmptyDir() != null || volume.getConfigMap() != null) {
            return Files.createDirectories(directory.resolve("volumes").resolve(volume.getName()));
        }
        throw new IllegalArgumentException("no such volume here: " + volume);
    }

    private Map<String, String> environment(Image image) {
        Map<String, String> environment = new TreeMap<>(image.environment());
        for (EnvVar variable : container().getEnv()) {
            environment.put(variable.getName(), value(variable));
        }
        return environment;
    }

    private String value(EnvVar variable) {
        if (variable.getValueFrom() == null) {
            return variable.getValue() == null ? "" : variable.getValue();
        }
        String field = variable.getValueFrom().getFieldRef().getFieldPath();
        return switch (field) {
            case "status.podIP" -> address;
            case "metadata.name" -> pod.getMetadata().getName();
            default -> throw new IllegalArgumentException("no such field here: " + field);
        };
    }

    /** Java knows the pod's names and its temporary folder, and has no time for its second compiler. */
    private Map<String, String> machine() {
        return Map.of(
                "PATH",
                System.getenv("PATH"),
                "HOME",
                directory.toString(),
                "JDK_JAVA_OPTIONS",
                "-Djdk.net.hosts.file=%s -Djava.io.tmpdir=%s -XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
                        .formatted(directory.resolve("hosts"), directory));
    }
}
