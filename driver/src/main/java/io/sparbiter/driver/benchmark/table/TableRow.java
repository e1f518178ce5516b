package io.sparbiter.driver.benchmark;

import io.sparbiter.search.space.Space;
import java.util.ArrayList;
import java.util.List;

/** One line below the header: a point and its scores. Where it was measured less often, cells are empty or cut off. */
final class TableRow {
    private static final String REMEDY = "Repair or remove the line.";

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
        cells = CsvLine.split(text);
        if (cells.size() > header.width() || cells.size() <= header.lastAxis()) {
            throw source.problem(
                    line, "there are " + cells.size() + " values where the header has " + header.width() + ".", REMEDY);
        }
    }

    /** The point's index. */
    long point(Space space) {
        int[] levels = header.axes().stream().mapToInt(this::level).toArray();
        return space.index(levels);
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

    /** The replicates, in order; at least one. */
    List<Double> scores() {
        List<Double> scores = new ArrayList<>();
        for (int i = 0; i < header.scores().size(); i++) {
            String cell = cell(header.scores().get(i));
            if (!cell.isEmpty()) {
                scores.add(score(i + 1, cell));
            }
        }
        if (scores.isEmpty()) {
            throw source.problem(line, "the point has no score.", "Give every point at least one.");
        }
        return scores;
    }

    private String cell(int column) {
        return column < cells.size() ? cells.get(column) : "";
    }

    private double score(int replicate, String cell) {
        double score = number(cell);
        if (!Double.isFinite(score)) {
            throw source.problem(line, "score_" + replicate + " (\"" + cell + "\") must be a finite number.", REMEDY);
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
}
