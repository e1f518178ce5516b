package io.sparbiter.driver.exchange.mlflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sparbiter.driver.results.files.ResultsException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An experiment and its runs.
 *
 * @param id the server's
 */
record Experiment(MlflowServer server, String id) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PAGE = 1_000;

    /** Takes the experiment of a name, or makes one. */
    static Experiment of(MlflowServer server, String name) {
        Optional<JsonNode> found = server.get("experiments/get-by-name", Map.of("experiment_name", name))
                .map(answer -> answer.path("experiment"));
        found.filter(experiment -> experiment.path("lifecycle_stage").asText().equals("deleted"))
                .ifPresent(deleted -> {
                    throw ResultsException.usage(
                            "Cannot export into --experiment (" + name + "): it was deleted.",
                            "Restore it by mlflow experiments restore -x "
                                    + deleted.path("experiment_id").asText() + ", or name another.");
                });
        JsonNode experiment = found.orElseGet(
                () -> server.post("experiments/create", JSON.createObjectNode().put("name", name)));
        return new Experiment(server, experiment.path("experiment_id").asText());
    }

    /** The runs that have all these tags, the latest first; deleted ones are none. */
    List<Run> runs(Map<String, String> tags) {
        List<Run> runs = new ArrayList<>();
        String page = "";
        do {
            JsonNode answer = server.post("runs/search", query(tags, page));
            answer.path("runs").forEach(run -> runs.add(Run.of(server, run)));
            page = answer.path("next_page_token").asText();
        } while (!page.isEmpty());
        return runs;
    }

    private ObjectNode query(Map<String, String> tags, String page) {
        List<String> conditions = new ArrayList<>();
        tags.forEach((name, value) -> conditions.add("tags.`" + name + "` = '" + value + "'"));
        ObjectNode query = JSON.createObjectNode()
                .put("filter", String.join(" and ", conditions))
                .put("run_view_type", "ACTIVE_ONLY")
                .put("max_results", PAGE);
        query.putArray("experiment_ids").add(id);
        query.putArray("order_by").add("attributes.start_time DESC");
        return page.isEmpty() ? query : query.put("page_token", page);
    }

    /** Makes a run, which is running then. */
    Run create(String name, long startTime, Map<String, String> tags) {
        ObjectNode body = JSON.createObjectNode()
                .put("experiment_id", id)
                .put("run_name", name)
                .put("start_time", startTime);
        var array = body.putArray("tags");
        tags.forEach((key, value) -> array.addObject().put("key", key).put("value", value));
        return Run.of(server, server.post("runs/create", body).path("run"));
    }

    /**
     * A run.
     *
     * @param artifacts the URI below which its files lie
     */
    record Run(MlflowServer server, String id, String status, String artifacts, Map<String, String> tags) {
        private static final String RUN_ID = "run_id";

        static Run of(MlflowServer server, JsonNode run) {
            Map<String, String> tags = new LinkedHashMap<>();
            run.path("data")
                    .path("tags")
                    .forEach(tag ->
                            tags.put(tag.path("key").asText(), tag.path("value").asText()));
            JsonNode info = run.path("info");
            return new Run(
                    server,
                    info.path(RUN_ID).asText(),
                    info.path("status").asText(),
                    info.path("artifact_uri").asText(),
                    tags);
        }

        String tag(String name) {
            return tags.getOrDefault(name, "");
        }

        void log(RunContent content) {
            content.requests(id).forEach(request -> server.post("runs/log-batch", request));
        }

        /** The same without the metrics that the run has. */
        void logMissing(RunContent content) {
            Set<RunContent.Key> there = new HashSet<>();
            content.metrics().stream()
                    .map(RunContent.Metric::name)
                    .distinct()
                    .forEach(name -> readHistory(name, there));
            log(new RunContent(
                    content.metrics().stream()
                            .filter(metric -> !there.contains(metric.key()))
                            .toList(),
                    content.params(),
                    content.tags()));
        }

        private void readHistory(String name, Set<RunContent.Key> there) {
            String page = "";
            do {
                Map<String, String> query = new LinkedHashMap<>(
                        Map.of(RUN_ID, id, "metric_key", RunContent.name(name), "max_results", Integer.toString(PAGE)));
                if (!page.isEmpty()) {
                    query.put("page_token", page);
                }
                JsonNode answer = server.get("metrics/get-history", query).orElse(JSON.nullNode());
                answer.path("metrics")
                        .forEach(metric -> there.add(
                                new RunContent.Key(name, metric.path("step").asInt())));
                page = answer.path("next_page_token").asText();
            } while (!page.isEmpty());
        }

        void setTag(String name, String value) {
            log(new RunContent(List.of(), Map.of(), Map.of(name, value)));
        }

        void end(String word, long endTime) {
            server.post(
                    "runs/update",
                    JSON.createObjectNode().put(RUN_ID, id).put("status", word).put("end_time", endTime));
        }
    }
}
