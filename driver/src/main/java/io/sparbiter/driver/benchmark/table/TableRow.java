package io.sparbiter.driver.benchmark.table;

import io.sparbiter.search.space.Point;
import io.sparbiter.search.space.Space;
import io.sparbiter.worker.Counted;
import io.sparbiter.worker.csv.CsvLine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One line below the header: a point and its trainings. Where it was measured less often, or trained for fewer epochs,
 * cells are empty or cut off.
 */
final class TableRow {
    private static final String REMEDY = "Repair or remove the line.";
    private static final double MILLIS = 1_000;

    private final TableSource source;
    private final TableHeader header;
    private final int line;
    private final List<String> cells;

    /**
     * Throws {@link io.sparbiter.driver.config.yaml.ConfigException}, as all methods do, for what is wrong with the
     * line.
     */
    TableRow(TableSource source, TableHeader header, int line, String text) {
        this.source = source;
        this.header = header;
        this.line = line;
        cells = cells(text);
        if (cells.size() > header.width() || cells.size() <= header.lastAxis()) {
            throw source.problem(
                    line,
                    "it has " + Counted.of(cells.size(), "value") + " where the header has " + header.width() + ".",
                    REMEDY);
        }
    }

    /** Where commas are not between the cells, they may be in numbers. */
    private List<String> cells(String text) {
        List<String> split = CsvLine.cells(text, header.separator());
        return header.separator() == ','
                ? split
                : split.stream().map(TableRow::withPoint).toList();
    }

    private static String withPoint(String cell) {
        return cell.matches("[-+]?[0-9]*,[0-9]+([eE][-+]?[0-9]+)?") ? cell.replace(',', '.') : cell;
    }

    /** The point's index. A cell is empty where the condition of its axis is not met. */
    long point(Space space) {
        int[] levels = header.axes().stream()
                .mapToInt(axis -> isAbsent(axis, space) ? 0 : level(axis))
                .toArray();
        Point point = space.point(levels);
        header.axes().forEach(axis -> requireAsActive(axis, point));
        space.broken(point).ifPresent(constraint -> {
            throw source.problem(line, "the constraint " + constraint.text() + " excludes its point.", REMEDY);
        });
        return point.index();
    }

    private boolean isAbsent(AxisColumn axis, Space space) {
        return cells.get(axis.column()).isEmpty()
                && space.conditions().containsKey(axis.axis().name());
    }

    private void requireAsActive(AxisColumn axis, Point point) {
        boolean isActive = point.has(axis.axis().name());
        if (isActive == cells.get(axis.column()).isEmpty()) {
            throw source.problem(
                    line,
                    "the axis " + axis.axis().name()
                            + (isActive ? " has no value." : " has a value, and its condition is not met."),
                    REMEDY);
        }
    }

    private int level(AxisColumn axis) {
        String cell = cells.get(axis.column());
        return axis.level(cell)
                .orElseThrow(() -> source.problem(
                        line,
                        "the axis " + axis.axis().name() + " has no value \"" + cell + "\".",
                        "Its values are "
                                + axis.axis().values().stream()
                                        .map(String::valueOf)
                                        .toList() + "."));
    }

    /** @param point the index of its point */
    RecordedPoint recorded(long point) {
        List<List<Double>> curves = curves();
        int trained = curves.stream().mapToInt(List::size).max().orElseThrow();
        List<Integer> epochs = header.scores().epochs().subList(0, trained);
        return new RecordedPoint(epochs, curves, elapsed(epochs, point));
    }

    /** The replicates, in order; at least one. */
    private List<List<Double>> curves() {
        List<List<Double>> curves = new ArrayList<>();
        for (List<Integer> columns : header.scores().replicates()) {
            List<Double> curve = curve(columns);
            if (!curve.isEmpty()) {
                curves.add(curve);
            }
        }
        if (curves.isEmpty()) {
            throw source.problem(line, "the point has no score.", "Give every point at least one.");
        }
        return curves;
    }

    private List<Double> curve(List<Integer> columns) {
        List<Double> curve = new ArrayList<>();
        for (int column : columns) {
            if (cell(column).isEmpty()) {
                rejectLater(column, columns.subList(curve.size(), columns.size()));
                break;
            }
            curve.add(score(column));
        }
        return curve;
    }

    /** A training that ended early has no later epochs. */
    private void rejectLater(int missing, List<Integer> columns) {
        for (int column : columns) {
            if (!cell(column).isEmpty()) {
                throw source.problem(
                        line,
                        name(missing) + " is missing, and " + name(column) + " is not.",
                        "Only the last epochs may be missing, where a training ended early.");
            }
        }
    }

    private String name(int column) {
        return header.names().get(column);
    }

    private String cell(int column) {
        return column < cells.size() ? cells.get(column) : "";
    }

    private double score(int column) {
        double score = number(cell(column));
        if (!Double.isFinite(score)) {
            throw source.problem(line, name(column) + " (\"" + cell(column) + "\") must be a finite number.", REMEDY);
        }
        return score;
    }

    private static double number(String cell) {
        try {
            return Double.parseDouble(cell);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** How long a training takes to the end of each epoch; where only its end is known, all epochs take as long. */
    private List<Duration> elapsed(List<Integer> epochs, long point) {
        SecondsColumns seconds = header.seconds();
        if (seconds.isByEpoch()) {
            return rising(seconds.columns().subList(0, epochs.size()));
        }
        Duration whole = seconds.isEmpty()
                ? DrawnDuration.of(point)
                : seconds(seconds.columns().get(0));
        int last = epochs.get(epochs.size() - 1);
        return epochs.stream()
                .map(epoch -> whole.multipliedBy(epoch).dividedBy(last))
                .toList();
    }

    private List<Duration> rising(List<Integer> columns) {
        List<Duration> elapsed = new ArrayList<>();
        for (int column : columns) {
            Duration next = seconds(column);
            if (!elapsed.isEmpty() && next.compareTo(elapsed.get(elapsed.size() - 1)) < 0) {
                throw source.problem(
                        line,
                        name(column) + " (\"" + cell(column) + "\") is less than the seconds of the epoch before.",
                        "Seconds at epochs are counted from the beginning of the training.");
            }
            elapsed.add(next);
        }
        return elapsed;
    }

    private Duration seconds(int column) {
        double seconds = number(cell(column));
        if (!Double.isFinite(seconds) || seconds < 0) {
            throw source.problem(
                    line,
                    name(column) + " (\"" + cell(column) + "\") must be a finite number of seconds, 0 or more.",
                    REMEDY);
        }
        return Duration.ofMillis(Math.round(seconds * MILLIS));
    }
}
