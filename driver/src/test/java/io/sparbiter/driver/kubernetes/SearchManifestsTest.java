package io.sparbiter.driver.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.config.SearchConfigReader;
import io.sparbiter.driver.kubernetes.Manifests.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the manifests say of the same thing agrees, and is no more than a search needs. */
class SearchManifestsTest {
    private static final Path CONF = Path.of("../conf");

    /** Settings that the operator takes as fields of its own. */
    private static final Map<String, String> FIELDS = Map.of(
            "spark.kubernetes.authenticate.driver.serviceAccountName", "/driver/serviceAccount",
            "spark.kubernetes.authenticate.executor.serviceAccountName", "/executor/serviceAccount",
            "spark.executor.instances", "/executor/instances",
            "spark.executor.cores", "/executor/cores",
            "spark.driver.memory", "/driver/memory",
            "spark.executor.memory", "/executor/memory",
            "spark.executor.memoryOverhead", "/executor/memoryOverhead",
            "spark.executor.extraJavaOptions", "/executor/javaOptions");

    private static JsonNode cronJob() {
        return Manifests.one("cronjob", "CronJob", "sparbiter-nightly").at("/spec/jobTemplate/spec");
    }

    private static JsonNode night() {
        return Manifests.one("operator", "ScheduledSparkApplication", "sparbiter-nightly")
                .at("/spec/template");
    }

    private static Map<String, String> settings() throws IOException {
        var properties = new Properties();
        try (var file = Files.newBufferedReader(CONF.resolve("spark-k8s.conf"))) {
            properties.load(file);
        }
        Map<String, String> settings = new TreeMap<>();
        properties.forEach((key, value) -> settings.put((String) key, (String) value));
        return settings;
    }

    private static Map<String, String> text(JsonNode map) {
        Map<String, String> text = new LinkedHashMap<>();
        map.fields()
                .forEachRemaining(
                        field -> text.put(field.getKey(), field.getValue().asText()));
        return text;
    }

    @Test
    void theOperatorsSettingsAreTheSettingsFiles() throws IOException {
        JsonNode night = night();
        Map<String, String> theOperators = text(night.get("sparkConf"));
        FIELDS.forEach(
                (setting, field) -> theOperators.put(setting, night.at(field).asText()));

        Map<String, String> ours = settings();
        assertThat(ours.remove("spark.kubernetes.namespace")).isEqualTo("sparbiter");
        assertThat(ours.put("spark.eventLog.dir", "file:/results/spark-events"))
                .isEqualTo("${env:SPARBITER_EVENT_LOG}");
        assertThat(theOperators).containsExactlyInAnyOrderEntriesOf(ours);
    }

    @Test
    void theImageNamesTheEventLogThatTheOperatorNames() throws IOException {
        assertThat(Files.readString(Manifests.ROOT.resolve("image/Dockerfile")))
                .contains("SPARBITER_EVENT_LOG="
                        + settings()
                                .get("spark.eventLog.dir")
                                .replace("${env:SPARBITER_EVENT_LOG}", "file:/results/spark-events"));
    }

    @Test
    void oneSearchIsLikeANight() {
        ObjectNode once = Manifests.one("operator", "SparkApplication", "sparbiter-search")
                .get("spec")
                .deepCopy();
        ObjectNode night = night().deepCopy();
        assertThat(once.remove("arguments").toString().replace("--name=once", "--name=nightly"))
                .isEqualTo(night.remove("arguments").toString());
        assertThat(once).isEqualTo(night);
    }

    @Test
    void theNetworkPolicyAndTheServiceOpenTheDriversTwoPorts() throws IOException {
        List<String> ports =
                List.of(settings().get("spark.driver.port"), settings().get("spark.blockManager.port"));

        assertThat(Manifests.one("base", "NetworkPolicy", "sparbiter")
                        .at("/spec/ingress")
                        .findValuesAsText("port"))
                .isEqualTo(ports);
        assertThat(Manifests.one("cronjob", "Service", "sparbiter-driver").findValuesAsText("port"))
                .isEqualTo(ports);
    }

