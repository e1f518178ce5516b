package io.sparbiter.worker.network.throughput;

import io.sparbiter.worker.network.device.Device;
import io.sparbiter.worker.network.engine.cuda.StepTimes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleSupplier;
import java.util.stream.Collectors;

/**
 * Images a second that the GPU at hand trains with this program's engine and with PyTorch, four trials side by side, and
 * where a large network's step spends its time: {@code GpuThroughput POINTS BATCH SECONDS BUDGET [PYTHON SCRIPT IMAGES]}.
 * {@code bench/gpu.sh} starts it.
 */
final class GpuThroughput {
    private static final int ALL = 12;
    private static final int SMALL = 4;
    private static final int LARGE = 4;
    private static final int TRIALS = 4;

    /** What a measurement takes around its seconds: a warm-up, and the network's making. */
    private static final double AROUND_SECONDS = 2;

    private static final double COMPILATION_SECONDS = 15;

    private final GpuRates rates;
    private final TorchRates torch;
    private final Budget budget;
    private final List<GpuTraining> networks;

    private GpuThroughput(GpuRates rates, TorchRates torch, Budget budget, List<GpuTraining> networks) {
        this.rates = rates;
        this.torch = torch;
        this.budget = budget;
        this.networks = networks;
    }

    public static void main(String[] arguments) {
        List<String> words = List.of(arguments);
        int batch = Integer.parseInt(words.get(1));
        double seconds = Double.parseDouble(words.get(2));
        Budget budget = Budget.ofSeconds(Long.parseLong(words.get(3)));
        List<GpuTraining> networks = SampleNetwork.sample(Math.min(ALL, Integer.parseInt(words.get(0)))).stream()
                .map(network -> GpuTraining.of(network, batch))
                .toList();
        try (var torch = new TorchRates(words.subList(4, words.size()), seconds, budget)) {
            new GpuThroughput(new GpuRates(GpuCard.gpu(), seconds), torch, budget, networks).run();
        }
        System.exit(0);
    }

    private void run() {
        List<GpuRow> rows = rows();
        sideBySide();
        stepTimes();
        GpuRow.summary(rows);
        if (torch.with().isPresent()) {
            GpuRow.summary(compiled(rows));
        }
    }

    private List<GpuRow> rows() {
        System.out.printf(
                "-- training, batches of %d; ours as graphs and with launches 1 by 1; %s%n",
                networks.get(0).batch(), torch.with().orElse("no PyTorch"));
        GpuRow.head();
        List<GpuRow> rows = new ArrayList<>();
        for (GpuTraining training : networks) {
            if (!budget.has(6 * (rates.seconds() + AROUND_SECONDS))) {
                System.out.println("The time is out: the networks after these are left out.");
                break;
            }
            GpuRow row = row(training);
            row.print();
            rows.add(row);
        }
        return rows;
    }

    private GpuRow row(GpuTraining training) {
        Map<String, Double> ours = new TreeMap<>();
        measure(ours, "fp32", () -> rates.one(training));
        measure(ours, "fp32 eager", () -> rates.withoutGraphs(training));
        if (hasTf32()) {
            GpuRates tf32 = rates.withTf32();
            measure(ours, "TF32", () -> tf32.one(training));
            measure(ours, "TF32 eager", () -> tf32.withoutGraphs(training));
        }
        return new GpuRow(training, ours, Map.of())
                .withTorch("eager", torch.rate("eager", training))
                .withTorch("graph", torch.rate("graph", training));
    }

    private static void measure(Map<String, Double> into, String how, DoubleSupplier rate) {
        try {
            into.put(how, rate.getAsDouble());
        } catch (RuntimeException | Error e) {
            System.out.println("FAILED  " + how + ": " + e);
        }
    }

    private boolean hasTf32() {
        return ((Device.Gpu) rates.gpu().withTf32(true)).tf32();
    }

