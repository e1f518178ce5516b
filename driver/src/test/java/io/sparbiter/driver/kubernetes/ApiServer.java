package io.sparbiter.driver.kubernetes;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.server.mock.KubernetesCrudDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.fabric8.mockwebserver.Context;
import java.net.Socket;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Level;
import java.util.logging.Logger;
import okhttp3.Headers;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.RecordedRequest;
import okio.Buffer;

/**
 * Kubernetes' API on a port of this machine, as far as fabric8's mock goes: it keeps objects, and tells who watches.
 * Whoever has no token is the driver, and may do what its role in k8s/base allows.
 */
final class ApiServer implements AutoCloseable {
    static final String TOKEN = "administrator";
    /** It tells of every request; kept here, since loggers are forgotten. */
    private static final Logger MOCKS_LOG = Logger.getLogger(MockWebServer.class.getName());

    private final List<String> refused = new CopyOnWriteArrayList<>();
    private final KubernetesMockServer server =
            new KubernetesMockServer(new Context(), new MockWebServer(), new HashMap<>(), new Objects(), false);

    private ApiServer() {}

    static ApiServer start() {
        MOCKS_LOG.setLevel(Level.WARNING);
        var api = new ApiServer();
        api.server.init();
        return api;
    }

    String url() {
        return "http://127.0.0.1:" + server.getPort();
    }

    /** A client that may do everything. */
    KubernetesClient client() {
        return new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder()
                        .withAutoConfigure(false)
                        .withMasterUrl(url())
                        .withOauthToken(TOKEN)
                        .build())
                .build();
    }

    /** What the driver has asked for in vain. */
    List<String> refused() {
        return refused;
    }

    @Override
    public void close() {
        server.destroy();
    }

    private final class Objects extends KubernetesCrudDispatcher {
        private final DriverRole role = DriverRole.read();

        @Override
        public MockResponse dispatch(RecordedRequest request) {
            boolean isAllowed = ("Bearer " + TOKEN).equals(request.getHeader("Authorization"))
                    || role.allows(request.getMethod(), request.getRequestUrl());
            if (!isAllowed) {
                refused.add(request.getRequestLine());
                return new MockResponse().setResponseCode(403);
            }
            return isApplied(request) ? apply(request) : super.dispatch(request);
        }

        private static boolean isApplied(RecordedRequest request) {
            return request.getMethod().equals("PATCH")
                    && request.getRequestUrl().queryParameter("fieldManager") != null;
        }

        /** Makes the object, or puts it in the place of the old one: server-side apply, which the mock does not know. */
        private MockResponse apply(RecordedRequest request) {
            String path = request.getRequestUrl().encodedPath();
            String object = request.getBody().readUtf8();
            return super.dispatch(request("GET", path, "")).getStatus().contains("404")
                    ? super.dispatch(request("POST", path.substring(0, path.lastIndexOf('/')), object))
                    : super.dispatch(request("PUT", path, object));
        }

        private static RecordedRequest request(String method, String path, String body) {
            Buffer bytes = new Buffer().writeUtf8(body);
            return new RecordedRequest(
                    method + " " + path + " HTTP/1.1",
                    Headers.of("Content-Type", "application/json"),
                    List.of(),
                    bytes.size(),
                    bytes,
                    0,
                    new Socket());
        }

        @Override
        public MockResponse handleCreate(RecordedRequest request) {
            if (request.getPath().endsWith("/pods")) {
                letWait(request.getBody());
            }
            return super.handleCreate(request);
        }

        /** A pod has a phase from the beginning, and stays when it is deleted until its process has gone: Spark reads both. */
        private void letWait(Buffer body) {
            Pod pod = Serialization.unmarshal(body.readUtf8(), Pod.class);
            pod.getMetadata().setFinalizers(List.of(Kubelet.FINALIZER));
            pod.setStatus(new PodStatusBuilder().withPhase("Pending").build());
            body.writeUtf8(Serialization.asJson(pod));
        }
    }
}