    @Test
    void theServiceFindsTheDriversPod() {
        JsonNode labels = cronJob().at("/template/metadata/labels");
        JsonNode service =
                Manifests.one("cronjob", "Service", "sparbiter-driver").get("spec");

        assertThat(service.get("clusterIP").asText()).isEqualTo("None");
        assertThat(text(labels)).containsAllEntriesOf(text(service.get("selector")));
    }

    @Test
    void theSearchOfTheNightsIsThatOfTheFiles() {
        var reader = new SearchConfigReader();
        SearchConfig nightly = reader.read(Manifests.ROOT.resolve("base/nightly.yaml"), List.of());
        SearchConfig mnist = reader.read(CONF.resolve("searches/mnist.yaml"), List.of());

        assertThat(nightly.differences(mnist)).isEmpty();
    }

    @Test
    void gpusAreAskedForAlikeAndByAmountAndVendorOnly() {
        JsonNode patch = Manifests.one("overlays/gpu", "CronJob", "sparbiter-nightly");
        Map<String, String> submitted = new TreeMap<>();
        Matcher setting = Pattern.compile("--conf (\\S+?)=(\\S+)")
                .matcher(patch.findPath("env").at("/0/value").asText());
        while (setting.find()) {
            submitted.put(setting.group(1), setting.group(2));
        }
        JsonNode operators = Manifests.one("overlays/operator-gpu", "ScheduledSparkApplication", "sparbiter-nightly")
                .at("/spec/template");
        assertThat(submitted.remove("spark.executor.cores"))
                .isEqualTo(operators.at("/executor/cores").asText());
        assertThat(submitted)
                .isEqualTo(new TreeMap<>(text(operators.get("sparkConf"))))
                .containsEntry("spark.executor.resource.gpu.vendor", "nvidia.com")
                .containsEntry("spark.executor.resource.gpu.discoveryScript", "/opt/sparbiter/conf/gpu-discovery.sh");
        assertThat(Manifests.all())
                .noneMatch(manifest ->
                        manifest.json().findParents("limits").toString().contains("gpu"));
        assertThat(operators.at("/executor/gpu").isMissingNode()).isTrue();
    }

    @Test
    void theGpuTemplateAddsOnlyWhereItsNodesAre() {
        ObjectNode gpu = Manifests.documents(Manifests.ROOT.resolve("overlays/gpu/executor-pod.yaml"))
                .get(0)
                .json()
                .deepCopy();
        ((ObjectNode) gpu.get("spec")).remove(List.of("nodeSelector", "tolerations"));

        assertThat(gpu)
                .isEqualTo(Manifests.documents(Manifests.ROOT.resolve("base/executor-pod.yaml"))
                        .get(0)
                        .json());
    }

    @Test
    void theDriverMayHandleItsExecutorsAndNothingElse() {
        JsonNode rules = Manifests.one("base", "Role", "sparbiter-driver").get("rules");

        assertThat(rules).hasSize(1);
        assertThat(rules.get(0).get("apiGroups")).hasToString("[\"\"]");
        assertThat(rules.get(0).get("resources"))
                .hasToString("[\"pods\",\"services\",\"configmaps\",\"persistentvolumeclaims\"]");
        assertThat(rules.get(0).get("verbs"))
                .hasToString(
                        "[\"get\",\"list\",\"watch\",\"create\",\"update\",\"patch\",\"delete\",\"deletecollection\"]");
        assertThat(Manifests.one("base", "ServiceAccount", "sparbiter-executor")
                        .get("automountServiceAccountToken")
                        .asBoolean(true))
                .isFalse();
    }

    @Test
    void aJobsContainersAndItsExecutorsRunOneImage() {
        JsonNode pod = cronJob().at("/template/spec");
        String executors = StreamSupport.stream(pod.at("/containers/0/env").spliterator(), false)
                .filter(variable -> variable.get("name").asText().equals("SPARBITER_IMAGE"))
                .map(variable -> variable.get("value").asText())
                .findFirst()
                .orElseThrow();

        assertThat(pod.findValuesAsText("image")).isNotEmpty().containsOnly(executors);
    }

