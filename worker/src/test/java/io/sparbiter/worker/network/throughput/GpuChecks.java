package io.sparbiter.worker.network.throughput;

import io.sparbiter.worker.network.device.Device;
import io.sparbiter.worker.network.device.cuda.Cuda;
import io.sparbiter.worker.network.device.cuda.CudaVersions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Checks the engine of GPUs on the card at hand against the CPU's: {@code GpuChecks POINTS BATCH}. A line for each check;
 * exits with 1 if one failed, with 3 if there is no GPU to check. {@code bench/gpu.sh} starts it.
 */
final class GpuChecks {
    private static final String GRAPHS = "sparbiter.cuda.graphs";
    private static final int STEPS = 20;
    private static final int STEPS_OF_BITS = 6;
    private static final int SIDE_BY_SIDE = 4;

    /**
     * Of a few images each, of which the median counts: where two engines round differently, the winner of a pooling or a
     * ReLU may be another, and then a whole gradient differs by a thousandth. A wrong kernel shows in every batch.
     */
    private static final int GRADIENTS = 7;

    private static final int GRADIENT_BATCH = 8;

    /** Every optimizer and size of kernel, one dense layer and two, with dropout and without. */
    private static final List<SampleNetwork> SAMPLE = Stream.of(
                    "32-32-32/3-5-7/64/adam",
                    "32-64-32/7-3-5/64-64/nadam",
                    "64-32-32/5-7-3/128-64/adadelta",
                    "32-32-64/3-3-3/128/nadam",
                    "64-64-64/7-7-7/64/adadelta",
                    "32-64-64/5-5-5/64-128/adam")
            .map(SampleNetwork::new)
            .toList();

    /** What is compared, how far apart it is, and how far it may be. */
    private record Distance(String of, double is, double most) {
        boolean isOk() {
            return is <= most;
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%s %.1e%s (at most %.0e)", of, is, isOk() ? "" : " TOO FAR", most);
        }
    }

    /**
     * How far the numbers of a precision may be from the CPU's. Where rounding lets another pixel be a window's greatest,
     * or a ReLU's argument be positive, a gradient moves by more than its rounding: in a large batch in fp32, in every one
     * in TF32.
     */
    private record Tolerance(
            boolean tf32,
            double loss,
            double gradient,
            double state,
            double weights,
            double probabilities,
            double course) {
        static final Tolerance FP32 = new Tolerance(false, 1e-5, 1e-5, 1e-2, 1e-3, 1e-3, 1e-2);
        static final Tolerance TF32 = new Tolerance(true, 1e-3, 1e-1, 1e-1, 1e-2, 1e-2, 5e-2);

        String word() {
            return tf32 ? "TF32" : "fp32";
        }
    }

    private final Device.Gpu gpu;
    private final int batch;
    private final List<String> failed = new ArrayList<>();
    private int checks;

    private GpuChecks(Device.Gpu gpu, int batch) {
        this.gpu = gpu;
        this.batch = batch;
    }

    public static void main(String[] arguments) {
        Optional<String> problem = GpuCard.problem();
        if (problem.isPresent()) {
            System.out.println("FAILED  There is no GPU to check. " + problem.get());
            System.exit(3);
        }
        Device.Gpu gpu = GpuCard.gpu();
        found(gpu);
        var checks = new GpuChecks(gpu, Integer.parseInt(arguments[1]));
        checks.device();
        checks.all(Integer.parseInt(arguments[0]));
        System.exit(checks.end());
    }

    private static void found(Device.Gpu gpu) {
        CudaVersions versions = Cuda.versions();
        System.out.printf("GPU %d: %s, compute capability %s%n", gpu.ordinal(), gpu.name(), gpu.capability());
        System.out.printf(
                "driver for CUDA %s; %s, cuBLAS %s, NVRTC %s%n",
                CudaVersions.words(versions.driver()), versions, versions.cublas(), versions.nvrtc());
    }

    /** What trials are given; it asks ND4J first, whose binaries may be left out. */
    private void device() {
        if (GpuCard.hasNd4j()) {
            check(
                    "a trial that asks for a GPU gets this one",
                    () -> GpuCard.ofTrials().equals(gpu) ? "" : "FAILED");
        } else {
            System.out.println("left out a trial that asks for a GPU gets this one: ND4J's binaries are not here");
        }
    }

    private void all(int points) {
        List<GpuTraining> sample = sample(points);
        List<Tolerance> tolerances = tolerances();
        check("self test: a network trains a step and classifies", () -> selfTest(sample.get(0)));
        System.out.printf("-- a step and %d steps of batches of %d against oneDNN's on the CPU%n", STEPS, batch);
        for (GpuTraining training : sample) {
            compare(training, tolerances);
        }
        System.out.printf("-- the same bits in every training of %d steps%n", STEPS_OF_BITS);
        for (Tolerance tolerance : tolerances) {
            sample.stream().limit(2).forEach(training -> bits(training, tolerance));
        }
    }

    private List<GpuTraining> sample(int points) {
        var sample = new ArrayList<>(SAMPLE.stream()
                .limit(points)
                .map(network -> GpuTraining.of(network, batch))
                .toList());
        if (points > 1) {
            sample.add(new GpuTraining(SAMPLE.get(0), 0, batch));
        }
        return sample;
    }

    /** TF32 where the GPU has it. */
    private List<Tolerance> tolerances() {
        return gpu.capability().isAtLeast(8, 0) ? List.of(Tolerance.FP32, Tolerance.TF32) : List.of(Tolerance.FP32);
    }

