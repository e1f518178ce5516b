package io.sparbiter.driver.exchange.source;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sparbiter.driver.exchange.source.SourceAxis.Choices;
import io.sparbiter.driver.exchange.source.SourceAxis.Range;
import io.sparbiter.driver.results.files.Causes;
import io.sparbiter.search.trial.Direction;
import io.sparbiter.search.trial.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Reads a project directory of Keras Tuner, {@code directory/project_name}: {@code oracle.json}, the parameters and the order
 * of the trials, and {@code trial_ID/trial.json}, one of each. The directory does not name the objective: it is the metric
 * whose value is the score of each trial that has one.
 */
final class KerasTunerProject {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();
    private static final String ORACLE = "oracle.json";

    /** What Hyperband adds to the parameters of a trial, such as {@code tuner/epochs}. */
    private static final String OF_TUNER = "tuner/";

    private final SourceFile project;
    private final JsonNode oracle;
    private final List<JsonNode> trials;

    private KerasTunerProject(SourceFile project, JsonNode oracle, List<JsonNode> trials) {
        this.project = project;
        this.oracle = oracle;
        this.trials = trials;
    }

    static SourceStudy read(SourceFile project, SourceChoice choice) {
        if (!project.resolve(ORACLE).exists()) {
            throw project.problem(
                    "a directory is imported if it is a project of Keras Tuner, with " + ORACLE
                            + ", and this has none.",
                    "Name the project's own directory, directory/project_name, or a file.");
        }
        return new KerasTunerProject(project, json(project.resolve(ORACLE)), trials(project)).study(choice);
    }

    private static List<JsonNode> trials(SourceFile project) {
        try (Stream<Path> folders = Files.list(project.path())) {
            return folders.filter(folder -> folder.getFileName().toString().startsWith("trial_"))
                    .sorted()
                    .map(folder -> new SourceFile(folder.resolve("trial.json")))
                    .filter(SourceFile::exists)
                    .map(KerasTunerProject::json)
                    .toList();
        } catch (IOException e) {
            throw project.problem(Causes.describe(e) + ".", "Check that you may read it.");
        }
    }

    private static JsonNode json(SourceFile file) {
        return file.lines(lines -> JSON.readTree(lines));
    }

    private SourceStudy study(SourceChoice choice) {
        String metric = choice.metric().or(this::objective).orElseThrow(this::unclear);
        List<SourceAxis> axes = axes();
        List<SourceTrial> ended = trials.stream()
                .sorted(Comparator.comparingInt(this::place))
                .flatMap(trial -> trial(trial, metric).stream())
                .toList();
        return new SourceStudy(
                "keras-tuner",
                Optional.of(metric),
                direction(metric),
                axes,
                axes.stream().map(SourceAxis::name).toList(),
                ended,
                trials.size() - ended.size());
    }

    private RuntimeException unclear() {
        return project.problem(
                "it is unclear which metric its scores are.",
                "Name it by --metric. Its trials report " + String.join(", ", metrics()) + ".");
    }

    private List<String> metrics() {
        return trials.stream()
                .flatMap(trial -> names(metricsOf(trial)).stream())
                .distinct()
                .toList();
    }

    private Optional<String> objective() {
        List<JsonNode> scored =
                trials.stream().filter(trial -> trial.path("score").isNumber()).toList();
        List<String> fitting = metrics().stream()
                .filter(metric -> scored.stream().allMatch(trial -> history(trial, metric)
                        .containsValue(trial.path("score").asDouble())))
                .toList();
        return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
    }

    private Optional<Direction> direction(String metric) {
        return trials.stream()
                .map(trial -> metricsOf(trial).path(metric).path("direction").asText())
                .flatMap(word -> switch (word) {
                    case "max" -> Stream.of(Direction.MAXIMIZE);
                    case "min" -> Stream.of(Direction.MINIMIZE);
                    default -> Stream.<Direction>empty();
                })
                .findFirst();
    }

    private static JsonNode metricsOf(JsonNode trial) {
        return trial.path("metrics").path("metrics");
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** The mean of what its executions reported, by step. */
    private static SortedMap<Integer, Double> history(JsonNode trial, String metric) {
        SortedMap<Integer, Double> history = new TreeMap<>();
        for (JsonNode seen : metricsOf(trial).path(metric).path("observations")) {
            double sum = 0;
            for (JsonNode value : seen.path("value")) {
                sum += value.asDouble(Double.NaN);
            }
            double mean = sum / seen.path("value").size();
            if (Double.isFinite(mean)) {
                history.put(seen.path("step").asInt(), mean);
            }
        }
        return history;
    }

    private int place(JsonNode trial) {
        List<String> order = new ArrayList<>();
        oracle.path("start_order").forEach(id -> order.add(id.asText()));
        int place = order.indexOf(trial.path("trial_id").asText());
        return place < 0 ? Integer.MAX_VALUE : place;
    }

    private Optional<SourceTrial> trial(JsonNode trial, String metric) {
        String score = trial.path("score").asText("").replace("null", "");
        return SourceStatus.of(trial.path("status").asText(), score)
                .map(status -> new SourceTrial(
                        "trial " + trial.path("trial_id").asText(),
                        params(trial),
                        status,
                        status == Status.COMPLETED
                                ? OptionalDouble.of(trial.path("score").asDouble())
                                : OptionalDouble.empty(),
                        history(trial, metric),
                        trial.path("message").asText("").replace("null", ""),
                        startedAt(trial),
                        Optional.empty()));
    }

    private Optional<Instant> startedAt(JsonNode trial) {
        JsonNode times = oracle.path("display").path("trial_start");
        return SourceTime.of(times.path(trial.path("trial_id").asText()).asText());
    }

    private static Map<String, String> params(JsonNode trial) {
        Map<String, String> params = new LinkedHashMap<>();
        trial.path("hyperparameters").path("values").fields().forEachRemaining(value -> {
            if (!value.getKey().startsWith(OF_TUNER)) {
                params.put(value.getKey(), value.getValue().asText());
            }
        });
        return params;
    }

    private List<SourceAxis> axes() {
        Map<String, SourceAxis> axes = new LinkedHashMap<>();
        for (JsonNode parameter : oracle.path("hyperparameters").path("space")) {
            String name = parameter.path("config").path("name").asText();
            if (!name.startsWith(OF_TUNER)) {
                axes.putIfAbsent(name, axis(name, parameter));
            }
        }
        return List.copyOf(axes.values());
    }

    private static SourceAxis axis(String name, JsonNode parameter) {
        JsonNode config = parameter.path("config");
        String kind = parameter.path("class_name").asText();
        return switch (kind) {
            case "Boolean" -> new Choices(name, List.of("false", "true"));
            case "Fixed" -> new Choices(name, List.of(config.path("value").asText()));
            case "Choice" -> choices(name, config);
            default -> range(name, config, kind.equals("Int"));
        };
    }

    private static SourceAxis choices(String name, JsonNode config) {
        List<String> words = new ArrayList<>();
        config.path("values").forEach(value -> words.add(value.asText()));
        return new Choices(name, words);
    }

    private static SourceAxis range(String name, JsonNode config, boolean isWhole) {
        boolean isLog = config.path("sampling").asText().contains("log");
        OptionalDouble step = config.path("step").isNumber()
                ? OptionalDouble.of(config.path("step").asDouble())
                : OptionalDouble.empty();
        return new Range(
                name,
                config.path("min_value").asDouble(),
                config.path("max_value").asDouble(),
                isWhole && !isLog && step.isEmpty() ? OptionalDouble.of(1) : step,
                isLog,
                isWhole);
    }
}
