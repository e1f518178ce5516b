package io.sparbiter.driver.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The tests' API server lets the driver do what its role in k8s/base allows, and no more. */
class ApiServerTest {
    private static final Pod POD = new PodBuilder()
            .withNewMetadata()
            .withName("executor")
            .endMetadata()
            .build();

    private final ApiServer api = ApiServer.start();
    private final KubernetesClient driver = new KubernetesClientBuilder()
            .withConfig(new ConfigBuilder()
                    .withAutoConfigure(false)
                    .withMasterUrl(api.url())
                    .withRequestRetryBackoffLimit(0)
                    .build())
            .build();

    @AfterEach
    void close() {
        driver.close();
        api.close();
    }

    @Test
    void theDriverHandlesPodsOfItsNamespace() {
        var pods = driver.pods().inNamespace(Overlay.NAMESPACE);
        pods.resource(POD).create();

        assertThat(pods.withName("executor").get().getStatus().getPhase()).isEqualTo("Pending");
        assertThat(pods.list().getItems()).hasSize(1);
        pods.delete();
        assertThat(pods.list().getItems())
                .as("its process has not gone")
                .allMatch(Pod::isMarkedForDeletion)
                .hasSize(1);
        assertThat(api.refused()).isEmpty();
    }

    @Test
    void othersAreNotItsOwn() {
        assertRefused(() -> driver.pods().inNamespace("default").resource(POD).create());
        assertRefused(() -> driver.pods()
                .inNamespace(Overlay.NAMESPACE)
                .withName("executor")
                .getLog());
        assertRefused(() -> driver.secrets().inNamespace(Overlay.NAMESPACE).list());
        assertRefused(() -> driver.nodes().list());
        assertThat(api.refused()).hasSize(4);
    }

    private static void assertRefused(ThrowingCallable request) {
        assertThatThrownBy(request)
                .isInstanceOfSatisfying(KubernetesClientException.class, refusal -> assertThat(refusal.getCode())
                        .isEqualTo(403));
    }

    @Test
    void anAdministratorMayDoAnything() {
        try (KubernetesClient administrator = api.client()) {
            var secret = new SecretBuilder()
                    .withNewMetadata()
                    .withName("s3")
                    .endMetadata()
                    .build();
            administrator.secrets().inNamespace("default").resource(secret).create();

            assertThat(administrator.secrets().inNamespace("default").list().getItems())
                    .hasSize(1);
        }
    }
}
