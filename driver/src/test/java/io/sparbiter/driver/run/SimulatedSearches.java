package io.sparbiter.driver.run;

import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.results.ResultsDirectory;
import io.sparbiter.search.loop.SearchListener;
import io.sparbiter.search.loop.SearchSummary;
import io.sparbiter.search.simulation.SimulatedBackend;
import io.sparbiter.search.simulation.SimulatedRun;
import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.worker.network.NetworkReports;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Searches of twelve points on a virtual clock, with real journals and tables, begun or resumed. */
public final class SimulatedSearches {
    static final String NAME = "s";

    private static final List<String> SMALL = List.of(
            "space={dense_1_units: [64, 128, 256, 512], optimizer: [adam, nadam, adadelta]}",
            "budget.trials=8",
            "seed=5");

    private SimulatedSearches() {}

    public static SearchConfig config(String... more) {
        return Searches.quick(Stream.concat(SMALL.stream(), Stream.of(more)).toArray(String[]::new));
    }

    public static SearchRun open(ResultsDirectory results, SearchConfig config) {
        return results.has(NAME)
                ? SearchRun.resume(config, NAME, results, "test", List.of(), words -> {})
                : SearchRun.create(config, NAME, results, "test");
    }

    static SearchSummary run(ResultsDirectory results, SearchConfig config, int slots) {
        try (SearchRun run = open(results, config)) {
            return run(run, slots);
        }
    }

    public static SearchSummary run(SearchRun run, int slots, SearchListener... listeners) {
        try (var backend = backend(slots)) {
            return run.run(backend, listeners);
        }
    }

    static SimulatedBackend backend(int slots) {
        return new SimulatedBackend(
                slots,
                NetworkReports.OBJECTIVE,
                SimulatedSearches::train,
                Instant.parse("2026-01-01T00:00:00.123456789Z"));
    }

    /** A point's score is a twelfth of its index, from the first of its epochs on. */
    private static SimulatedRun train(Trial trial) {
        List<Epoch> epochs = IntStream.rangeClosed(1, trial.epochs())
                .mapToObj(number ->
                        NetworkReports.epoch(number, 1, 1, trial.point().index() / 12.0, 0.001, 1000))
                .toList();
        return SimulatedRun.of(NetworkReports.OBJECTIVE, epochs);
    }
}
