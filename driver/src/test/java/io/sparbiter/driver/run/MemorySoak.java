package io.sparbiter.driver.run;

import io.sparbiter.driver.cluster.TestCluster;
import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.network.trial.NetworkTrialType;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialFunction;
import io.sparbiter.search.trial.TrialMonitor;
import io.sparbiter.worker.network.training.CnnTrial;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.bytedeco.javacpp.Pointer;

/**
 * Trains many networks in one executor, and looks what its heap and the whole process hold after each. Run by
 * bench/soak.sh.
 *
 * <p>Arguments: a directory for the results, and the number of trials.
 */
public final class MemorySoak {
    private static final String SPACE = "space={conv_1_filters: [4, 8, 16, 32], conv_1_kernel: [3, 5, 7],"
            + " conv_2_filters: [4, 8, 16], conv_3_filters: [4], dense_1_units: [16, 32, 64],"
            + " optimizer: [adam, nadam, adadelta]}";
    private static final long MEBIBYTE = 1 << 20;

    private MemorySoak() {}

    /** After one trial, garbage collected: bytes on the heap and in the whole process. */
    private record Held(long heap, long process) {
        static Held now() {
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            return new Held(runtime.totalMemory() - runtime.freeMemory(), Pointer.physicalBytes());
        }

        static Held parse(String line) {
            String[] numbers = line.split(" ", -1);
            return new Held(Long.parseLong(numbers[0]), Long.parseLong(numbers[1]));
        }

        String line() {
            return heap + " " + process + "\n";
        }

        @Override
        public String toString() {
            return "heap %d MiB, process %d MiB".formatted(heap / MEBIBYTE, process / MEBIBYTE);
        }
    }

    /** A trial that writes down what its JVM holds afterwards. */
    private record Weighed(CnnTrial trial, String file) implements TrialFunction {
        @Override
        public Outcome run(Trial next, TrialMonitor monitor) {
            Outcome outcome = trial.run(next, monitor);
            try {
                Files.writeString(
                        Path.of(file), Held.now().line(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return outcome;
        }
    }

    public static void main(String[] arguments) throws IOException {
        Path directory = Path.of(arguments[0]);
        int trials = Integer.parseInt(arguments[1]);
        Path file = directory.resolve("held");
        String[] settings = {
            SPACE,
            "budget.trials=" + trials,
            "budget.max_time=2h",
            "data.train=500",
            "data.validate_on=100",
            "training.epochs=1"
        };
        SearchConfig config = Searches.quick(settings);
        var trial = new CnnTrial(
                NetworkTrialType.of(config, "test").data(),
                NetworkTrialType.of(config, "test").network(),
                NetworkTrialType.of(config, "test").training(),
                config.objective());
        try (TestCluster cluster = TestCluster.start()) {
            cluster.stopWorker(1);
            try (var search = ClusterSearch.start(directory, new Weighed(trial, file.toString()), settings)) {
                report(
                        search.rows().size(),
                        Files.readAllLines(file).stream().map(Held::parse).toList());
            }
        }
    }

    private static void report(int rows, List<Held> held) {
        for (int trial = held.size() / 4; trial <= held.size(); trial += held.size() / 4) {
            System.out.printf("after trial %d of %d: %s%n", trial, rows, held.get(trial - 1));
        }
        Held early = held.get(held.size() / 4 - 1);
        Held last = held.get(held.size() - 1);
        if (rows != held.size() || last.heap() > early.heap() * 1.2 || last.process() > early.process() * 1.1) {
            throw new IllegalStateException("The executor grew, or did not live: " + early + "; " + last);
        }
    }
}