    private void sideBySide() {
        System.out.printf("-- %d trials side by side in one JVM over one alone (target: at least 2)%n", TRIALS);
        GpuRates measured = hasTf32() ? rates.withTf32() : rates;
        for (GpuTraining training : networks.subList(0, Math.min(SMALL, networks.size()))) {
            if (!budget.has((1 + TRIALS) * rates.seconds() + AROUND_SECONDS)) {
                System.out.println("The time is out: the networks after these are left out.");
                return;
            }
            Map<String, Double> both = new TreeMap<>();
            measure(both, "one", () -> measured.one(training));
            measure(both, "all", () -> measured.together(training, TRIALS));
            if (both.size() == 2) {
                printSideBySide(training, both.get("one"), both.get("all"));
            }
        }
    }

    private static void printSideBySide(GpuTraining training, double one, double all) {
        System.out.printf(
                Locale.ROOT,
                "%-36s %9s one %,9.0f, %d together %,9.0f: %.2f times (%s)%n",
                training.network().word(),
                "",
                one,
                TRIALS,
                all,
                all / one,
                GpuRow.met(all >= 2 * one));
    }

    private void stepTimes() {
        System.out.println(
                "-- a step's time: by the host's clock; a graph's, from its first kernel to its last, by events"
                        + " around it; all launches', by events around each");
        System.out.println(
                "   given alone, less what two events take with nothing between. Not in launches: 1 - launches"
                        + " / clock. A library's gaps between its own kernels count as launches.");
        for (GpuTraining training :
                networks.subList(networks.size() - Math.min(LARGE, networks.size()), networks.size())) {
            if (!budget.has(rates.seconds() + AROUND_SECONDS)) {
                System.out.println("The time is out: the networks after these are left out.");
                return;
            }
            printStepTimes(training, "fp32", rates.gpu());
            if (hasTf32()) {
                printStepTimes(training, "TF32", rates.withTf32().gpu());
            }
        }
    }

    private void printStepTimes(GpuTraining training, String precision, Device.Gpu gpu) {
        int measured = rates.seconds() < 1 ? 2 : 20;
        try (var vectors = new HostVectors(training.plan())) {
            StepTimes times = StepTimes.of(
                    training.plan(), vectors.weights, gpu, training.epoch(StepTimes.steps(measured), 1), measured);
            System.out.printf(
                    Locale.ROOT,
                    "%-36s %s clock %.3f ms, graph %.3f ms, %d launches %.3f ms; not in launches: %.1f %%; %s%n",
                    training.network().word(),
                    precision,
                    1e3 * times.wall(),
                    1e3 * times.graph(),
                    times.count(),
                    1e3 * times.launches(),
                    100 * times.idleShare(),
                    kinds(times));
        } catch (RuntimeException | Error e) {
            System.out.println("FAILED  step times of " + training.network().word() + ", " + precision + ": " + e);
        }
    }

    private static String kinds(StepTimes times) {
        return times.kinds().entrySet().stream()
                .map(kind -> String.format(
                        Locale.ROOT, "%s %.0f %%", who(kind.getKey()), 100 * kind.getValue() / times.launches()))
                .collect(Collectors.joining(", "));
    }

    private static String who(String kind) {
        return switch (kind) {
            case "Gpu" -> "own kernels";
            case "ConvolutionNode" -> "cuDNN";
            case "DenseNode" -> "cuBLAS";
            default -> kind;
        };
    }

    /** PyTorch's compiler takes the longest, so that it comes last; what it has no time for keeps its best so far. */
    private List<GpuRow> compiled(List<GpuRow> rows) {
        System.out.println("-- the same with torch.compile, as far as the time goes");
        GpuRow.head();
        List<GpuRow> all = new ArrayList<>();
        for (GpuRow row : rows) {
            GpuRow more = budget.has(rates.seconds() + COMPILATION_SECONDS)
                    ? row.withTorch("compiled", torch.rate("compiled", row.training()))
                    : row;
            more.print();
            all.add(more);
        }
        return all;
    }
}
