package io.sparbiter.driver.network.report;

import io.sparbiter.driver.report.NumberText;
import io.sparbiter.driver.report.TextTable;
import io.sparbiter.worker.Counted;
import io.sparbiter.worker.network.evaluation.ClassMetrics;
import io.sparbiter.worker.network.evaluation.ConfusionMatrix;
import io.sparbiter.worker.network.evaluation.ConfusionMatrix.Confusion;
import io.sparbiter.worker.network.evaluation.Evaluation;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;

/** An evaluation for people. */
public final class EvaluationReport {
    private static final int TOP = 10;

    private final EvaluationFacts facts;
    private final Evaluation evaluation;
    private final int screen;

    private EvaluationReport(EvaluationFacts facts, int screen) {
        this.facts = facts;
        this.screen = screen;
        evaluation = facts.first().evaluation();
    }

    /**
     * The whole text.
     *
     * @param screen how wide its tables may be, at most {@link TextTable#WIDTH}
     */
    public static String of(EvaluationFacts facts, int screen) {
        return new EvaluationReport(facts, screen).text();
    }

    private String text() {
        return String.join("\n", headline(), metrics(), classes(), matrix(), confusions()) + robustness();
    }

    private String headline() {
        return String.format(
                Locale.ROOT,
                "%s (%s, trained on %s)\non %s: %s in %s%s\n",
                facts.model(),
                facts.origin(),
                facts.trainedOn(),
                facts.part(),
                Counted.of(evaluation.confusion().total(), "image"),
                Counted.of(evaluation.classes().size(), "class", "classes"),
                noise());
    }

    private String noise() {
        double noise = facts.first().noise();
        return noise == 0 ? "" : ", noise " + noise + " (seed " + facts.seed() + ")";
    }

    private String metrics() {
        return line("accuracy", evaluation.accuracy())
                + line("precision (macro)", evaluation.precision())
                + line("recall (macro)", evaluation.recall())
                + line("F1 (macro)", evaluation.f1())
                + line("log loss", evaluation.logLoss())
                + line("calibration error", evaluation.calibrationError());
    }

    private static String line(String name, double value) {
        return String.format(Locale.ROOT, "%-17s  %s\n", name, NumberText.of(value));
    }

    private String classes() {
        return new TextTable(screen)
                .column("class", cells(metrics -> name(metrics.label())))
                .column("precision", cells(metrics -> NumberText.of(metrics.precision())))
                .column("recall", cells(metrics -> NumberText.of(metrics.recall())))
                .column("F1", cells(metrics -> NumberText.of(metrics.f1())))
                .column("images", cells(metrics -> Long.toString(metrics.support())))
                .column("predicted", cells(metrics -> Long.toString(metrics.predicted())))
                .toString();
    }

    private List<String> cells(Function<ClassMetrics, String> cell) {
        return evaluation.classes().stream().map(cell).toList();
    }

    private String matrix() {
        String table = table();
        return table.lines().mapToInt(String::length).max().orElse(0) > screen
                ? "The confusion matrix is too wide for %d columns; --format json has it.\n".formatted(screen)
                : "Confusion matrix: true classes down, predicted ones across\n\n" + table;
    }

    private String confusions() {
        List<Confusion> all = evaluation.confusion().confusions();
        if (all.isEmpty()) {
            return "No image was taken for another class.\n";
        }
        List<Confusion> top = all.stream().limit(TOP).toList();
        return "Most frequent confusions\n\n"
                + new TextTable(screen)
                        .column("true", cells(top, confusion -> name(confusion.truth())))
                        .column("predicted", cells(top, confusion -> name(confusion.predicted())))
                        .column("images", cells(top, Confusion::count))
                        .column("of_the_class", cells(top, this::share));
    }

    private String share(Confusion confusion) {
        return NumberText.of((double) confusion.count() / evaluation.confusion().support(confusion.truth()));
    }

    private static <T> List<String> cells(List<T> rows, Function<T, Object> cell) {
        return rows.stream().map(cell).map(String::valueOf).toList();
    }

    private String name(int label) {
        return facts.classes().name(label);
    }

    private String robustness() {
        if (facts.results().size() == 1) {
            return "";
        }
        return "\nBy noise, the share of pixels drawn to turn black or white (seed " + facts.seed() + ")\n\n"
                + new TextTable(screen)
                        .column("noise", cells(facts.results(), EvaluationFacts.Result::noise))
                        .column("accuracy", levels(Evaluation::accuracy))
                        .column("precision", levels(Evaluation::precision))
                        .column("recall", levels(Evaluation::recall))
                        .column("F1", levels(Evaluation::f1))
                        .column("log loss", levels(Evaluation::logLoss))
                        .column("calibration error", levels(Evaluation::calibrationError));
    }

    private List<String> levels(Function<Evaluation, Double> metric) {
        return facts.results().stream()
                .map(result -> NumberText.of(metric.apply(result.evaluation())))
                .toList();
    }

    /** Counts, true classes down and predicted ones across. */
    private String table() {
        ConfusionMatrix matrix = evaluation.confusion();
        List<Integer> labels = IntStream.range(0, matrix.classes()).boxed().toList();
        var table = new TextTable(TextTable.WIDTH).column("true", cells(labels, this::name));
        labels.forEach(
                predicted -> table.column(name(predicted), cells(labels, truth -> matrix.count(truth, predicted))));
        return table.toString();
    }
}
