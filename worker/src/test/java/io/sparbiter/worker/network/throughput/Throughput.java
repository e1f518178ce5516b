package io.sparbiter.worker.network.throughput;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Images a second that a machine trains and classifies: this program's trials, PyTorch and Deeplearning4j as shipped, in
 * turns. {@code bench/throughput.sh} starts it.
 */
final class Throughput implements AutoCloseable {
    private static final int BATCH = 128;

    private final ThroughputOptions options;
    private final Side ours;
    private final Optional<Side> shipped;
    private final List<Side> torch;

    private Throughput(ThroughputOptions options) {
        this.options = options;
        ours = new Side("ours", List.of(Contestant.java("trials")), options.trials(), options.clock());
        shipped = options.shipped()
                ? Optional.of(new Side(
                        "shipped",
                        List.of(Contestant.java("deeplearning4j", "-Dorg.eclipse.deeplearning4j.helpers.disable=true")),
                        options.trials(),
                        options.clock()))
                : Optional.empty();
        torch = options.python().map(this::torch).orElse(List.of());
    }

    public static void main(String[] arguments) {
        try (var throughput = new Throughput(ThroughputOptions.of(arguments))) {
            throughput.run();
        }
    }

    /** All cores for one training, or a training for each core: what is better, users would choose. */
    private List<Side> torch(List<String> python) {
        int cores = options.trials();
        Side together = new Side("threads", List.of(torch(python, cores)), 1, options.clock());
        return cores == 1
                ? List.of(together)
                : List.of(
                        together,
                        new Side(
                                "processes",
                                Stream.generate(() -> torch(python, 1))
                                        .limit(cores)
                                        .toList(),
                                1,
                                options.clock()));
    }

    private static Contestant torch(List<String> python, int threads) {
        return Contestant.python(python.get(0), python.get(1), python.get(2), threads);
    }

    private void run() {
        System.out.printf(
                "Images a second%s at batch %d, %d trials side by side on %d cores; %s%s%n",
                options.clock().equals("cpu") ? " of CPU time" : "",
                BATCH,
                options.trials(),
                Runtime.getRuntime().availableProcessors(),
                ours.with(),
                torch.isEmpty() ? "" : "; " + torch.get(0).with());
        var table = new ThroughputTable("PyTorch");
        table.head(options.trials());
        var rows = new ArrayList<ThroughputRow>();
        for (SampleNetwork network : SampleNetwork.sample(options.points())) {
            rows.add(measure(network));
            table.row(rows.get(rows.size() - 1));
        }
        System.out.printf(
                Locale.ROOT,
                "Load average at the end: %.1f%n",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        table.means(rows);
    }

    /** The result of one round: our rate, and PyTorch's best. */
    private record Round(double ours, OptionalDouble theirs, String side) {}

    private ThroughputRow measure(SampleNetwork network) {
        double one = ours.withWorkers(1).train(network, BATCH, options.seconds());
        var rounds = new ArrayList<Round>();
        for (int i = 0; i < rounds(one); i++) {
            rounds.add(round(network));
        }
        double all = median(rounds.stream().mapToDouble(Round::ours).toArray());
        String side = rounds.get(0).side();
        int shown = inferenceImages(one);
        return new ThroughputRow(
                network,
                one,
                all,
                ours.infer(network, shown, options.seconds()),
                median(rounds, Round::theirs),
                side,
                median(rounds, round -> over(round.ours(), round.theirs())),
                torch.stream()
                        .filter(each -> each.name().equals(side))
                        .mapToDouble(each -> each.infer(network, shown, options.seconds()))
                        .findFirst(),
                shipped.stream()
                        .mapToDouble(each -> each.train(network, shippedBatch(all), options.seconds() / 2))
                        .findFirst());
    }

    private Round round(SampleNetwork network) {
        double mine = ours.train(network, BATCH, options.seconds());
        record Theirs(String side, double rate) {}
        Optional<Theirs> best = torch.stream()
                .map(side -> new Theirs(side.name(), side.train(network, BATCH, options.seconds())))
                .max(Comparator.comparingDouble(Theirs::rate));
        return new Round(
                mine,
                best.map(theirs -> OptionalDouble.of(theirs.rate())).orElse(OptionalDouble.empty()),
                best.map(Theirs::side).orElse("-"));
    }

    /** One batch of a large network takes longer than many rounds of a small one, and is as good a mean. */
    private int rounds(double rate) {
        double batchSeconds = BATCH / rate;
        return batchSeconds > 3 ? 1 : batchSeconds > 1 ? Math.min(2, options.rounds()) : options.rounds();
    }

    /** What takes a trial a second or two, at five times its pace in training. */
    private static int inferenceImages(double trainingRate) {
        return (int) Math.max(BATCH, Math.min(6000, trainingRate * 5));
    }

    /** A whole batch of a large network would take minutes, without being faster by the image. */
    private int shippedBatch(double rate) {
        return (int) Math.max(8, Math.min(BATCH, rate / options.trials() / 4));
    }

    private static double median(double[] values) {
        return ThroughputRow.median(values);
    }

    private static OptionalDouble median(List<Round> rounds, Function<Round, OptionalDouble> value) {
        double[] values = rounds.stream()
                .flatMapToDouble(round -> value.apply(round).stream())
                .toArray();
        return values.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(median(values));
    }

    private static OptionalDouble over(double mine, OptionalDouble theirs) {
        return theirs.isEmpty() ? theirs : OptionalDouble.of(mine / theirs.getAsDouble());
    }

    @Override
    public void close() {
        ours.close();
        shipped.ifPresent(Side::close);
        torch.forEach(Side::close);
    }
}
