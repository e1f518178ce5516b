package io.sparbiter.driver.exchange.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.search.trial.Direction;
import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.Objective.Measure;
import io.sparbiter.search.trial.Status;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a search as the journal of an Optuna storage ({@code JournalFileBackend}), with one study of the search's name.
 * Trials keep their order and have the number {@code trial_id - 1}. Completed trials are {@code COMPLETE}; pruned ones, and
 * those that the end of a run stopped with a score, {@code PRUNED}; all others {@code FAIL}. A trial's value is its score,
 * its intermediate values are the objective's metric by epoch. A search by several objectives becomes a study of as many, in
 * which a completed trial has a value for each, or is {@code FAIL}.
 *
 * <p>The format is that of Optuna's {@code optuna/storages/journal/_storage.py}, versions 3.1 to 5.0: a JSON object a line,
 * {@code op_code} 0 creates a study, 2 and 3 set an attribute of it, 4 creates a trial, complete here.
 */
public record OptunaExport(ExportedSearch search) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String WORKER = "sparbiter";
    private static final int CREATE_STUDY = 0;
    private static final int SET_STUDY_ATTRIBUTE = 2;
    private static final int SET_SYSTEM_ATTRIBUTE = 3;
    private static final int CREATE_TRIAL = 4;
    private static final int MINIMIZE = 1;
    private static final int MAXIMIZE = 2;
    private static final int COMPLETE = 1;
    private static final int PRUNED = 2;
    private static final int FAIL = 3;

    public void write(Appendable out) throws IOException {
        OptunaParams params = OptunaParams.of(search);
        line(out, study());
        line(out, metric());
        line(out, attribute("sparbiter.config_hash", search.configHash()));
        for (TrialRow row : search.rows()) {
            line(out, trial(row, search.others(), params));
        }
    }

    private static void line(Appendable out, ObjectNode entry) throws IOException {
        out.append(entry.toString()).append('\n');
    }

    private static ObjectNode entry(int operation) {
        return JSON.createObjectNode().put("op_code", operation).put("worker_id", WORKER);
    }

    private ObjectNode study() {
        ObjectNode study = entry(CREATE_STUDY).put("study_name", search.name());
        ArrayNode directions = study.putArray("directions").add(code(search.direction()));
        search.others().forEach(other -> directions.add(code(other.direction())));
        return study;
    }

    private static int code(Direction direction) {
        return direction == Direction.MAXIMIZE ? MAXIMIZE : MINIMIZE;
    }

    /** Under which Optuna looks for the name of what it optimizes. */
    private ObjectNode metric() {
        ObjectNode attribute = entry(SET_SYSTEM_ATTRIBUTE).put("study_id", 0);
        ArrayNode names = attribute
                .putObject("system_attr")
                .putArray("study:metric_names")
                .add(search.metric());
        search.others().forEach(other -> names.add(other.name()));
        return attribute;
    }

    private static ObjectNode attribute(String name, String value) {
        ObjectNode attribute = entry(SET_STUDY_ATTRIBUTE).put("study_id", 0);
        attribute.putObject("user_attr").put(name, value);
        return attribute;
    }

    private static ObjectNode trial(TrialRow row, List<Measure> others, OptunaParams params) {
        ObjectNode trial = entry(CREATE_TRIAL)
                .put("study_id", 0)
                .put("state", state(row, others))
                .put("datetime_start", time(row.run().startedAt()))
                .put("datetime_complete", time(row.run().finishedAt()));
        write(row, others, trial);
        params.write(row.params(), trial.putObject("distributions"), trial.putObject("params"));
        write(attributes(row), trial.putObject("user_attrs"));
        trial.putObject("system_attrs");
        ObjectNode values = trial.putObject("intermediate_values");
        row.ending().history().forEach(epoch -> write(epoch, row.origin().metric(), values));
        return trial;
    }

    /** Optuna has a list of values where a study has several objectives, and nothing else. */
    private static void write(TrialRow row, List<Measure> others, ObjectNode trial) {
        boolean isOne = others.isEmpty();
        trial.put(
                "value", isOne && row.score().isPresent() ? (Double) row.score().getAsDouble() : null);
        trial.putNull("values");
        if (!isOne && hasAll(row, others)) {
            ArrayNode values = trial.putArray("values").add(row.score().getAsDouble());
            others.forEach(other -> values.add(row.measure(other).getAsDouble()));
        }
    }

    private static boolean hasAll(TrialRow row, List<Measure> others) {
        return row.score().isPresent()
                && others.stream().allMatch(other -> row.measure(other).isPresent());
    }

    private static int state(TrialRow row, List<Measure> others) {
        if (row.is(Status.COMPLETED)) {
            return hasAll(row, others) ? COMPLETE : FAIL;
        }
        return row.score().isPresent() ? PRUNED : FAIL;
    }

    private static String time(Instant time) {
        return time.toString().replace("Z", "+00:00");
    }

    private static Map<String, Object> attributes(TrialRow row) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("sparbiter.trial", row.trialId());
        attributes.put("sparbiter.status", row.status());
        row.ending().best().ifPresent(best -> attributes.put("sparbiter.best_epoch", best.epoch()));
        row.ending().stopReason().ifPresent(reason -> attributes.put("sparbiter.stop_reason", reason));
        row.ending().error().ifPresent(error -> attributes.put("sparbiter.error", error));
        return attributes;
    }

    private static void write(Map<String, Object> attributes, ObjectNode node) {
        attributes.forEach((name, value) -> node.set(name, JSON.valueToTree(value)));
    }

    private static void write(Epoch epoch, String metric, ObjectNode values) {
        double value = epoch.metrics().get(metric);
        if (Double.isFinite(value)) {
            values.put(Integer.toString(epoch.number()), value);
        }
    }
}
