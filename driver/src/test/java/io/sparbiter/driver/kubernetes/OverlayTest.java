package io.sparbiter.driver.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThatCode;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.sparbiter.driver.kubernetes.Manifests.Manifest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the tests' Kubernetes is given is what kustomize makes of the overlay, where there is a kubectl to ask. */
class OverlayTest {
    @TempDir
    Path folder;

    private List<Manifest> kustomized() throws Exception {
        assumeThatCode(() -> new ProcessBuilder("kubectl", "version", "--client")
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start())
                .as("there is a kubectl")
                .doesNotThrowAnyException();
        Path made = folder.resolve("overlay.yaml");
        Process kustomize = new ProcessBuilder("kubectl", "kustomize", Overlay.FOLDER.toString())
                .redirectOutput(made.toFile())
                .redirectError(folder.resolve("kustomize.log").toFile())
                .start();
        assertThat(kustomize.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(kustomize.exitValue())
                .as(Files.readString(folder.resolve("kustomize.log")))
                .isZero();
        return Manifests.documents(made);
    }

    /** The one of a kind and name, in a namespace. */
    private static <T extends HasMetadata> T theirs(Class<T> kind, T ours, List<Manifest> made) {
        return made.stream()
                .filter(manifest -> manifest.kind().equals(ours.getKind())
                        && manifest.name().equals(ours.getMetadata().getName())
                        && manifest.json()
                                .at("/metadata/namespace")
                                .asText()
                                .equals(ours.getMetadata().getNamespace()))
                .findFirst()
                .map(manifest -> Overlay.as(kind, manifest.json()))
                .orElseThrow();
    }

    @Test
    void isWhatKustomizeMakes() throws Exception {
        List<Manifest> made = kustomized();

        ConfigMap map = Overlay.configMap();
        assertThat(theirs(ConfigMap.class, map, made).getData()).isEqualTo(map.getData());
        Service service = Overlay.service();
        assertThat(theirs(Service.class, service, made).getSpec()).isEqualTo(service.getSpec());
        CronJob job = Overlay.cronJob();
        assertThat(theirs(CronJob.class, job, made).getSpec()).isEqualTo(job.getSpec());
    }
}
