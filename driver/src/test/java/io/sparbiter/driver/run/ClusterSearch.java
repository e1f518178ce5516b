package io.sparbiter.driver.run;

import io.sparbiter.driver.cluster.Gates;
import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.dispatch.SparkTrialBackend;
import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.search.loop.SearchListener;
import io.sparbiter.search.loop.SearchSummary;
import io.sparbiter.search.trial.TrialFunction;
import io.sparbiter.worker.trial.TimeLimit;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A search on the cluster that runs while its test does something to it. */
final class ClusterSearch implements AutoCloseable {
    private static final String NAME = "clustered";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Path directory;
    private final CompletableFuture<SparkTrialBackend> backend = new CompletableFuture<>();
    private final CompletableFuture<SearchSummary> end;

    private ClusterSearch(
            Path directory, SearchConfig config, Function<SearchRun, TrialFunction> trials, SearchListener listener) {
        this.directory = directory;
        end = CompletableFuture.supplyAsync(() -> run(config, trials, listener));
    }

    /** Of the trials that a configuration describes. */
    static ClusterSearch start(Path directory, SearchConfig config) {
        Function<SearchRun, TrialFunction> trials =
                run -> config.trial().function(config.objective(), TimeLimit.NONE, run.storage());
        return new ClusterSearch(directory, config, trials, new SearchListener() {});
    }

    static ClusterSearch start(Path directory, TrialFunction function, String... settings) {
        return start(directory, function, new SearchListener() {}, settings);
    }

    static ClusterSearch start(Path directory, TrialFunction function, SearchListener listener, String... settings) {
        // What is tried, and for how long, is not what is tested.
        String[] all = Stream.concat(Stream.of("strategy=random", "pruner=none"), Arrays.stream(settings))
                .toArray(String[]::new);
        return new ClusterSearch(directory, Searches.quick(all), run -> function, listener);
    }

    private SearchSummary run(SearchConfig config, Function<SearchRun, TrialFunction> trials, SearchListener listener) {
        try (SearchRun run = SearchRun.create(config, NAME, Searches.results(directory), "test");
                var opened = SparkTrialBackend.open(
                        NAME,
                        trials.apply(run),
                        config.budget().parallelism(),
                        config.trial().limits())) {
            backend.complete(opened);
            return run.run(opened, listener);
        }
    }

    /** The process in which a trial waits at its gate for the nth time, waiting for that. */
    ProcessHandle arrival(Gates gates, int trial, int nth) {
        return Awaitility.await("arrival " + nth + " of trial " + trial)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(5))
                .pollDelay(Duration.ZERO)
                .failFast(this::throwIfFailed)
                .until(() -> gates.arrivals(trial), arrivals -> arrivals.size() >= nth)
                .stream()
                .skip(nth - 1)
                .findFirst()
                .flatMap(ProcessHandle::of)
                .orElseThrow();
    }

    /** Ends the search if it has not ended, so that the next test can open Spark. */
    @Override
    public void close() {
        SparkTrialBackend running = backend.getNow(null);
        if (running != null) {
            running.requestEnd();
        }
        Awaitility.await().atMost(PATIENCE).until(end::isDone);
    }

    private void throwIfFailed() {
        if (end.isCompletedExceptionally()) {
            end.join();
        }
    }

    /** Waits for the end. */
    SearchSummary summary() {
        return end.join();
    }

    /** Waits until so many trials can run at once. */
    void awaitSlots(int count) {
        Awaitility.await().atMost(PATIENCE).until(() -> backend.join().slots() >= count);
    }

    /** Waits until the table has so many rows. */
    void awaitRows(int count) {
        Awaitility.await().atMost(PATIENCE).until(() -> table().size() >= count);
    }

    /** All rows of the table by trial, once the search has ended; every file of it, repeated rows and all. */
    List<TrialRow> rows() {
        end.join();
        return table().stream()
                .sorted(Comparator.comparingInt(TrialRow::trialId))
                .toList();
    }

    private List<TrialRow> table() {
        return Searches.results(directory).trials().rows(NAME).rows();
    }
}
