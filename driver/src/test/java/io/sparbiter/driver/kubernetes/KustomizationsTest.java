package io.sparbiter.driver.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sparbiter.driver.kubernetes.Manifests.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the kustomizations name is there, and what is there is named. */
class KustomizationsTest {
    private static final Set<String> FIELDS = Set.of(
            "apiVersion",
            "kind",
            "namespace",
            "resources",
            "configMapGenerator",
            "generatorOptions",
            "labels",
            "images",
            "patches",
            "replacements");

    /** What people and scripts name. */
    private static final Set<Path> NAMED_ELSEWHERE =
            Set.of(Manifests.ROOT.resolve("base/driver-pod.yaml"), Manifests.ROOT.resolve("operator/search.yaml"));

    static Stream<Path> kustomizations() {
        return Manifests.yamlFiles().filter(file -> file.endsWith(Manifests.KUSTOMIZATION));
    }

    private static JsonNode read(Path kustomization) {
        return Manifests.documents(kustomization).get(0).json();
    }

    /** Files and folders that a kustomization takes. */
    private static Set<Path> named(Path kustomization) {
        JsonNode json = read(kustomization);
        Set<Path> named = new LinkedHashSet<>();
        Path folder = kustomization.getParent();
        json.path("resources")
                .forEach(name -> named.add(folder.resolve(name.asText()).normalize()));
        json.path("patches").forEach(patch -> addPath(named, folder, patch));
        json.path("configMapGenerator")
                .forEach(map -> map.path("files").forEach(name -> named.add(folder.resolve(name.asText()))));
        return named;
    }

    private static void addPath(Set<Path> named, Path folder, JsonNode patch) {
        if (patch.has("path")) {
            named.add(folder.resolve(patch.get("path").asText()));
        }
    }

    /** Kind and name of every object that a kustomization brings. */
    private static Set<String> objects(Path kustomization) {
        Set<String> objects = new HashSet<>();
        for (JsonNode resource : read(kustomization).path("resources")) {
            Path path = kustomization.getParent().resolve(resource.asText()).normalize();
            if (Files.isDirectory(path)) {
                objects.addAll(objects(path.resolve(Manifests.KUSTOMIZATION)));
            } else {
                Manifests.documents(path).forEach(object -> objects.add(identity(object)));
            }
        }
        return objects;
    }

    private static String identity(Manifest manifest) {
        return manifest.kind() + " " + manifest.name();
    }

    @ParameterizedTest
    @MethodSource("kustomizations")
    void itHasKnownFieldsOnly(Path kustomization) {
        JsonNode json = read(kustomization);

        assertThat(json.path("kind").asText()).isEqualTo("Kustomization");
        assertThat(json.path("apiVersion").asText()).isEqualTo("kustomize.config.k8s.io/v1beta1");
        assertThat(json.fieldNames()).toIterable().isSubsetOf(FIELDS);
    }

    @ParameterizedTest
    @MethodSource("kustomizations")
    void whatItNamesIsThere(Path kustomization) {
        assertThat(named(kustomization)).isNotEmpty().allSatisfy(path -> assertThat(
                        Files.isDirectory(path) ? path.resolve(Manifests.KUSTOMIZATION) : path)
                .isRegularFile());
    }

    @ParameterizedTest
    @MethodSource("kustomizations")
    void itsPatchesAndReplacementsHaveTheirTargets(Path kustomization) {
        JsonNode json = read(kustomization);
        Set<String> targets = new TreeSet<>();
        for (JsonNode patch : json.path("patches")) {
            JsonNode target = patch.has("path")
                    ? metadata(Manifests.documents(kustomization
                                    .getParent()
                                    .resolve(patch.get("path").asText()))
                            .get(0))
                    : patch.get("target");
            targets.add(target.path("kind").asText() + " " + target.path("name").asText());
        }
        for (JsonNode replacement : json.path("replacements")) {
            targets.add(replacement.at("/source/kind").asText() + " "
                    + replacement.at("/source/name").asText());
        }
        assertThat(objects(kustomization)).containsAll(targets);
    }

    private static JsonNode metadata(Manifest patch) {
        return ((com.fasterxml.jackson.databind.node.ObjectNode)
                        patch.json().get("metadata").deepCopy())
                .put("kind", patch.kind());
    }

    @Test
    void everyFileIsNamed() {
        Set<Path> named = new HashSet<>(NAMED_ELSEWHERE);
        kustomizations().forEach(file -> named.addAll(named(file)));

        assertThat(Manifests.yamlFiles().filter(file -> !file.endsWith(Manifests.KUSTOMIZATION)))
                .allSatisfy(file -> assertThat(named).contains(file.normalize()));
    }

    /** Tags are named in the overlays, and made by the commands at the head of the Dockerfile. */
    @Test
    void theOverlaysTakeTheImagesThatTheDockerfileBuilds() throws IOException {
        JsonNode night = Manifests.one("operator", "ScheduledSparkApplication", "sparbiter-nightly");
        String dockerfile = Files.readString(Manifests.ROOT.resolve("image/Dockerfile"));
        for (String target : List.of("cpu", "gpu")) {
            Matcher built = Pattern.compile("--target " + target + " -t (sparbiter:\\S+)")
                    .matcher(dockerfile);
            assertThat(built.find()).isTrue();
            assertThat(dockerfile).containsPattern("(?m)^FROM .* AS " + target + "$");
            assertThat(images(target)).containsOnly(built.group(1));
            assertThat(images("operator-" + target))
                    .as("one for each that the operator's night names")
                    .hasSameSizeAs(night.findValuesAsText("image"))
                    .containsOnly(built.group(1));
        }
    }

    /** Those that an overlay names, without their registry. */
    private static List<String> images(String overlay) {
        JsonNode json = read(Manifests.ROOT.resolve("overlays").resolve(overlay).resolve(Manifests.KUSTOMIZATION));
        List<String> images = new ArrayList<>();
        json.path("images")
                .forEach(image -> images.add(image.path("newName").asText() + ":"
                        + image.path("newTag").asText()));
        Matcher patched =
                Pattern.compile("/image, value: \"(\\S+)\"").matcher(String.join("\n", json.findValuesAsText("patch")));
        while (patched.find()) {
            images.add(patched.group(1));
        }
        images.replaceAll(name -> name.substring(name.lastIndexOf('/') + 1));
        return images;
    }

    @Test
    void theImagesThatOverlaysRenameAreThere() {
        JsonNode job = Manifests.one("cronjob", "CronJob", "sparbiter-nightly");
        kustomizations()
                .flatMap(file -> StreamSupport.stream(read(file).path("images").spliterator(), false))
                .forEach(image -> assertThat(job.findValuesAsText("image"))
                        .allMatch(name -> name.startsWith(image.path("name").asText() + ":")));
    }
}
