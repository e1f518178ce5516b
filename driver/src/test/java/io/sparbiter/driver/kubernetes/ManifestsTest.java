package io.sparbiter.driver.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.sparbiter.driver.kubernetes.Manifests.Manifest;
import java.io.Serial;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every object of k8s/ has the fields of its kind and no others, as far as models and schemas tell without a cluster. */
class ManifestsTest {
    private static final Map<String, Class<? extends HasMetadata>> KINDS = Map.of(
            "Namespace", Namespace.class,
            "ServiceAccount", ServiceAccount.class,
            "PersistentVolumeClaim", PersistentVolumeClaim.class,
            "Pod", Pod.class,
            "Service", Service.class,
            "CronJob", CronJob.class,
            "NetworkPolicy", NetworkPolicy.class,
            "Role", Role.class,
            "RoleBinding", RoleBinding.class);

    private static final ObjectMapper STRICT = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .setAnnotationIntrospector(new NoPlaceForTheUnknown());

    /** The models would keep what they do not know. */
    private static final class NoPlaceForTheUnknown extends JacksonAnnotationIntrospector {
        @Serial
        private static final long serialVersionUID = 1;

        @Override
        public Boolean hasAnySetter(Annotated annotated) {
            return false;
        }
    }

    static Stream<Manifest> kubernetes() {
        return Manifests.all().filter(manifest -> !isTheOperators(manifest));
    }

    static Stream<Manifest> operators() {
        return Manifests.all().filter(ManifestsTest::isTheOperators);
    }

    private static boolean isTheOperators(Manifest manifest) {
        return manifest.kind().endsWith("SparkApplication");
    }

    private static HasMetadata read(JsonNode json) throws Exception {
        return STRICT.treeToValue(json, KINDS.get(json.path("kind").asText()));
    }

    @ParameterizedTest
    @MethodSource("kubernetes")
    void kubernetesKnowsAllOfIt(Manifest manifest) throws Exception {
        assertThat(KINDS).containsKey(manifest.kind());

        HasMetadata object = read(manifest.json());
        assertThat(object.getApiVersion())
                .isEqualTo(HasMetadata.getApiVersion(KINDS.get(manifest.kind())).replaceFirst("^/", ""));
    }

    @ParameterizedTest
    @MethodSource("operators")
    void theOperatorKnowsAllOfIt(Manifest manifest) {
        assertThat(OperatorSchema.of(manifest.kind()).problems(whole(manifest))).isEmpty();
    }

    /** A patch is judged by what becomes of what it patches: kustomize merges other people's kinds as JSON (RFC 7386). */
    private static JsonNode whole(Manifest manifest) {
        boolean isPatch = manifest.file().startsWith(Manifests.ROOT.resolve("overlays"));
        return isPatch
                ? merged(
                        Manifests.one("operator", manifest.kind(), manifest.name())
                                .deepCopy(),
                        manifest.json())
                : manifest.json();
    }

    private static JsonNode merged(JsonNode target, JsonNode patch) {
        patch.fields().forEachRemaining(field -> {
            JsonNode old = target.get(field.getKey());
            boolean isMap = old != null && old.isObject() && field.getValue().isObject();
            ((ObjectNode) target).set(field.getKey(), isMap ? merged(old, field.getValue()) : field.getValue());
        });
        return target;
    }

    @Test
    void aMistypedFieldWouldBeFound() {
        JsonNode job = Manifests.one("cronjob", "CronJob", "sparbiter-nightly").deepCopy();
        ((ObjectNode) job.at("/spec/jobTemplate/spec")).put("backofLimit", 3);
        assertThatThrownBy(() -> read(job)).hasMessageContaining("backofLimit");

        JsonNode night = Manifests.one("operator", "ScheduledSparkApplication", "sparbiter-nightly")
                .deepCopy();
        ((ObjectNode) night.at("/spec/template/driver")).put("memry", "1g").put("cores", "two");
        assertThat(OperatorSchema.of("ScheduledSparkApplication").problems(night))
                .hasSize(2)
                .anyMatch(problem -> problem.contains("memry"))
                .anyMatch(problem -> problem.contains("driver.cores"));
    }

    @Test
    void nothingNamesAnImageThatChangesUnderItsName() {
        assertThat(Manifests.all())
                .allSatisfy(manifest -> assertThat(manifest.json().findValuesAsText("image"))
                        .allMatch(image -> image.matches(".+:\\d.*")));
    }
}
