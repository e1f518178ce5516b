package io.sparbiter.driver.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPInputStream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What the Spark operator's own definition says of one of its kinds; a field it does not name is wrong. */
final class OperatorSchema {
    private static final Map<String, OperatorSchema> READ = new ConcurrentHashMap<>();

    private final JsonSchema schema;

    private OperatorSchema(JsonSchema schema) {
        this.schema = schema;
    }

    static OperatorSchema of(String kind) {
        return READ.computeIfAbsent(kind, OperatorSchema::read);
    }

    private static OperatorSchema read(String kind) {
        JsonNode definition = definition(kind.toLowerCase(Locale.ROOT) + "s.yaml.gz");
        JsonNode version = definition.at("/spec/versions/0");
        if (!version.path("name").asText().equals("v1beta2")) {
            throw new IllegalStateException("the definition is of " + version.path("name"));
        }
        JsonNode schema = version.at("/schema/openAPIV3Schema");
        forbidTheUnknown(schema);
        return new OperatorSchema(JsonSchemaFactory.getInstance(VersionFlag.V4).getSchema(schema));
    }

    private static JsonNode definition(String file) {
        try (InputStream in = new GZIPInputStream(OperatorSchema.class.getResourceAsStream("/kubernetes/" + file))) {
            var options = new LoaderOptions();
            options.setCodePointLimit(10_000_000);
            return new ObjectMapper().valueToTree(new Yaml(new SafeConstructor(options)).<Object>load(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kubernetes drops unknown fields without a word; here they are problems. */
    private static void forbidTheUnknown(JsonNode schema) {
        boolean isOpen = schema.has("additionalProperties")
                || schema.path("x-kubernetes-preserve-unknown-fields").asBoolean();
        if (schema.path("properties").isObject() && !isOpen) {
            ((ObjectNode) schema).put("additionalProperties", false);
        }
        schema.forEach(OperatorSchema::forbidTheUnknown);
    }

    List<String> problems(JsonNode object) {
        return schema.validate(object).stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }
}
