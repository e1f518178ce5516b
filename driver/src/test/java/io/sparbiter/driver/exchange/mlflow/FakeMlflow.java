package io.sparbiter.driver.exchange.mlflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** As much of a tracking server as an export meets, with MLflow's limits; what it is told is kept in memory. */
final class FakeMlflow implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern CONDITION = Pattern.compile("tags\\.`([^`]+)` = '([^']*)'");

    /** A run. */
    static final class Run {
        final String id;
        final String name;
        final Map<String, String> params = new TreeMap<>();
        final Map<String, String> tags = new TreeMap<>();
        final List<String> metrics = new ArrayList<>();
        final List<JsonNode> logged = new ArrayList<>();
        String status = "RUNNING";
        long end;

        Run(String id, String name) {
            this.id = id;
            this.name = name;
        }
    }

    private final HttpServer server;
    final Map<String, Run> runs = new LinkedHashMap<>();
    final Map<String, String> artifacts = new TreeMap<>();
    final List<String> calls = new ArrayList<>();
    final List<String> authorizations = new ArrayList<>();
    /** What is answered to the next requests, instead. */
    final Deque<Integer> faults = new ArrayDeque<>();

    String experiment = "";
    String artifactRoot = "mlflow-artifacts:/1";

    FakeMlflow() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/api/2.0/", this::handle);
        server.start();
    }

    String uri() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    Run run(String name) {
        return runs.values().stream()
                .filter(run -> run.name.equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String call = exchange.getRequestURI().getPath().substring("/api/2.0/".length());
        byte[] body = exchange.getRequestBody().readAllBytes();
        calls.add(call.replace("mlflow/", ""));
        authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        if (!faults.isEmpty()) {
            answer(exchange, faults.poll(), error("TEMPORARILY_UNAVAILABLE", "later"));
            return;
        }
        try {
            if (call.startsWith("mlflow-artifacts/artifacts/")) {
                artifacts.put(
                        call.substring("mlflow-artifacts/artifacts/".length()),
                        new String(body, StandardCharsets.UTF_8));
                answer(exchange, 200, JSON.createObjectNode());
                return;
            }
            JsonNode request = body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body);
            String query = String.valueOf(exchange.getRequestURI().getQuery());
            answer(exchange, 200, answer(call, request, query));
        } catch (IllegalArgumentException e) {
            answer(exchange, 400, error("INVALID_PARAMETER_VALUE", e.getMessage()));
        } catch (IllegalStateException e) {
            answer(exchange, 404, error("RESOURCE_DOES_NOT_EXIST", e.getMessage()));
        }
    }

    private ObjectNode answer(String call, JsonNode request, String query) {
        return switch (call) {
            case "mlflow/experiments/get-by-name" -> experiment(query);
            case "mlflow/experiments/create" -> {
                experiment = request.get("name").asText();
                yield JSON.createObjectNode().put("experiment_id", "1");
            }
            case "mlflow/runs/search" -> search(request.get("filter").asText());
            case "mlflow/runs/create" -> create(request);
            case "mlflow/runs/log-batch" -> log(request);
            case "mlflow/runs/update" -> update(request);
            case "mlflow/metrics/get-history" -> history(query);
            default -> throw new IllegalStateException(call);
        };
    }

    private ObjectNode experiment(String query) {
        if (!query.equals("experiment_name=" + experiment)) {
            throw new IllegalStateException("no such experiment");
        }
        ObjectNode answer = JSON.createObjectNode();
        answer.putObject("experiment").put("experiment_id", "1").put("lifecycle_stage", "active");
        return answer;
    }

    private ObjectNode search(String filter) {
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode found = answer.putArray("runs");
        for (Run run : runs.values()) {
            Matcher condition = CONDITION.matcher(filter);
            boolean fits = true;
            while (condition.find()) {
                fits &= condition.group(2).equals(run.tags.get(condition.group(1)));
            }
            if (fits) {
                found.add(json(run));
            }
        }
        return answer;
    }

    private ObjectNode json(Run run) {
        ObjectNode json = JSON.createObjectNode();
        json.putObject("info")
                .put("run_id", run.id)
                .put("status", run.status)
                .put("artifact_uri", artifactRoot + "/" + run.id + "/artifacts");
        ArrayNode tags = json.putObject("data").putArray("tags");
        run.tags.forEach((key, value) -> tags.addObject().put("key", key).put("value", value));
        return json;
    }

    private ObjectNode create(JsonNode request) {
        var run = new Run("run-" + (runs.size() + 1), request.get("run_name").asText());
        request.get("tags")
                .forEach(tag ->
                        run.tags.put(tag.get("key").asText(), tag.get("value").asText()));
        runs.put(run.id, run);
        ObjectNode answer = JSON.createObjectNode();
        answer.set("run", json(run));
        return answer;
    }

    private ObjectNode log(JsonNode request) {
        Run run = runs.get(request.get("run_id").asText());
        JsonNode metrics = request.get("metrics");
        JsonNode params = request.get("params");
        JsonNode tags = request.get("tags");
        require(metrics.size() <= 1000 && params.size() <= 100 && tags.size() <= 100, "too many of a kind");
        require(metrics.size() + params.size() + tags.size() <= 1000, "too many in all");
        run.logged.add(request);
        params.forEach(param -> {
            require(param.get("value").asText().length() <= 6000, "too long a value");
            require(param.get("key").asText().matches("[A-Za-z0-9_\\-. /:]{1,250}"), "no name");
            String other =
                    run.params.put(param.get("key").asText(), param.get("value").asText());
            require(other == null || other.equals(param.get("value").asText()), "a parameter changes");
        });
        tags.forEach(tag -> {
            require(tag.get("value").asText().length() <= 5000, "too long a tag");
            run.tags.put(tag.get("key").asText(), tag.get("value").asText());
        });
        metrics.forEach(metric -> run.metrics.add(metric.get("key").asText() + "@"
                + metric.get("step").asInt() + "=" + metric.get("value").asText()));
        return JSON.createObjectNode();
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }

    private ObjectNode update(JsonNode request) {
        Run run = runs.get(request.get("run_id").asText());
        run.status = request.get("status").asText();
        run.end = request.get("end_time").asLong();
        return JSON.createObjectNode();
    }

    private ObjectNode history(String query) {
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode metrics = answer.putArray("metrics");
        for (Run run : runs.values()) {
            if (query.contains("run_id=" + run.id + "&") || query.endsWith("run_id=" + run.id)) {
                run.metrics.stream()
                        .filter(metric -> query.contains("metric_key=" + metric.replaceFirst("@.*", "")))
                        .forEach(metric ->
                                metrics.addObject().put("step", Integer.parseInt(metric.replaceAll(".*@|=.*", ""))));
            }
        }
        return answer;
    }

    private static ObjectNode error(String code, String message) {
        return JSON.createObjectNode().put("error_code", code).put("message", message);
    }

    private static void answer(HttpExchange exchange, int code, ObjectNode body) throws IOException {
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(code, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
