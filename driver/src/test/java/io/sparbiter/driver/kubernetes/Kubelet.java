package io.sparbiter.driver.kubernetes;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateBuilder;
import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.dsl.PodResource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A node that runs the container of every pod as a process of this machine, with an address of its own on loopback. What a
 * kernel does for a container is not done: the process sees the machine's files, processes and network, as this user.
 */
final class Kubelet implements AutoCloseable {
    private final KubernetesClient client;
    private final Image image;
    private final Path directory;
    private final Watch watch;
    private final Map<String, PodProcess> pods = new ConcurrentSkipListMap<>();
    private final ExecutorService work = Executors.newSingleThreadExecutor();
    /** Another network than that of a test which runs at the same time. */
    private final String network = "127.%d.%d."
            .formatted(
                    ThreadLocalRandom.current().nextInt(1, 255),
                    ThreadLocalRandom.current().nextInt(256));

    private Kubelet(KubernetesClient client, Image image, Path directory) {
        this.client = client;
        this.image = image;
        this.directory = directory;
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
            } else if (action == Action.DELETED) {
                work.execute(() -> pods.get(pod.getMetadata().getName()).terminate());
            }
        }

        @Override
        public void onClose(WatcherException cause) {
            throw new IllegalStateException("the API server is gone", cause);
        }
    }

    /** All that were ever started, by their names. */
    Map<String, PodProcess> pods() {
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
            sandbox.writeConfigMaps(map -> client.configMaps()
                    .inNamespace(Overlay.NAMESPACE)
                    .withName(map)
                    .get());
            sandbox.writeHosts(hosts(pod, address));
            PodProcess process = sandbox.start(image);
            pods.put(name, process);
            tell(pod, "Running", address, running());
            var unused = process.exit().thenAcceptAsync(exitCode -> ended(pod, address, exitCode), work);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the name service says to the pod: of itself, and of every service whose pod runs, this one included. */
    private String hosts(Pod pod, String address) throws IOException {
        var hosts = new StringBuilder("127.0.0.1 localhost\n")
                .append("%s %s %s%n"
                        .formatted(
                                address,
                                pod.getMetadata().getName(),
                                InetAddress.getLocalHost().getHostName()));
        for (Service service :
                client.services().inNamespace(Overlay.NAMESPACE).list().getItems()) {
            Map<String, String> selector = service.getSpec().getSelector();
            if (pod.getMetadata().getLabels().entrySet().containsAll(selector.entrySet())) {
                hosts.append(line(address, service));
            }
            client.pods().inNamespace(Overlay.NAMESPACE).withLabels(selector).list().getItems().stream()
                    .map(Pod::getStatus)
                    .filter(status -> "Running".equals(status.getPhase()))
                    .forEach(status -> hosts.append(line(status.getPodIP(), service)));
        }
        return hosts.toString();
    }

    private static String line(String address, Service service) {
        return address + " " + service.getMetadata().getName() + "\n";
    }

    private void ended(Pod pod, String address, int exitCode) {
        tell(pod, exitCode == 0 ? "Succeeded" : "Failed", address, terminated(exitCode));
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

    private void tell(Pod pod, String phase, String address, ContainerState state) {
        PodStatus status = new PodStatusBuilder()
                .withPhase(phase)
                .withPodIP(address)
                .addToContainerStatuses(new ContainerStatusBuilder()
                        .withName(pod.getSpec().getContainers().get(0).getName())
                        .withReady(phase.equals("Running"))
                        .withState(state)
                        .build())
                .build();
        PodResource known = client.pods()
                .inNamespace(Overlay.NAMESPACE)
                .withName(pod.getMetadata().getName());
        if (known.get() != null) {
            known.edit(old -> {
                old.setStatus(status);
                return old;
            });
        }
    }

    @Override
    public void close() {
        watch.close();
        work.shutdown();
        pods.values().forEach(PodProcess::close);
    }
}
