package io.sparbiter.driver.network.model;

import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.InjectableValues;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.sparbiter.search.trial.Metric;
import io.sparbiter.search.trial.Objective;
import io.sparbiter.worker.network.NetworkReports;
import io.sparbiter.worker.network.data.DataSettings;
import io.sparbiter.worker.network.data.image.Brightness;
import io.sparbiter.worker.network.data.image.SourceFormat;
import io.sparbiter.worker.network.data.image.SourceFormat.Layout;
import io.sparbiter.worker.network.layers.ImageShape;
import io.sparbiter.worker.network.layers.NetworkSettings;
import io.sparbiter.worker.network.training.TrainingSettings;
import io.sparbiter.worker.network.training.TrainingSettings.EarlyStoppingSettings;
import io.sparbiter.worker.network.training.TrainingSettings.PlateauSettings;
import java.io.IOException;
import java.io.Serializable;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Records as JSON and back: keys and words in snake_case, times as ISO 8601. What a newer version adds is passed over. */
final class ModelJson {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.USE_LONG_FOR_INTS)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addMixIn(TrainingSettings.class, TrainingForm.class)
            .addMixIn(ModelRecipe.class, RecipeForm.class)
            .addMixIn(SourceFormat.class, SourceForm.class)
            .addMixIn(ModelCard.class, CardForm.class)
            .addMixIn(DataSettings.class, DataForm.class)
            .injectableValues(new InjectableValues.Std()
                    .addValue(TrainingForm.TF32, false)
                    .addValue(RecipeForm.OWN_AVERAGING, false)
                    .addValue(DataForm.TEST_SOURCE, "")
                    .addValue(SourceForm.LABEL, "")
                    .addValue(SourceForm.LABELS_AS_FOUND, false)
                    .addValue(SourceForm.WHITE, 0)
                    .addValue(SourceForm.CLASSES, 0)
                    .addValue(CardForm.LABELS, List.of())
                    .addValue(CardForm.BRIGHTNESS, Brightness.UNKNOWN))
            .addModule(new SimpleModule()
                    .addSerializer(new LowerCase())
                    .addSerializer(Objective.class, new ObjectiveNames())
                    .addDeserializer(Objective.class, new NetworkObjective())
                    .addSerializer(Instant.class, ToStringSerializer.instance)
                    .addDeserializer(Instant.class, new Time()))
            .build();

    private ModelJson() {}

    static String write(Object record) {
        try {
            return JSON.writeValueAsString(record) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not made of records and numbers: " + record, e);
        }
    }

    /** Dotted keys to words and numbers. */
    static SortedMap<String, String> flat(Object record) {
        SortedMap<String, String> flat = new TreeMap<>();
        flatten("", JSON.valueToTree(record), flat);
        return flat;
    }

    private static void flatten(String key, JsonNode node, SortedMap<String, String> flat) {
        if (node.isObject()) {
            node.fields()
                    .forEachRemaining(field -> flatten(
                            key.isEmpty() ? field.getKey() : key + "." + field.getKey(), field.getValue(), flat));
        } else {
            flat.put(key, node.asText());
        }
    }

    /** The message of an {@link IOException} says what is wrong with the text. */
    static <T> T read(String text, Class<T> type) throws IOException {
        try {
            return JSON.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IOException(e.getOriginalMessage(), e);
        }
    }

    /** What earlier versions did not have is written only where it is not as it was then, and may be missing. */
    @SuppressWarnings("unused") // Jackson reads it
    private abstract static class TrainingForm {
        static final String TF32 = "tf32";

        TrainingForm(
                int epochs,
                int batch,
                double learningRate,
                boolean classWeights,
                int threads,
                @JacksonInject(TF32) boolean tf32,
                EarlyStoppingSettings earlyStopping,
                PlateauSettings plateau) {}

        @JsonInclude(JsonInclude.Include.NON_DEFAULT)
        abstract boolean tf32();
    }

    /** Likewise: earlier versions left averaging to dl4j-spark. */
    @SuppressWarnings("unused") // Jackson reads it
    private abstract static class RecipeForm {
        static final String OWN_AVERAGING = "own_averaging";

        RecipeForm(
                ModelOrigin origin,
                Map<String, Serializable> parameters,
                DataSettings data,
                String fingerprint,
                boolean full,
                NetworkSettings network,
                TrainingSettings training,
                Objective objective,
                long seed,
                int tasks,
                @JacksonInject(OWN_AVERAGING) boolean ownAveraging) {}

        @JsonInclude(JsonInclude.Include.NON_DEFAULT)
        abstract boolean ownAveraging();
    }

    /** Likewise. */
    @SuppressWarnings("unused") // Jackson reads it
    private abstract static class SourceForm {
        static final String LABEL = "label";
        static final String LABELS_AS_FOUND = "labels_as_found";
        static final String WHITE = "white";
        static final String CLASSES = "classes";

        SourceForm(
                int height,
                int width,
                int channels,
                Layout layout,
                boolean transposed,
                int firstLabel,
                @JacksonInject(LABEL) String label,
                @JacksonInject(LABELS_AS_FOUND) boolean labelsAsFound,
                @JacksonInject(WHITE) int white,
                @JacksonInject(CLASSES) int classes) {}

        @JsonInclude(JsonInclude.Include.NON_DEFAULT)
        abstract String label();

        @JsonInclude(JsonInclude.Include.NON_DEFAULT)
        abstract boolean labelsAsFound();

        @JsonInclude(JsonInclude.Include.NON_DEFAULT)
        abstract int white();

        @JsonInclude(JsonInclude.Include.NON_DEFAULT)
        abstract int classes();
    }

    /** May be missing. */
    @SuppressWarnings("unused") // Jackson reads it
    private abstract static class CardForm {
        static final String LABELS = "labels";
        static final String BRIGHTNESS = "brightness";

        CardForm(
                int format,
                String version,
                String backend,
                Instant trainedAt,
                ModelRecipe recipe,
                ImageShape shape,
                long weights,
                int epochs,
                int bestEpoch,
                String stopReason,
                Map<String, Double> metrics,
                @JacksonInject(LABELS) List<String> labels,
                @JacksonInject(BRIGHTNESS) Brightness brightness) {}
    }

    /** Likewise. */
    @SuppressWarnings("unused") // Jackson reads it
    private abstract static class DataForm {
        static final String TEST_SOURCE = "test_source";

        DataForm(
                String source,
                int train,
                int validation,
                int test,
                int validateOn,
                double noise,
                long seed,
                SourceFormat format,
                @JacksonInject(TEST_SOURCE) String testSource) {}

        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        abstract String testSource();
    }

    @SuppressWarnings("rawtypes") // Jackson asks for the class of all enumerations
    private static final class LowerCase extends StdSerializer<Enum> {
        private static final long serialVersionUID = 1;

        LowerCase() {
            super(Enum.class);
        }

        @Override
        public void serialize(Enum value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(value.name().toLowerCase(Locale.ROOT));
        }
    }

    /** As in {@code {"metric": "val_loss", "direction": "minimize"}}. */
    private static final class ObjectiveNames extends StdSerializer<Objective> {
        private static final long serialVersionUID = 1;

        ObjectiveNames() {
            super(Objective.class);
        }

        @Override
        public void serialize(Objective objective, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeStartObject();
            json.writeStringField("metric", objective.metric().name());
            json.writeStringField("direction", objective.direction().word());
            json.writeEndObject();
        }
    }

    private static final class NetworkObjective extends StdDeserializer<Objective> {
        private static final long serialVersionUID = 1;

        NetworkObjective() {
            super(Objective.class);
        }

        @Override
        public Objective deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String name = context.readTree(parser).path("metric").asText();
            Optional<Metric> metric = NetworkReports.SCHEMA.metric(name);
            return metric.isPresent()
                    ? Objective.of(metric.get())
                    : (Objective) context.handleWeirdStringValue(Objective.class, name, "no metric of a network");
        }
    }

    private static final class Time extends FromStringDeserializer<Instant> {
        private static final long serialVersionUID = 1;

        Time() {
            super(Instant.class);
        }

        @Override
        protected Instant _deserialize(String value, DeserializationContext context) throws IOException {
            try {
                return Instant.parse(value);
            } catch (DateTimeParseException e) {
                return (Instant) context.handleWeirdStringValue(Instant.class, value, "not a time");
            }
        }
    }
}
