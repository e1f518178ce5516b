package io.sparbiter.driver.exchange.mlflow;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is logged of a run. MLflow takes at most 1,000 metrics, 100 parameters and 100 tags a request, 1,000 in all, names of
 * letters, digits and {@code _ - . / : } or blanks up to 250 letters, parameters of up to 6,000 and tags of up to 5,000
 * letters: names have _ in place of what they may not have, and texts are cut.
 */
record RunContent(List<Metric> metrics, Map<String, String> params, Map<String, String> tags) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST = 1_000;
    private static final int MOST_WORDS = 100;
    private static final int LONGEST_NAME = 250;
    private static final int LONGEST_PARAM = 6_000;
    private static final int LONGEST_TAG = 5_000;

    /** @param timestamp milliseconds since 1970 */
    record Metric(String name, double value, long timestamp, int step) {
        /** What no run has twice. */
        Key key() {
            return new Key(name, step);
        }
    }

    /** A metric's name and step. */
    record Key(String name, int step) {}

    RunContent {
        metrics = List.copyOf(metrics);
    }

    /** This and a tag. */
    RunContent with(String tag, String value) {
        Map<String, String> more = new LinkedHashMap<>(tags);
        more.put(tag, value);
        return new RunContent(metrics, params, more);
    }

    /** The bodies of the requests that log it, in order. */
    List<ObjectNode> requests(String runId) {
        List<Map.Entry<String, String>> someParams = List.copyOf(params.entrySet());
        List<Map.Entry<String, String>> someTags = List.copyOf(tags.entrySet());
        List<ObjectNode> requests = new ArrayList<>();
        int metric = 0;
        for (int word = 0; requests.isEmpty() || metric < metrics.size() || word < words(); word += MOST_WORDS) {
            ObjectNode request = JSON.createObjectNode().put("run_id", runId);
            int written = write(part(someParams, word), LONGEST_PARAM, request.putArray("params"))
                    + write(part(someTags, word), LONGEST_TAG, request.putArray("tags"));
            int end = Math.min(metrics.size(), metric + MOST - written);
            write(metrics.subList(metric, end), request.putArray("metrics"));
            metric = end;
            requests.add(request);
        }
        return requests;
    }

    private int words() {
        return Math.max(params.size(), tags.size());
    }

    private static <T> List<T> part(List<T> all, int from) {
        return all.subList(Math.min(from, all.size()), Math.min(from + MOST_WORDS, all.size()));
    }

    private static int write(List<Map.Entry<String, String>> words, int longest, ArrayNode array) {
        words.forEach(
                word -> array.addObject().put("key", name(word.getKey())).put("value", cut(word.getValue(), longest)));
        return words.size();
    }

    private static void write(List<Metric> metrics, ArrayNode array) {
        for (Metric metric : metrics) {
            ObjectNode node = array.addObject().put("key", name(metric.name()));
            if (Double.isFinite(metric.value())) {
                node.put("value", metric.value());
            } else {
                node.put("value", Double.toString(metric.value())); // As protocol buffers' JSON has NaN and infinities.
            }
            node.put("timestamp", metric.timestamp()).put("step", metric.step());
        }
    }

    /** A name that MLflow takes. */
    static String name(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9_\\-. /:]", "_");
        return plain.length() > LONGEST_NAME ? plain.substring(0, LONGEST_NAME) : plain;
    }

    private static String cut(String text, int longest) {
        return text.length() > longest ? text.substring(0, longest - 1) + "…" : text;
    }
}
