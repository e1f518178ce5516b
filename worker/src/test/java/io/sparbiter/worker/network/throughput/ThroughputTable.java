package io.sparbiter.worker.network.throughput;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;

/** Prints rows as they come, and at last what they are in the mean. */
final class ThroughputTable {
    private static final String ROW = "%-36s %9s %9s %9s %-9s %7s | %9s %9s %7s | %9s %7s%n";

    private final String torch;

    /** @param torch what stands over PyTorch's figures */
    ThroughputTable(String torch) {
        this.torch = torch;
    }

    void head(int trials) {
        System.out.printf("%36s %37s %9s | %27s | %s%n", "", "training", "", "inference", "DL4J as shipped");
        System.out.printf(
                ROW,
                "filters/kernels/dense/optimizer",
                "1 trial",
                trials + (trials == 1 ? " trial" : " trials"),
                torch,
                "at best",
                "ratio",
                "ours",
                torch,
                "ratio",
                "training",
                "ratio");
    }

    void row(ThroughputRow row) {
        System.out.printf(
                ROW,
                row.network().word(),
                rate(OptionalDouble.of(row.one())),
                rate(OptionalDouble.of(row.all())),
                rate(row.torch()),
                row.torchSide(),
                ratio(row.ratio()),
                rate(OptionalDouble.of(row.inference())),
                rate(row.torchInference()),
                ratio(row.inferenceRatio()),
                rate(row.shipped()),
                ratio(row.shippedRatio()));
    }

    /** The lines that others read. */
    void means(List<ThroughputRow> rows) {
        double[] ratios = ratios(rows, ThroughputRow::ratio);
        if (ratios.length > 0) {
            System.out.printf(
                    Locale.ROOT,
                    "ours/pytorch, inference, geomean: %.3f%n",
                    geometricMean(ratios(rows, ThroughputRow::inferenceRatio)));
            System.out.printf(
                    Locale.ROOT,
                    "ours/pytorch geomean: %.3f min: %.3f%n",
                    geometricMean(ratios),
                    Arrays.stream(ratios).min().orElseThrow());
        }
        double[] shipped = ratios(rows, ThroughputRow::shippedRatio);
        if (shipped.length > 0) {
            System.out.printf(Locale.ROOT, "ours/dl4j-as-shipped geomean: %.2f%n", geometricMean(shipped));
        }
    }

    private static double[] ratios(List<ThroughputRow> rows, Function<ThroughputRow, OptionalDouble> ratio) {
        return rows.stream().flatMapToDouble(row -> ratio.apply(row).stream()).toArray();
    }

    private static double geometricMean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += Math.log(value);
        }
        return Math.exp(sum / values.length);
    }

    private static String rate(OptionalDouble rate) {
        return rate.isEmpty()
                ? "-"
                : String.format(Locale.ROOT, rate.getAsDouble() < 100 ? "%,.1f" : "%,.0f", rate.getAsDouble());
    }

    private static String ratio(OptionalDouble ratio) {
        return ratio.isEmpty() ? "-" : String.format(Locale.ROOT, "%.2f", ratio.getAsDouble());
    }
}
