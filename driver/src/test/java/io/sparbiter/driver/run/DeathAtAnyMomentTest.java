package io.sparbiter.driver.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.results.DyingDisk;
import io.sparbiter.driver.results.ResultsDirectory;
import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.search.loop.SearchListener;
import io.sparbiter.search.trial.TrialResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drivers that die at any one of the operations on their files, one after the other. */
class DeathAtAnyMomentTest {
    /** More operations than a search has. */
    private static final int NEVER = 1000;

    @TempDir
    Path directory;

    private final SearchConfig config = SimulatedSearches.config("strategy=genetic", "budget.trials=4");

    /** Runs a driver and says whether it died. */
    private boolean dies(Path results, int operations) throws IOException {
        DyingDisk disk = new DyingDisk(operations);
        try {
            SimulatedSearches.run(disk.results(results), config, 1);
        } catch (RuntimeException e) {
            assertThat(disk.isDead()).as(e.toString()).isTrue();
        }
        removeLockOfTheDead(results);
        return disk.isDead();
    }

    /** The process that runs the tests still lives. */
    private static void removeLockOfTheDead(Path results) throws IOException {
        Path search = results.resolve("searches/s");
        if (Files.exists(search)) {
            try (Stream<Path> files = Files.list(search)) {
                for (Path file : files.filter(
                                path -> path.getFileName().toString().startsWith("_lock"))
                        .toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private List<Long> points(Path results) {
        ResultsDirectory read = new DyingDisk(0).results(results);
        List<TrialRow> rows = read.trials().rows(SimulatedSearches.NAME).rows();
        assertThat(rows)
                .extracting(TrialRow::trialId)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 4).boxed().toList());
        assertThat(rows).extracting(TrialRow::status).containsOnly("completed");
        return rows.stream().map(TrialRow::point).toList();
    }

    @Test
    void whereverADriverDiesItsSearchGoesOn() throws IOException {
        Path whole = directory.resolve("whole");
        assertThat(dies(whole, NEVER)).isFalse();
        List<Long> expected = points(whole);

        int operations = 0;
        boolean died = true;
        while (died && operations < NEVER) {
            Path results = Files.createDirectory(directory.resolve("died-" + operations));
            died = dies(results, operations);
            assertThat(dies(results, NEVER)).isFalse();
            assertThat(points(results)).as("death at operation " + operations).isEqualTo(expected);
            operations++;
        }
        assertThat(operations).isBetween(25, NEVER);
    }

    @Test
    void aSearchSurvivesManyDeaths() throws IOException {
        var random = new Random(3);
        for (int search = 1; search <= 3; search++) {
            Path results = Files.createDirectory(directory.resolve("search-" + search));
            int deaths = 0;
            while (dies(results, 10 + random.nextInt(60))) {
                deaths++;
                assertThat(deaths).isLessThan(100);
            }
            assertThat(points(results)).doesNotHaveDuplicates();
        }
    }

    @Test
    void whatEndedBeforeAProposalIsNeverRunAgain() throws IOException {
        for (int operations = 20; operations < 60; operations += 7) {
            Path results = Files.createDirectory(directory.resolve("ended-" + operations));
            List<TrialResult> ended = new ArrayList<>();
            List<TrialResult> known = new ArrayList<>();
            DyingDisk disk = new DyingDisk(operations);
            try (SearchRun run = SimulatedSearches.open(disk.results(results), config)) {
                SimulatedSearches.run(run, 1, new SearchListener() {
                    @Override
                    public void proposed(int asked, List<io.sparbiter.search.trial.Trial> trials) {
                        known.addAll(ended);
                        ended.clear();
                    }

                    @Override
                    public void ended(TrialResult result) {
                        ended.add(result);
                    }
                });
            } catch (RuntimeException e) {
                assertThat(disk.isDead()).as(e.toString()).isTrue();
            }
            removeLockOfTheDead(results);

            List<Integer> again = new ArrayList<>();
            try (SearchRun run = SimulatedSearches.open(new DyingDisk(NEVER).results(results), config)) {
                SimulatedSearches.run(run, 1, new SearchListener() {
                    @Override
                    public void ended(TrialResult result) {
                        again.add(result.trial().id());
                    }
                });
            }
            List<Integer> durable =
                    known.stream().map(result -> result.trial().id()).toList();
            assertThat(again.stream().filter(durable::contains)).isEmpty();
            assertThat(points(results)).doesNotHaveDuplicates();
        }
    }
}
