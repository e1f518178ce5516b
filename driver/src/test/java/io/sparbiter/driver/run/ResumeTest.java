package io.sparbiter.driver.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.results.Journals;
import io.sparbiter.driver.results.ResultsDirectory;
import io.sparbiter.driver.results.files.ResultsException;
import io.sparbiter.driver.results.journal.JournalEntry;
import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.search.loop.EndReason;
import io.sparbiter.search.loop.MortalBackend;
import io.sparbiter.search.loop.SearchListener;
import io.sparbiter.search.loop.SearchState;
import io.sparbiter.search.loop.SearchSummary;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Searches that die, on a virtual clock: what they left on disk is all the next run has. */
class ResumeTest {
    @TempDir
    Path directory;

    private ResultsDirectory results;
    private final List<String> announced = new ArrayList<>();

    @BeforeEach
    void results() {
        results = Searches.results(directory);
    }

    private static SearchConfig config(String... more) {
        return SimulatedSearches.config(more);
    }

    private SearchRun open(SearchConfig config, String... warmStart) {
        return results.has("s")
                ? SearchRun.resume(config, "s", results, "test", List.of(warmStart), announced::add)
                : SearchRun.create(config, "s", results, "test", WarmStart.read(results, List.of(warmStart), config));
    }

    private SearchSummary run(SearchConfig config, int slots) {
        try (SearchRun run = open(config)) {
            return SimulatedSearches.run(run, slots, new SearchListener() {});
        }
    }

    /** Runs until so many trials of this run have ended, and dies; what was in memory is gone, but for closing files. */
    private void die(SearchConfig config, int slots, int ends) {
        try (SearchRun run = open(config)) {
            SimulatedSearches.run(run, slots, new Death(ends));
        } catch (Killed e) {
            // As it should be.
        }
    }

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private static final class Death implements SearchListener {
        private int left;

        Death(int ends) {
            left = ends;
        }

        @Override
        public void ended(TrialResult result) {
            if (--left == 0) {
                throw new Killed();
            }
        }
    }

    private List<TrialRow> rows() {
        return results.trials().rows("s").rows();
    }

    private Path journal() {
        return directory.resolve("searches/s/journal.jsonl");
    }