    /** By its URI, whatever file system the image's Hadoop takes for the default. */
    @Test
    void resultsAreOnTheVolumeThatEveryPodMounts() {
        Stream.of(
                        cronJob().at("/template/spec/containers/0/args"),
                        night().get("arguments"),
                        Manifests.one("operator", "SparkApplication", "sparbiter-search")
                                .at("/spec/arguments"))
                .forEach(arguments -> assertThat(arguments.toString()).contains("\"--results=file:///results\""));
        assertThat(pods()).allSatisfy(pod -> assertThat(pod.json().findValuesAsText("mountPath"))
                .contains("/results"));
    }

    @Test
    void aNightIsLeftOutWhileTheLastOneRuns() {
        assertThat(Manifests.one("cronjob", "CronJob", "sparbiter-nightly")
                        .at("/spec/concurrencyPolicy")
                        .asText())
                .isEqualTo("Forbid");
        assertThat(Manifests.one("operator", "ScheduledSparkApplication", "sparbiter-nightly")
                        .at("/spec/concurrencyPolicy")
                        .asText())
                .isEqualTo("Forbid");
    }

    @Test
    void aDriverHasTimeToEndInOrder() {
        Stream.of(
                        cronJob().at("/template/spec"),
                        night().get("driver"),
                        Manifests.documents(Manifests.ROOT.resolve("base/driver-pod.yaml"))
                                .get(0)
                                .json()
                                .get("spec"))
                .forEach(pod -> assertThat(
                                pod.get("terminationGracePeriodSeconds").asInt())
                        .isGreaterThan(30));
    }

    /** Whatever has containers, and the two halves of the operator's applications. */
    static Stream<Manifest> pods() {
        return Manifests.all().flatMap(manifest -> {
            List<Manifest> pods = new ArrayList<>();
            for (String path : List.of("/spec", "/spec/jobTemplate/spec/template/spec")) {
                if (manifest.json().at(path).has("securityContext")) {
                    pods.add(new Manifest(manifest.file(), manifest.json().at(path)));
                }
            }
            for (JsonNode half : manifest.json().findParents("podSecurityContext")) {
                pods.add(new Manifest(manifest.file(), half));
            }
            return pods.stream();
        });
    }

    @Test
    void thereAreAsManyPodsAsThereAreRoles() {
        // Templates of executors, with and without GPU, and of a driver; the job; two applications of two halves each.
        assertThat(pods()).hasSize(8);
    }

    @ParameterizedTest
    @MethodSource("pods")
    void aPodHasNoMoreRightsThanItNeeds(Manifest pod) {
        JsonNode ofPod = pod.json().has("podSecurityContext")
                ? pod.json().get("podSecurityContext")
                : pod.json().get("securityContext");
        assertThat(ofPod.get("runAsNonRoot").asBoolean()).isTrue();
        assertThat(ofPod.get("runAsUser").asInt()).isEqualTo(185);
        assertThat(ofPod.at("/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");

        List<JsonNode> containers = new ArrayList<>();
        if (pod.json().has("podSecurityContext")) {
            containers.add(pod.json());
        }
        pod.json().path("containers").forEach(containers::add);
        pod.json().path("initContainers").forEach(containers::add);
        assertThat(containers).isNotEmpty().allSatisfy(container -> {
            JsonNode context = container.get("securityContext");
            assertThat(context.get("readOnlyRootFilesystem").asBoolean()).isTrue();
            assertThat(context.get("allowPrivilegeEscalation").asBoolean(true)).isFalse();
            assertThat(context.at("/capabilities/drop")).hasToString("[\"ALL\"]");
        });
    }

    @Test
    void noManifestHoldsASecret() {
        assertThat(Manifests.all()).noneMatch(manifest -> manifest.kind().equals("Secret"));
        assertThat(Manifests.all().map(manifest -> manifest.json().toString()))
                .noneMatch(json -> json.matches("(?i).*(password|secret.?key|access.?key)\"?[=:].*"));
    }
}
