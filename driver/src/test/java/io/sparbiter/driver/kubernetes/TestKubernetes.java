package io.sparbiter.driver.kubernetes;

import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Kubernetes on this machine, with what k8s/overlays/cpu makes there: an API server and a node. */
final class TestKubernetes implements AutoCloseable {
    private static final Path SCRIPT = Path.of("../submit/k8s.sh").toAbsolutePath();

    /** Executors of two gigabytes in all are enough for short trials. */
    private static final String SMALL = String.join(
            " ",
            "--conf spark.executor.instances=2",
            "--conf spark.executor.cores=1",
            "--conf spark.executor.memory=512m",
            "--conf spark.executor.memoryOverhead=512m",
            "--conf spark.driver.memory=512m");

    private final ApiServer api = ApiServer.start();
    private final KubernetesClient client = api.client();
    private final Image image;
    private final Kubelet node;

    private TestKubernetes(Image image, Path directory) {
        this.image = image;
        node = Kubelet.start(client, image, directory);
    }

    static TestKubernetes start(Image image, Path directory) {
        return new TestKubernetes(image, directory);
    }

    /** Makes what pods of the overlay need. */
    void apply() {
        apply(Overlay.configMap());
    }

    /** The same, with a search of the test's as the one of every night. */
    void apply(String search) {
        ConfigMap map = Overlay.configMap();
        map.getData().put("nightly.yaml", search);
        apply(map);
    }

    private void apply(ConfigMap map) {
        client.resource(map).create();
        client.resource(Overlay.service()).create();
    }

    /** Makes a pod of the CronJob, as its controller would, but for the API's address and the sizes of pods. */
    ChildProcess begin(String name) {
        return begin(Overlay.pod(name));
    }

    /** The same with another command of the program's. */
    ChildProcess begin(String name, String... command) {
        Pod pod = Overlay.pod(name);
        List<String> arguments = driver(pod).getArgs();
        arguments.subList(1, arguments.size()).clear();
        arguments.addAll(List.of(command));
        return begin(pod);
    }

    private ChildProcess begin(Pod pod) {
        driver(pod).getArgs().set(0, "k8s://" + api.url());
        driver(pod).getEnv().stream()
                .filter(variable -> variable.getName().equals("SPARBITER_SUBMIT_OPTS"))
                .forEach(variable -> variable.setValue(SMALL + " " + variable.getValue()));
        client.resource(pod).create();
        String name = pod.getMetadata().getName();
        await().atMost(Duration.ofSeconds(30)).until(() -> node.pods().containsKey(name));
        return node.pods().get(name);
    }

    /** Submits a command from outside, by submit/k8s.sh of this machine, as somebody who may do anything. */
    ChildProcess submit(Path directory, String... command) throws IOException {
        List<String> words = new ArrayList<>(List.of(SCRIPT.toString(), "k8s://" + api.url()));
        words.addAll(List.of(command));
        String options = String.join(
                " ",
                SMALL,
                "--conf spark.kubernetes.authenticate.submission.oauthToken=" + ApiServer.TOKEN,
                "--conf spark.kubernetes.driver.master=" + api.url());
        Map<String, String> environment = Map.of(
                "PATH", System.getenv("PATH"),
                "HOME", directory.toString(),
                "JDK_JAVA_OPTIONS", "-Djava.io.tmpdir=" + directory,
                "JAVA_HOME", System.getProperty("java.home"),
                "SPARK_HOME", image.files().local("/opt/spark"),
                "SPARBITER_SUBMIT_OPTS", options);
        return ChildProcess.start(words, environment, directory, directory.resolve("submit.log"));
    }

    private static Container driver(Pod pod) {
        return pod.getSpec().getContainers().get(0);
    }

    /** The executors that the API server knows. */
    List<Pod> executors() {
        return client.pods()
                .inNamespace(Overlay.NAMESPACE)
                .withLabel("spark-role", "executor")
                .list()
                .getItems();
    }

    /** The pod in which a process runs. */
    ChildProcess podOf(ProcessHandle process) {
        return node.pods().values().stream()
                .filter(pod -> pod.isAncestorOf(process))
                .findFirst()
                .orElseThrow();
    }

    /** Deletes the pod of a process, as one does who drains its node. */
    void delete(ChildProcess process) {
        node.pods().forEach((name, pod) -> {
            if (pod == process) {
                client.pods().inNamespace(Overlay.NAMESPACE).withName(name).delete();
            }
        });
    }

    /** How the drivers' pods that Spark has made ended, or are. */
    List<String> phasesOfSubmittedDrivers() {
        return client.pods().inNamespace(Overlay.NAMESPACE).withLabel("spark-role", "driver").list().getItems().stream()
                .map(pod -> pod.getStatus().getPhase())
                .toList();
    }

    /** How many pods run as processes. */
    long running() {
        return node.pods().values().stream().filter(ChildProcess::isAlive).count();
    }

    /** What drivers have asked the API server for, and may not. */
    List<String> refused() {
        return api.refused();
    }

    /** The folder that pods have as /results. */
    Path results() {
        return node.claim("sparbiter-results");
    }

    @Override
    public void close() {
        node.close();
        client.close();
        api.close();
    }
}