    private void edit(Consumer<List<String>> change) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(journal()));
        change.accept(lines);
        Files.write(journal(), lines);
    }

    /** Empties the table, as if no row had ever reached it. */
    private void loseRows() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("trials/search=s"))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"random", "genetic", "bayesian", "evolution"})
    void aSearchThatDiesIsTheSearchThatNeverDied(String strategy) {
        SearchConfig config = config("strategy=" + strategy, "pruner={type: asha, min_epochs: 1}");
        run(config, 1);
        List<TrialRow> whole = rows();
        results = Searches.results(directory.resolve("again"));

        die(config, 1, 1);
        die(config, 1, 3);
        SearchSummary summary = run(config, 1);

        assertThat(rows())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields(
                        "run.attempt", "run.startedAt", "run.finishedAt")
                .isEqualTo(whole);
        assertThat(summary.reason()).isEqualTo(EndReason.TRIALS);
    }

    @Test
    void trialsInFlightGoOnUnderTheirIdsWithALaterAttempt() {
        die(config(), 4, 1);
        List<Integer> resumed = new ArrayList<>();
        List<SearchState> states = new ArrayList<>();
        try (SearchRun run = open(config())) {
            assertThat(run.ended()).isEqualTo(1);
            assertThat(run.isComplete()).isFalse();
            SimulatedSearches.run(run, 4, new SearchListener() {
                @Override
                public void begun(SearchState state) {
                    states.add(state);
                }

                @Override
                public void resumed(List<Trial> trials) {
                    trials.forEach(trial -> resumed.add(trial.id()));
                }
            });
        }

        assertThat(resumed).containsExactly(2, 3, 4);
        assertThat(states).singleElement().satisfies(state -> assertThat(state.ended())
                .isEqualTo(1));
        assertThat(rows()).extracting(row -> row.run().attempt()).containsExactly(1, 2, 2, 2, 1, 1, 1, 1);
        assertThat(rows()).extracting(TrialRow::trialId).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(rows()).extracting(TrialRow::point).doesNotHaveDuplicates();
    }

    @Test
    void aTrialThatARunDoesNotComeToKeepsItsCheckpoint() throws IOException {
        die(config(), 4, 1);
        Path waiting = directory.resolve("checkpoints/s/trial-4/epoch-1.ckpt");
        Files.createDirectories(waiting.getParent());
        Files.createFile(waiting);

        run(config("budget.max_time=1s", "budget.parallelism=1"), 1);
        assertThat(rows()).extracting(TrialRow::trialId).containsExactly(1, 2);
        assertThat(waiting).exists();

        run(config(), 4);
        assertThat(rows()).hasSize(8);
        assertThat(waiting).doesNotExist();
    }

    @Test
    void attemptsCountOnAcrossDrivers() {
        SearchConfig one = config("budget.trials=1");
        for (int driver = 1; driver <= 3; driver++) {
            try (SearchRun run = open(one)) {
                SimulatedSearches.run(run, 1, new SearchListener() {
                    @Override
                    public void epochEnded(io.sparbiter.search.trial.EpochReport report) {
                        throw new Killed();
                    }
                });
            } catch (Killed e) {
                // As it should be.
            }
        }
        run(one, 1);

        assertThat(rows()).singleElement().satisfies(row -> assertThat(row.run().attempt())
                .isEqualTo(4));
    }

    /** Runs a driver that dies whenever this trial begins, and says whether it did. */
    private boolean diesOf(int trial, SearchConfig config) {
        try (SearchRun run = open(config);
                var backend = new MortalBackend(
                        SimulatedSearches.backend(2), (now, event) -> MortalBackend.isStart(event, trial))) {
            run.run(backend);
            return false;
        } catch (MortalBackend.Death death) {
            return true;
        }
    }

    @Test
    void aTrialOfWhichFourDriversDiedIsGivenUpAndTheSearchGoesOn() throws IOException {
        SearchConfig config = config("budget.trials=6");
        for (int driver = 1; driver <= 4; driver++) {
            assertThat(diesOf(3, config)).isTrue();
        }
        Path checkpoint = directory.resolve("checkpoints/s/trial-3/epoch-1.ckpt");
        Files.createDirectories(checkpoint.getParent());
        Files.createFile(checkpoint);
        assertThat(diesOf(3, config)).isFalse();

        assertThat(rows()).extracting(TrialRow::trialId).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(rows())
                .extracting(TrialRow::status)
                .containsExactly("completed", "completed", "failed", "completed", "completed", "completed");
        TrialRow lost = rows().get(2);
        assertThat(lost.ending().stopReason()).contains("infrastructure");
        assertThat(lost.ending().error()).contains("the driver died in each of its 4 attempts");
        assertThat(lost.run().attempt()).isEqualTo(4);
        assertThat(lost.run().finishedAt()).isAfterOrEqualTo(lost.run().startedAt());
        assertThat(checkpoint).doesNotExist();
        try (SearchRun run = open(config)) {
            assertThat(run.isComplete()).isTrue();
        }
    }

    @Test
    void rowsThatNeverReachedTheTableAreWrittenFromTheJournal() throws IOException {
        run(config("budget.trials=5"), 2);
        List<TrialRow> before = rows();
        loseRows();
        assertThat(rows()).isEmpty();

        try (SearchRun run = open(config("budget.trials=5"))) {
            assertThat(run.isComplete()).isTrue();
        }

        assertThat(rows()).isEqualTo(before).hasSize(5);
    }

    @Test
    void rowsThatTheJournalDoesNotTellOfAreToldNow() throws IOException {
        run(config("budget.trials=5"), 2);
        List<TrialRow> before = rows();
        edit(lines -> lines.removeIf(line -> line.contains("told") && line.matches(".*\"trial\":[345],.*")));

        try (SearchRun run = open(config("budget.trials=5"))) {
            assertThat(run.ended()).isEqualTo(5);
            assertThat(run.isComplete()).isTrue();
        }
        run(config(), 2);

        assertThat(rows()).hasSize(8).startsWith(before.toArray(TrialRow[]::new));
        assertThat(Journals.read(results.open("s")))
                .filteredOn(JournalEntry.Told.class::isInstance)
                .extracting(entry -> ((JournalEntry.Told) entry).trialId())
                .doesNotHaveDuplicates()
                .hasSize(8);
    }

    @Test
    void aTornLastLineIsAsIfItHadNeverBeenWritten() throws IOException {
        die(config(), 2, 3);
        Files.writeString(
                journal(), "{\"event\":\"proposed\",\"asked\":2,\"known\":3,\"tri", StandardOpenOption.APPEND);

        run(config(), 2);

        assertThat(rows()).extracting(TrialRow::trialId).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
    }

    @Test
    void aDamagedTableFileLosesNothing() throws IOException {
        run(config("budget.trials=5"), 2);
        List<TrialRow> before = rows();
        try (Stream<Path> files = Files.list(directory.resolve("trials/search=s"))) {
            for (Path file : files.toList()) {
                byte[] whole = Files.readAllBytes(file);
                Files.write(file, java.util.Arrays.copyOf(whole, whole.length / 2));
            }
        }

        open(config()).close();

        assertThat(rows()).isEqualTo(before);
        assertThat(results.trials().rows("s").warnings()).isNotEmpty().allMatch(line -> line.contains("is left out"));
    }

    @Test
    void aFileOfAnotherSearchIsNotTakenForThisOnes() throws IOException {
        run(config("seed=77", "budget.trials=6"), 1);
        Path strange = directory.resolve("trials/search=s");
        Path kept = Files.move(strange, directory.resolve("kept"));
        Files.move(directory.resolve("searches/s"), directory.resolve("searches/other"));
        die(config(), 1, 2);
        try (Stream<Path> files = Files.list(kept)) {
            for (Path file : files.toList()) {
                Files.move(file, strange.resolve(file.getFileName()));
            }
        }

        try (SearchRun run = open(config())) {
            assertThat(run.ended()).isEqualTo(2);
            SimulatedSearches.run(run, 1, new SearchListener() {});
        }

        assertThat(Journals.read(results.open("s")))
                .filteredOn(JournalEntry.Told.class::isInstance)
                .hasSize(8);
    }

    @Test
    void moreTrialsContinueACompleteSearch() {
        run(config(), 2);
        try (SearchRun run = open(config())) {
            assertThat(run.isComplete()).isTrue();
        }
        SearchSummary summary = run(config("budget.trials=null"), 2);

        assertThat(summary.reason()).isEqualTo(EndReason.SPACE_EXHAUSTED);
        assertThat(rows()).hasSize(12).extracting(TrialRow::point).doesNotHaveDuplicates();
        try (SearchRun run = open(config("budget.trials=99"))) {
            assertThat(run.isComplete()).isTrue();
        }
    }

    @Test
    void aTargetThatWasReachedIsComplete() {
        SearchSummary summary = run(config("budget.target_score=0.5"), 1);
        assertThat(summary.reason()).isEqualTo(EndReason.TARGET_REACHED);

        try (SearchRun run = open(config("budget.target_score=0.5"))) {
            assertThat(run.isComplete()).isTrue();
        }
        try (SearchRun run = open(config())) {
            assertThat(run.isComplete()).isFalse();
        }
    }

    /** Scores grow with the points, so of losses the first is the best. */
    @Test
    void patienceCountsOnAndMayGrow() {
        String[] falling = {
            "budget.patience=3", "budget.trials=null", "strategy=grid", "pruner=none", "objective=val_loss"
        };
        String[] patient = falling.clone();
        patient[0] = "budget.patience=5";
        die(config(falling), 1, 3);

        assertThat(run(config(falling), 1).reason()).isEqualTo(EndReason.NO_GAIN);
        assertThat(rows()).hasSize(4);
        try (SearchRun run = open(config(falling))) {
            assertThat(run.isComplete()).isTrue();
        }
        assertThat(run(config(patient), 1).reason()).isEqualTo(EndReason.NO_GAIN);
        assertThat(rows()).hasSize(6);
    }

    /** Of shares, no gain of 1 is ever expected, so the search ends as soon as one is; without the limit it goes on. */
    @Test
    void aSearchThatExpectsNoGainGoesOnWhereLessIsEnough() {
        String[] all = {
            "budget.min_gain=null",
            "budget.trials=null",
            "strategy=bayesian",
            "pruner=none",
            "space={dense_1_units: [64, 128, 256, 512], dense_2_units: [0, 64], optimizer: [adam, nadam, adadelta]}"
        };
        String[] little = all.clone();
        little[0] = "budget.min_gain=1";
        run(config(all), 1);
        List<Long> whole = rows().stream().map(TrialRow::point).toList();
        results = Searches.results(directory.resolve("again"));

        SearchSummary first = run(config(little), 1);
        SearchSummary again = run(config(little), 1);
        SearchSummary last = run(config(all), 1);

        assertThat(first.reason()).isEqualTo(EndReason.NO_GAIN_EXPECTED);
        assertThat(first.trials()).isEqualTo(20);
        assertThat(again.reason()).isEqualTo(EndReason.NO_GAIN_EXPECTED);
        assertThat(again.trials()).isZero();
        assertThat(last.reason()).isEqualTo(EndReason.SPACE_EXHAUSTED);
        assertThat(rows()).extracting(TrialRow::point).isEqualTo(whole);
    }

    @Test
    void aSearchThatNeverRanATrialIsResumed() {
        open(config()).close();

        assertThat(run(config(), 1).trials()).isEqualTo(8);
    }

    @Test
    void theSeedIsThatOfTheBeginning() {
        die(config(), 1, 2);
        try (SearchRun run = open(config("seed=null"))) {
            assertThat(run.config().seed()).hasValue(5);
        }
    }

    @Test
    void anotherConfigurationIsRefusedWithTheKeysThatDiffer() {
        die(config(), 1, 2);

        assertThatThrownBy(() -> open(config("training.batch=64", "seed=6", "budget.trials=99")))
                .isInstanceOfSatisfying(
                        ResultsException.class, e -> assertThat(e.isUsage()).isTrue())
                .hasMessage("Cannot resume search s with another configuration: seed was 5 and is 6;"
                        + " training.batch was 32 and is 64.\nOnly budgets and checkpoints may change. Its configuration is file:"
                        + directory + "/searches/s/search.yaml; a new one needs a new --name.");
    }

    @Test
    void whatAWarmStartLearnedIsRememberedThoughTheEarlierSearchIsGone() throws IOException {
        run(config("budget.trials=4"), 1);
        List<Long> known = rows().stream().map(TrialRow::point).toList();
        Files.move(directory.resolve("trials/search=s"), directory.resolve("trials/search=old"));
        Files.move(directory.resolve("searches/s"), directory.resolve("searches/old"));
        SearchConfig config = config("strategy=tpe", "seed=9", "budget.trials=null");
        open(config, "old").close();
        org.apache.commons.io.FileUtils.deleteDirectory(
                directory.resolve("trials/search=old").toFile());
        org.apache.commons.io.FileUtils.deleteDirectory(
                directory.resolve("searches/old").toFile());

        die(config, 1, 3);
        run(config, 2);

        assertThat(rows()).hasSize(8).extracting(TrialRow::point).doesNotContainAnyElementsOf(known);
        assertThatThrownBy(() -> open(config, "new"))
                .hasMessageContaining("another configuration: --warm-start was [old] and is [new].");
    }

    @Test
    void anotherHistoryIsNoticed() throws IOException {
        die(config("strategy=random"), 1, 3);
        edit(lines -> lines.replaceAll(line -> line.replace("\"proposed_by\":\"random\"", "\"proposed_by\":\"grid\"")
                .replaceFirst(",\"crc32c\":\"\\w+\"\\}$", "}")));

        assertThatThrownBy(() -> run(config("strategy=random"), 1))
                .isInstanceOf(ResultsException.class)
                .hasMessageStartingWith(
                        "Cannot resume search s, which version test began: its strategy proposes point ")
                .hasMessageContaining("(random) as trial 1, which was point ")
                .hasMessageEndingWith("continue with that version, or begin a new search with --warm-start s.");
    }

    @Test
    void aLostJournalIsNoticed() throws IOException {
        run(config(), 1);
        Files.delete(journal());

        assertThatThrownBy(() -> open(config()))
                .hasMessage("Cannot resume search s: it has no journal\nIts trials can still be read, and a new search"
                        + " can know them by --warm-start s.");
    }

    @Test
    void aSearchThatRunsIsRefusedWithItsHoldersName() {
        try (SearchRun run = open(config())) {
            assertThat(run.name()).isEqualTo("s");
            assertThatThrownBy(() -> open(config()))
                    .isInstanceOf(ResultsException.class)
                    .hasMessageStartingWith("Cannot use search s: it is held by process "
                            + ProcessHandle.current().pid() + " on ");
            assertThatThrownBy(() -> SearchRun.create(config(), "s", results, "test"))
                    .hasMessageStartingWith("Cannot use search s: it is held by process ");
        }
        assertThatThrownBy(() -> SearchRun.create(config(), "s", results, "test"))
                .hasMessageStartingWith("Cannot start search --name (s): the name is already in use");
        open(config()).close();
        assertThat(announced).isEmpty();
    }
}
