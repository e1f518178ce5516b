package io.sparbiter.driver.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The files of k8s/ as they are written. */
public final class Manifests {
    public static final Path ROOT = Path.of("../k8s");
    static final String KUSTOMIZATION = "kustomization.yaml";

    private static final ObjectMapper JSON = new ObjectMapper();

    private Manifests() {}

    /** A document of a file, with its aliases expanded. */
    public record Manifest(Path file, JsonNode json) {
        public String kind() {
            return json.path("kind").asText();
        }

        public String name() {
            return json.at("/metadata/name").asText();
        }

        /** As a test's name. */
        @Override
        public String toString() {
            return ROOT.relativize(file) + " " + kind() + " " + name();
        }
    }

    /** All objects of Kubernetes' and of the Spark operator's, patches included. */
    public static Stream<Manifest> all() {
        return yamlFiles()
                .filter(file -> !file.endsWith(KUSTOMIZATION))
                .flatMap(file -> documents(file).stream())
                .filter(manifest -> manifest.json().has("kind"));
    }

    /** The one object of a kind and name in a folder of k8s/. */
    public static JsonNode one(String folder, String kind, String name) {
        return all().filter(manifest -> manifest.file().startsWith(ROOT.resolve(folder)))
                .filter(manifest ->
                        manifest.kind().equals(kind) && manifest.name().equals(name))
                .findFirst()
                .orElseThrow()
                .json();
    }

    static Stream<Path> yamlFiles() {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Manifest> documents(Path file) {
        try {
            Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
            return StreamSupport.stream(yaml.loadAll(Files.readString(file)).spliterator(), false)
                    .map(document -> new Manifest(file, JSON.<JsonNode>valueToTree(document)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
