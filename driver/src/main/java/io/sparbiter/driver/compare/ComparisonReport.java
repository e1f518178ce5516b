package io.sparbiter.driver.compare;

import io.sparbiter.driver.compare.BestTrace.Step;
import io.sparbiter.driver.report.NumberText;
import io.sparbiter.driver.report.TextTable;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A comparison as a person reads it. */
public final class ComparisonReport {
    /** Rows of a table of best scores. */
    private static final int MOST = 9;

    /** Of a setting, however narrow the screen. */
    private static final int LEAST_WIDTH = 12;

    private final Comparison comparison;
    private final int screen;

    private ComparisonReport(Comparison comparison, int screen) {
        this.comparison = comparison;
        this.screen = screen;
    }

    /**
     * How far each search has come, its best score by trials, epochs and hours, and the settings that differ.
     *
     * @param screen how wide tables may be
     */
    public static String of(Comparison comparison, int screen) {
        return new ComparisonReport(comparison, screen).text();
    }

    private String text() {
        return Stream.of(
                        heading(),
                        standings(),
                        best("trials", Step::trials, 1, "%,.0f"::formatted, BestTrace::afterTrials),
                        best("epochs", Step::epochs, 1, "%,.0f"::formatted, BestTrace::afterEpochs),
                        best("time", Step::seconds, 60, ComparisonReport::time, BestTrace::afterSeconds),
                        settings())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private String heading() {
        return "By %s (%s). Time is that in which trials ran.\n"
                .formatted(comparison.metric(), comparison.direction().word());
    }

    private String standings() {
        return new TextTable(screen)
                .column("search", comparison.labels())
                .column("trials", ends(end -> Integer.toString(end.trials())))
                .column("epochs", ends(end -> Long.toString(end.epochs())))
                .column("time", ends(end -> time(end.seconds())))
                .column("best", ends(end -> Double.isNaN(end.score()) ? "" : NumberText.of(end.score())))
                .toString();
    }

    private List<String> ends(Function<Step, String> cell) {
        return comparison.ends().map(cell).toList();
    }

    private interface After {
        OptionalDouble best(BestTrace trace, double amount);
    }

    /** A line for each amount, a column for each search; nothing where no search has come so far. */
    private String best(
            String what, Function<Step, Number> measure, double least, DoubleFunction<String> words, After after) {
        double longest = comparison
                .ends()
                .mapToDouble(end -> measure.apply(end).doubleValue())
                .max()
                .orElse(0);
        List<Double> amounts = Comparison.amounts(least, longest, MOST);
        if (amounts.isEmpty()) {
            return "";
        }
        TextTable table = new TextTable(screen)
                .column(what, amounts.stream().map(words::apply).toList());
        for (int i = 0; i < comparison.traces().size(); i++) {
            BestTrace trace = comparison.traces().get(i);
            table.column(
                    comparison.labels().get(i),
                    amounts.stream()
                            .map(amount -> cell(after.best(trace, amount)))
                            .toList());
        }
        return "Best by " + what + ":\n\n" + table;
    }

    private static String cell(OptionalDouble score) {
        return score.isPresent() ? NumberText.of(score.getAsDouble()) : "";
    }

    private static String time(double seconds) {
        return NumberText.of(Duration.ofSeconds(Math.round(seconds)));
    }

    private String settings() {
        if (comparison.settings().isEmpty()) {
            return "Their settings are the same.\n";
        }
        TextTable table = new TextTable(screen)
                .column("setting", List.copyOf(comparison.settings().keySet()));
        int width = widthOfValues();
        for (int i = 0; i < comparison.labels().size(); i++) {
            int search = i;
            table.column(
                    comparison.labels().get(i),
                    comparison.settings().values().stream()
                            .map(values -> shown(values.get(search), width))
                            .toList());
        }
        return "Settings that differ:\n\n" + table;
    }

    /** Beside the longest name of a setting, with blanks between columns. */
    private int widthOfValues() {
        int names = comparison.settings().keySet().stream()
                .mapToInt(String::length)
                .max()
                .orElse(0);
        return Math.max(LEAST_WIDTH, (screen - names) / comparison.labels().size() - 3);
    }

    private static String shown(String value, int width) {
        return value.length() <= width ? value : value.substring(0, width - 1) + "…";
    }
}
