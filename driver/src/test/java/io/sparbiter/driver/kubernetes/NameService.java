package io.sparbiter.driver.kubernetes;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.stream.Stream;

/** Names of pods and services as a pod knows them: in a file of hosts, since a process asks the machine's name service. */
record NameService(KubernetesClient client) {
    /** The file of a pod that is about to run; its own service finds it at once, and its machine's name is its own. */
    String hosts(Pod pod, String address) throws UnknownHostException {
        String names =
                pod.getMetadata().getName() + " " + InetAddress.getLocalHost().getHostName();
        Stream<String> services = client.services().inNamespace(Overlay.NAMESPACE).list().getItems().stream()
                .flatMap(service -> addresses(service, pod, address).map(found -> line(found, service)));
        return "127.0.0.1 localhost\n" + address + " " + names + "\n" + String.join("", services.toList());
    }

    private Stream<String> addresses(Service service, Pod pod, String address) {
        Map<String, String> selector = service.getSpec().getSelector();
        Stream<String> own = pod.getMetadata().getLabels().entrySet().containsAll(selector.entrySet())
                ? Stream.of(address)
                : Stream.empty();
        Stream<String> others =
                client.pods().inNamespace(Overlay.NAMESPACE).withLabels(selector).list().getItems().stream()
                        .map(Pod::getStatus)
                        .filter(status -> status.getPhase().equals(Kubelet.RUNNING))
                        .map(status -> status.getPodIP());
        return Stream.concat(own, others);
    }

    private static String line(String address, Service service) {
        String name = service.getMetadata().getName();
        return "%s %s %s.%s.svc%n".formatted(address, name, name, Overlay.NAMESPACE);
    }
}
