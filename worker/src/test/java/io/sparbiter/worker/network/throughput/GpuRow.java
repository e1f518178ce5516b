package io.sparbiter.worker.network.throughput;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What one network showed on a GPU, in images a second by how it was measured: {@code fp32}, {@code TF32}, either with
 * {@code eager} for launches one by one; PyTorch's {@code eager}, {@code graph} and {@code compiled}.
 */
record GpuRow(GpuTraining training, Map<String, Double> ours, Map<String, Double> torch) {
    /** Ours over PyTorch's best; with TF32 where there is that, since PyTorch has it, too. */
    OptionalDouble ratio() {
        OptionalDouble best = torch.values().stream().mapToDouble(rate -> rate).max();
        Double mine = ours.getOrDefault("TF32", ours.get("fp32"));
        return best.isEmpty() || mine == null ? OptionalDouble.empty() : OptionalDouble.of(mine / best.getAsDouble());
    }

    GpuRow withTorch(String how, OptionalDouble rate) {
        Map<String, Double> more = new TreeMap<>(torch);
        rate.ifPresent(value -> more.put(how, value));
        return new GpuRow(training, ours, more);
    }

    private String best() {
        return torch.entrySet().stream()
                .max(Comparator.comparingDouble(Entry::getValue))
                .map(Entry::getKey)
                .orElse("-");
    }

    static void head() {
        System.out.printf(
                "%-36s %9s %9s %9s %9s | %9s %9s %9s %-8s | %6s%n",
                "images a second",
                "fp32",
                "1 by 1",
                "TF32",
                "1 by 1",
                "eager",
                "graph",
                "compiled",
                "at best",
                "ratio");
    }

    void print() {
        System.out.printf(
                "%-36s %9s %9s %9s %9s | %9s %9s %9s %-8s | %6s%n",
                training.network().word(),
                rate(ours, "fp32"),
                rate(ours, "fp32 eager"),
                rate(ours, "TF32"),
                rate(ours, "TF32 eager"),
                rate(torch, "eager"),
                rate(torch, "graph"),
                rate(torch, "compiled"),
                best(),
                ratio().isEmpty() ? "-" : String.format(Locale.ROOT, "%.2f", ratio().getAsDouble()));
    }

    private static String rate(Map<String, Double> rates, String how) {
        Double rate = rates.get(how);
        return rate == null ? "-" : String.format(Locale.ROOT, rate < 100 ? "%,.1f" : "%,.0f", rate);
    }

    /** Both targets, and whether they are met. */
    static void summary(List<GpuRow> rows) {
        double[] ratios =
                rows.stream().flatMapToDouble(row -> row.ratio().stream()).toArray();
        if (ratios.length == 0) {
            System.out.println("ours/PyTorch: not measured (targets: geometric mean at least 1.5, none below 0.9)");
            return;
        }
        double mean = Math.exp(Arrays.stream(ratios).map(Math::log).average().orElseThrow());
        double least = Arrays.stream(ratios).min().orElseThrow();
        System.out.printf(
                Locale.ROOT,
                "ours/PyTorch at best, geometric mean of %d networks: %.3f (target: at least 1.5, %s)%n",
                ratios.length,
                mean,
                met(mean >= 1.5));
        System.out.printf(
                Locale.ROOT,
                "ours/PyTorch at best, least: %.3f (target: at least 0.9, %s)%n",
                least,
                met(least >= 0.9));
        String below = rows.stream()
                .filter(row -> row.ratio().orElse(1) < 0.9)
                .map(row -> row.training().network().word())
                .collect(Collectors.joining(", "));
        if (!below.isEmpty()) {
            System.out.println("  below 0.9: " + below);
        }
    }

    static String met(boolean isMet) {
        return isMet ? "met" : "MISSED";
    }
}