    private String selfTest(GpuTraining training) {
        Trained trained = Trained.onGpu(training, 1, 1, gpu);
        float[][] probabilities = trained.probabilities;
        boolean isOk =
                Double.isFinite(trained.loss) && Stream.of(probabilities).allMatch(of -> Math.abs(sum(of) - 1) < 1e-5);
        return (isOk ? "" : "FAILED ") + "loss " + trained.loss;
    }

    private static double sum(float[] values) {
        return IntStream.range(0, values.length).mapToDouble(i -> values[i]).sum();
    }

    private void compare(GpuTraining training, List<Tolerance> tolerances) {
        Trained step = Trained.onCpu(training, 1, 1);
        Trained steps = Trained.onCpu(training, STEPS, 1);
        for (Tolerance tolerance : tolerances) {
            Device.Gpu there = (Device.Gpu) gpu.withTf32(tolerance.tf32());
            check(training + ", " + tolerance.word(), () -> {
                List<Distance> distances = new ArrayList<>(stepDistances(training, step, there, tolerance));
                distances.add(new Distance("gradient", gradientDistance(training, there), tolerance.gradient()));
                double course = Trained.onGpu(training, STEPS, 1, there).loss;
                distances.add(new Distance("mean loss of the steps", relative(course, steps.loss), tolerance.course()));
                return words(distances);
            });
        }
    }

    /** After a step of a whole batch. */
    private static List<Distance> stepDistances(GpuTraining training, Trained cpu, Device.Gpu there, Tolerance most) {
        Trained step = Trained.onGpu(training, 1, 1, there);
        return List.of(
                new Distance("loss", relative(step.loss, cpu.loss), most.loss()),
                new Distance("moments", Trained.distance(step.state, cpu.state), most.state()),
                new Distance("weights", Trained.distance(step.weights, cpu.weights), most.weights()),
                new Distance(
                        "probabilities",
                        Trained.farthest(step.probabilities, cpu.probabilities),
                        most.probabilities()));
    }

    private static double gradientDistance(GpuTraining training, Device.Gpu there) {
        GpuTraining few = training.withBatch(Math.min(training.batch(), GRADIENT_BATCH));
        double[] distances = IntStream.rangeClosed(1, GRADIENTS)
                .mapToDouble(number -> Trained.distance(
                        Trained.onGpu(few, 1, number, there).gradient, Trained.onCpu(few, 1, number).gradient))
                .toArray();
        return ThroughputRow.median(distances);
    }

    private static double relative(double ours, double theirs) {
        return Math.abs(ours - theirs) / Math.abs(theirs);
    }

    private static String words(List<Distance> distances) {
        boolean isOk = distances.stream().allMatch(Distance::isOk);
        return (isOk ? "" : "FAILED ")
                + distances.stream().map(Distance::toString).collect(Collectors.joining(", "));
    }

    private void bits(GpuTraining training, Tolerance tolerance) {
        Device.Gpu there = (Device.Gpu) gpu.withTf32(tolerance.tf32());
        Supplier<Trained> train = () -> Trained.onGpu(training, STEPS_OF_BITS, 1, there);
        String of = ", %s, %s".formatted(training, tolerance.word());
        Optional<Trained> first = attempt("trains" + of, train);
        first.ifPresent(one -> {
            check("twice" + of, () -> same(train.get(), one));
            check("launch by launch" + of, () -> same(withoutGraphs(train), one));
            check(SIDE_BY_SIDE + " side by side" + of, () -> sideBySide(train).stream()
                    .map(other -> same(other, one))
                    .filter(word -> !word.isEmpty())
                    .findFirst()
                    .orElse(""));
        });
    }

    private static String same(Trained other, Trained one) {
        return other.hasBitsOf(one)
                ? ""
                : String.format(
                        Locale.ROOT,
                        "FAILED weights differ by %.1e of their norm, losses by %.1e",
                        Trained.distance(other.weights, one.weights),
                        relative(other.loss, one.loss));
    }

    private static Trained withoutGraphs(Supplier<Trained> train) {
        System.setProperty(GRAPHS, "false");
        try {
            return train.get();
        } finally {
            System.clearProperty(GRAPHS);
        }
    }

    private static List<Trained> sideBySide(Supplier<Trained> train) {
        List<CompletableFuture<Trained>> all = IntStream.range(0, SIDE_BY_SIDE)
                .mapToObj(i -> CompletableFuture.supplyAsync(train, command -> new Thread(command).start()))
                .toList();
        return all.stream().map(CompletableFuture::join).toList();
    }

    /** What a training leaves, or a failed check. */
    private Optional<Trained> attempt(String what, Supplier<Trained> train) {
        try {
            return Optional.of(train.get());
        } catch (RuntimeException | Error e) {
            report(what, "FAILED " + e);
            return Optional.empty();
        }
    }

    /** @param result words that begin with FAILED if it did */
    private void check(String what, Supplier<String> result) {
        try {
            report(what, result.get());
        } catch (RuntimeException | Error e) {
            e.printStackTrace();
            report(what, "FAILED " + e);
        }
    }

    private void report(String what, String result) {
        checks++;
        boolean isFailed = result.startsWith("FAILED");
        if (isFailed) {
            failed.add(what);
        }
        String words = result.replaceFirst("^FAILED ", "");
        System.out.printf("%-7s %s%s%n", isFailed ? "FAILED" : "ok", what, words.isEmpty() ? "" : ": " + words);
    }

    private int end() {
        System.out.printf("checks: %d of %d passed%n", checks - failed.size(), checks);
        failed.forEach(what -> System.out.println("  failed: " + what));
        return failed.isEmpty() ? 0 : 1;
    }
}
