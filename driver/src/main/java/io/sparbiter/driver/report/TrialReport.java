package io.sparbiter.driver.report;

import io.sparbiter.driver.config.trial.TrialType.Description;
import io.sparbiter.driver.results.files.ResultsException;
import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.driver.results.table.TrialRow.Best;
import io.sparbiter.driver.results.table.TrialRow.Origin;
import io.sparbiter.driver.results.table.TrialRow.Run;
import io.sparbiter.search.trial.ControlCharacters;
import io.sparbiter.search.trial.Epoch;
import io.sparbiter.worker.command.PointText;
import java.util.IntSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** All that is known of one trial, as text: parameters, result, provenance, what it ran and the epochs. */
public final class TrialReport {
    /** How many lines of an output are shown. */
    private static final int LINES = 20;

    private final TrialRow row;
    private final int width;

    public TrialReport(TrialRow row) {
        this(row, TextTable.WIDTH);
    }

    /** @param width of the screen */
    public TrialReport(TrialRow row, int width) {
        this.row = row;
        this.width = width;
    }

    /** The trial with an id; throws a usage error that says which there are. */
    public static TrialRow find(List<TrialRow> rows, int trialId) {
        return rows.stream()
                .filter(row -> row.trialId() == trialId)
                .findFirst()
                .orElseThrow(() ->
                        ResultsException.usage("Cannot find trial " + trialId + ": it has not ended.", known(rows)));
    }

    private static String known(List<TrialRow> rows) {
        if (rows.isEmpty()) {
            return "No trial of the search has.";
        }
        IntSummaryStatistics ids = rows.stream().mapToInt(TrialRow::trialId).summaryStatistics();
        String gaps = ids.getMax() - ids.getMin() + 1 == ids.getCount() ? "" : ", not all of them";
        return "There are trials " + ids.getMin() + " to " + ids.getMax() + gaps + ".";
    }

    /**
     * The text.
     *
     * @param description what it ran, where the caller knows
     * @param printed what it printed, by stream; of each the last lines are shown
     */
    public String text(Optional<Description> description, Map<String, String> printed) {
        StringBuilder text = new StringBuilder();
        text.append("Trial ").append(row.trialId()).append(" of search ").append(row.search());
        text.append(" (point ").append(row.point()).append(")\n");
        section(text, "Parameters", parameters());
        section(text, "Result", result());
        section(text, "Provenance", provenance());
        description.ifPresent(known -> text.append('\n')
                .append(known.title())
                .append('\n')
                .append(known.text().stripTrailing())
                .append('\n'));
        if (!row.ending().history().isEmpty()) {
            text.append("\nEpochs\n").append(epochs());
        }
        if (!printed.isEmpty()) {
            section(text, "Output", lastLines(printed));
        }
        return text.toString();
    }

    private static Map<String, String> lastLines(Map<String, String> printed) {
        Map<String, String> last = new LinkedHashMap<>();
        printed.forEach((stream, all) -> {
            List<String> lines = all.lines().toList();
            last.put(stream, String.join("\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size())));
        });
        return last;
    }

    private static void section(StringBuilder text, String title, Map<String, ?> values) {
        text.append('\n').append(title).append('\n');
        int width = values.keySet().stream().mapToInt(String::length).max().orElse(0);
        values.forEach((name, value) -> {
            if (!value.toString().isEmpty()) {
                text.append("  ").append(name).append(" ".repeat(width - name.length() + 2));
                text.append(
                        ControlCharacters.shown(value.toString().strip()).replace("\n", "\n" + " ".repeat(width + 4)));
                text.append('\n');
            }
        });
    }

    private Map<String, String> parameters() {
        Map<String, String> values = new LinkedHashMap<>();
        row.params().forEach((axis, value) -> values.put(axis, PointText.of(value)));
        return values;
    }

    private Map<String, Object> result() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("status", row.status());
        row.ending().best().ifPresent(best -> put(best, values));
        values.put("epochs", row.ending().epochs());
        values.put("stop_reason", row.ending().stopReason().orElse(""));
        values.put("error", row.ending().error().orElse(""));
        values.put("time", NumberText.of(row.run().duration()));
        return values;
    }

    private void put(Best best, Map<String, Object> values) {
        values.put(
                "score",
                NumberText.of(best.score()) + " (" + row.origin().metric() + ", best of epoch " + best.epoch() + ")");
        row.ending().numbers().reported().forEach((name, value) -> values.put(name, NumberText.of(value)));
    }

    private Map<String, Object> provenance() {
        Map<String, Object> values = new LinkedHashMap<>();
        Origin origin = row.origin();
        values.put("proposed_by", origin.proposedBy() + " (strategy " + origin.strategy() + ")");
        values.put("seed", row.seed());
        if (row.run().began()) {
            put(row.run(), values);
        }
        values.put("started_at", row.run().startedAt());
        values.put("finished_at", row.run().finishedAt());
        values.put("version", origin.version());
        values.put("config_hash", origin.configHash());
        return values;
    }

    private static void put(Run run, Map<String, Object> values) {
        values.put("host", run.host());
        values.put("executor", run.executor());
        values.put("gpu", run.gpu());
        values.put("threads", run.threads());
        values.put("attempt", run.attempt());
        values.putAll(run.facts().values());
    }

    private String epochs() {
        int best = row.ending().best().map(Best::epoch).orElse(0);
        var table =
                new TextTable(TextTable.WIDTH, width).column("epoch", cells(epoch -> Integer.toString(epoch.number())));
        for (String name : row.ending().history().get(0).metrics().names()) {
            table.column(name, cells(epoch -> NumberText.of(epoch.metrics().get(name))));
        }
        return table.column("seconds", cells(epoch -> NumberText.of(epoch.millis() / 1000.0)))
                .column("", cells(epoch -> epoch.number() == best ? "best" : ""))
                .toString();
    }

    private List<String> cells(Function<Epoch, String> cell) {
        return row.ending().history().stream().map(cell).toList();
    }
}
