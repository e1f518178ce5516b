package io.sparbiter.driver.kubernetes;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateBuilder;
import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.dsl.PodResource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A node that runs the container of every pod as a process of this machine, with an address of its own on loopback. What
 * a kernel does for a container is not done: the process sees the machine's files, processes and ports, as this user.
 */
final class Kubelet implements AutoCloseable {
    static final String RUNNING = "Running";
    /** Holds a pod that is deleted until this node lets it go. */
    static final String FINALIZER = "sparbiter.io/kubelet";

    private final KubernetesClient client;
    private final NameService names;
    private final Image image;
    private final Path directory;
    private final Map<String, ChildProcess> pods = new ConcurrentSkipListMap<>();
    private final ScheduledExecutorService work = Executors.newSingleThreadScheduledExecutor();
    private final Watch watch;
    /** Another network than that of a test which runs at the same time. */
    private final String network = "127.%d.%d."
            .formatted(
                    ThreadLocalRandom.current().nextInt(1, 255),
                    ThreadLocalRandom.current().nextInt(256));

    private Kubelet(KubernetesClient client, Image image, Path directory) {
        this.client = client;
        this.image = image;
        this.directory = directory;
        names = new NameService(client);
        watch = client.pods().inNamespace(Overlay.NAMESPACE).watch(new Pods());
    }

    static Kubelet start(KubernetesClient client, Image image, Path directory) {
        return new Kubelet(client, image, directory);
    }

    private final class Pods implements Watcher<Pod> {
        @Override
        public void eventReceived(Action action, Pod pod) {
            if (action == Action.ADDED) {
                work.execute(() -> run(pod));
            } else if (pod.isMarkedForDeletion()) {
                work.execute(() -> stop(pod));
            }
        }

        @Override
        public void onClose(WatcherException cause) {
            throw new IllegalStateException("the API server is gone", cause);
        }
    }

    /** All that were ever started, by their names. */
    Map<String, ChildProcess> pods() {
        return pods;
    }

    /** The folder that is a volume claim's. */
    Path claim(String name) {
        return directory.resolve("claims").resolve(name);
    }

    private void run(Pod pod) {
        String name = pod.getMetadata().getName();
        String address = network + (10 + pods.size());
        try {
            var sandbox = new Sandbox(pod, address, Files.createDirectories(directory.resolve(name)), this::claim);
            if (sandbox.configMaps().allMatch(map -> configMap(map) != null)) {
                sandbox.writeConfigMaps(image, this::configMap);
                sandbox.writeHosts(names.hosts(pod, address));
                run(pod, address, sandbox.start(image));
            } else {
                // Spark makes a driver's pod before what the pod mounts.
                var unused = work.schedule(() -> run(pod), 50, TimeUnit.MILLISECONDS);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ConfigMap configMap(String name) {
        return client.configMaps().inNamespace(Overlay.NAMESPACE).withName(name).get();
    }

    private void run(Pod pod, String address, ChildProcess process) {
        pods.put(pod.getMetadata().getName(), process);
        tell(pod, RUNNING, address, running());
        var unused = process.exit()
                .thenAcceptAsync(
                        code -> tell(pod, code == 0 ? "Succeeded" : "Failed", address, terminated(code)), work);
    }

    private void stop(Pod pod) {
        ChildProcess process = pods.get(pod.getMetadata().getName());
        if (process != null && process.isAlive()) {
            process.terminate();
        } else {
            change(pod, known -> known.getMetadata().setFinalizers(List.of()));
        }
    }

    private static ContainerState running() {
        return new ContainerStateBuilder()
                .withNewRunning()
                .withStartedAt(Instant.now().toString())
                .endRunning()
                .build();
    }

    private static ContainerState terminated(int exitCode) {
        return new ContainerStateBuilder()
                .withNewTerminated()
                .withExitCode(exitCode)
                .withReason(exitCode == 0 ? "Completed" : "Error")
                .withFinishedAt(Instant.now().toString())
                .endTerminated()
                .build();
    }

    /** Says how a pod is. */
    private void tell(Pod pod, String phase, String address, ContainerState state) {
        PodStatus status = new PodStatusBuilder()
                .withPhase(phase)
                .withPodIP(address)
                .addToContainerStatuses(new ContainerStatusBuilder()
                        .withName(pod.getSpec().getContainers().get(0).getName())
                        .withReady(phase.equals(RUNNING))
                        .withState(state)
                        .build())
                .build();
        change(pod, known -> known.setStatus(status));
    }

    /** Changes what the API server has of a pod, unless it has gone. */
    private void change(Pod pod, Consumer<Pod> action) {
        PodResource known = client.pods()
                .inNamespace(Overlay.NAMESPACE)
                .withName(pod.getMetadata().getName());
        if (known.get() != null) {
            known.edit(old -> {
                action.accept(old);
                return old;
            });
        }
    }

    @Override
    public void close() {
        watch.close();
        work.shutdownNow();
        pods.values().forEach(ChildProcess::close);
    }
}
