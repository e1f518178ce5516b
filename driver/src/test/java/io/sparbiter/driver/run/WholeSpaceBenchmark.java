package io.sparbiter.driver.run;

import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.results.ResultsDirectory;
import io.sparbiter.search.loop.SearchListener;
import io.sparbiter.search.simulation.SimulatedBackend;
import io.sparbiter.search.simulation.SimulatedRun;
import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialResult;
import io.sparbiter.worker.network.NetworkReports;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * What a driver holds when it has searched the whole default space, 82,944 trials of 20 epochs by 1,000 slots on a virtual
 * clock, with a real journal and a real table; and again when it resumes that search. Run by bench/whole-space.sh.
 *
 * <p>Argument: a directory for the results.
 */
public final class WholeSpaceBenchmark {
    private static final String NAME = "whole";
    private static final int SLOTS = 1000;

    private WholeSpaceBenchmark() {}

    public static void main(String[] arguments) {
        ResultsDirectory results = Searches.results(Path.of(arguments[0]));
        SearchConfig config = Searches.quick(
                "strategy=random", "pruner=none", "training.epochs=20", "budget.trials=null", "budget.max_time=null");
        long begin = System.nanoTime();
        try (SearchRun run = SearchRun.create(config, NAME, results, "benchmark")) {
            search(run);
        }
        print("searched", begin);
        begin = System.nanoTime();
        try (SearchRun run = SearchRun.resume(config, NAME, results, "benchmark", List.of(), words -> {})) {
            search(run);
            print("resumed", begin);
        }
        System.out.println(results.trials().rowsWithoutHistory(NAME).rows().size() + " rows");
    }

    private static void search(SearchRun run) {
        try (var backend =
                new SimulatedBackend(SLOTS, NetworkReports.OBJECTIVE, WholeSpaceBenchmark::train, Instant.EPOCH)) {
            run.run(backend, new Weight(run.config().space().cardinality()));
        }
    }

    private static SimulatedRun train(Trial trial) {
        double score = trial.point().index() % 1000 / 1000.0;
        List<Epoch> epochs = IntStream.rangeClosed(1, trial.epochs())
                .mapToObj(number -> NetworkReports.epoch(number, 1.0 / number, 1.1 / number, score, 0.001, 1000))
                .toList();
        return SimulatedRun.of(NetworkReports.OBJECTIVE, epochs);
    }

    private static void print(String what, long begin) {
        System.out.printf(Locale.ROOT, "%s: %.0f s%n", what, (System.nanoTime() - begin) / 1e9);
    }

    /** Weighs the heap, garbage collected, when the last trial has ended. */
    private static final class Weight implements SearchListener {
        private final long trials;

        private Weight(long trials) {
            this.trials = trials;
        }

        @Override
        public void ended(TrialResult result) {
            if (result.trial().id() == trials) {
                System.gc();
                Runtime runtime = Runtime.getRuntime();
                long held = runtime.totalMemory() - runtime.freeMemory();
                System.out.printf(Locale.ROOT, "held after %,d trials: %d MiB%n", trials, held >> 20);
            }
        }
    }
}
