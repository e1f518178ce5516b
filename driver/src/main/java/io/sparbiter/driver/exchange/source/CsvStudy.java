package io.sparbiter.driver.exchange.source;

import io.sparbiter.driver.exchange.source.CsvLayout.Role;
import io.sparbiter.driver.exchange.source.CsvTable.Row;
import io.sparbiter.search.trial.Direction;
import io.sparbiter.search.trial.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Reads a CSV file with a line for each trial: Optuna's {@code trials_dataframe}, an export of Weights &amp; Biases, one of
 * ours, or one of one's own. It has no epochs.
 */
final class CsvStudy {
    private static final double MILLIS = 1_000;

    /** Longer than any trial took: what is more is no number of seconds. */
    private static final double MOST_SECONDS = 1e9;

    private final SourceFile file;
    private final CsvTable table;
    private final CsvLayout layout;
    private int unfinished;

    private CsvStudy(SourceFile file, CsvTable table, CsvLayout layout) {
        this.file = file;
        this.table = table;
        this.layout = layout;
    }

    static SourceStudy read(SourceFile file, SourceChoice choice) {
        CsvTable table = CsvTable.read(file);
        return new CsvStudy(file, table, CsvLayout.find(file, table.names(), choice)).study();
    }

    private SourceStudy study() {
        List<SourceTrial> trials = new ArrayList<>();
        for (Row row : table.rows()) {
            trial(row).ifPresentOrElse(trials::add, () -> unfinished++);
        }
        return new SourceStudy(
                layout.tool(),
                metric(),
                direction(),
                List.of(),
                List.copyOf(layout.axes().keySet()),
                trials,
                unfinished);
    }

    private Optional<String> metric() {
        String column = table.names().get(layout.score());
        String name = layout.tool().equals(OptunaJournal.TOOL)
                ? column.replaceFirst("^" + CsvLayout.VALUE_PREFIX, "")
                : column;
        return first(Role.METRIC).or(() -> Optional.of(name));
    }

    private Optional<Direction> direction() {
        return first(Role.DIRECTION).flatMap(word -> Stream.of(Direction.values())
                .filter(direction -> direction.word().equals(word))
                .findFirst());
    }

    private Optional<String> first(Role role) {
        return table.rows().stream()
                .map(row -> layout.cell(row, role))
                .filter(cell -> !cell.isEmpty())
                .findFirst();
    }

    private Optional<SourceTrial> trial(Row row) {
        String score = row.cells().get(layout.score());
        return SourceStatus.of(layout.cell(row, Role.STATE), score).map(status -> trial(row, status, score));
    }

    private SourceTrial trial(Row row, Status status, String score) {
        Optional<Instant> startedAt = SourceTime.of(layout.cell(row, Role.STARTED));
        Optional<Instant> finishedAt = SourceTime.of(layout.cell(row, Role.FINISHED))
                .or(() -> startedAt.flatMap(start -> seconds(row).map(start::plus)));
        return new SourceTrial(
                "line " + row.line(),
                params(row),
                status,
                status.isFailure() ? OptionalDouble.empty() : OptionalDouble.of(number(row, score)),
                new TreeMap<>(),
                message(row, score),
                startedAt,
                finishedAt);
    }

    private Map<String, String> params(Row row) {
        Map<String, String> params = new LinkedHashMap<>();
        layout.axes().forEach((name, column) -> {
            String cell = row.cells().get(column);
            if (!cell.isEmpty()) {
                params.put(name, cell);
            }
        });
        return params;
    }

    private double number(Row row, String score) {
        try {
            return Double.parseDouble(score);
        } catch (NumberFormatException e) {
            String column = table.names().get(layout.score());
            throw file.problem(
                    row.line(),
                    column + " (" + score + ") is no number.",
                    score.matches("-?\\d+,\\d+")
                            ? "Export it again with decimal points."
                            : "Name another column by --metric, or mend it.");
        }
    }

    /** Why it failed, as far as the row says. */
    private String message(Row row, String score) {
        String error = layout.cell(row, Role.ERROR);
        if (!error.isEmpty() || !score.isEmpty()) {
            return error;
        }
        String state = layout.cell(row, Role.STATE);
        return state.isEmpty() ? "it has no score" : state;
    }

    private Optional<Duration> seconds(Row row) {
        String cell = layout.cell(row, Role.SECONDS);
        return cell.matches("\\d+(\\.\\d+)?") && Double.parseDouble(cell) < MOST_SECONDS
                ? Optional.of(Duration.ofMillis(Math.round(Double.parseDouble(cell) * MILLIS)))
                : Optional.empty();
    }
}
