package io.sparbiter.driver.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.results.DyingDisk;
import io.sparbiter.driver.results.Journals;
import io.sparbiter.driver.results.ResultsDirectory;
import io.sparbiter.driver.results.journal.JournalEntry.Continued;
import io.sparbiter.driver.results.journal.JournalEntry.Told;
import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.search.trial.Epoch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Searches that die while trials wait, and while they go on. */
class PromotionResumeTest {
    private static final int TRIALS = 10;
    /** More operations than a search has. */
    private static final int NEVER = 10_000;

    private static final SearchConfig CONFIG = config("random");

    @TempDir
    Path directory;

    private static SearchConfig config(String strategy) {
        return config(strategy, TRIALS);
    }

    private static SearchConfig config(String strategy, int trials) {
        return SimulatedSearches.config(settings(strategy, trials));
    }

    private static String[] settings(String strategy, int trials, String... more) {
        List<String> settings = List.of(
                "strategy=" + strategy,
                "training.epochs=9",
                "pruner={type: promotion, min_epochs: 1, rung_factor: 2, keep: 5}",
                "budget.trials=" + trials);
        return Stream.concat(settings.stream(), Stream.of(more)).toArray(String[]::new);
    }

    private static List<TrialRow> rows(Path results) {
        return new DyingDisk(0)
                .results(results)
                .trials()
                .rows(SimulatedSearches.NAME)
                .rows();
    }

    private static void runToTheEnd(Path results, SearchConfig config, int slots) {
        SimulatedSearches.run(Searches.results(results), config, slots);
    }

    /** But for times and attempts. */
    private static void assertSame(List<TrialRow> rows, List<TrialRow> expected, String description) {
        assertThat(rows)
                .as(description)
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields(
                        "run.attempt", "run.startedAt", "run.finishedAt")
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"random", "evolution", "bayesian"})
    void whereverTheJournalEndsTheSearchIsTheSame(String strategy) throws IOException {
        SearchConfig config = config(strategy);
        Path whole = directory.resolve("whole");
        runToTheEnd(whole, config, 1);
        List<TrialRow> expected = rows(whole);
        ResultsDirectory results = Searches.results(whole);
        assertThat(Journals.read(results.open(SimulatedSearches.NAME))).hasAtLeastOneElementOfType(Continued.class);

        List<String> lines = Files.readAllLines(journal(whole));
        for (int kept = 1; kept < lines.size(); kept++) {
            Path cut = directory.resolve("cut-" + kept);
            begin(whole, cut);
            Files.write(journal(cut), lines.subList(0, kept));
            runToTheEnd(cut, config, 1);
            assertSame(rows(cut), expected, kept + " lines");
        }
    }

    private static Path journal(Path results) {
        return results.resolve("searches/s/journal.jsonl");
    }

    /** What a search has but its journal and its rows. */
    private static void begin(Path whole, Path fresh) throws IOException {
        Path search = Files.createDirectories(fresh.resolve("searches/s"));
        Files.createDirectories(fresh.resolve("trials/search=s"));
        Files.copy(whole.resolve("searches/s/search.yaml"), search.resolve("search.yaml"));
    }

    /** Trials of this clock leave no checkpoints, so there are some of each beforehand. */
    @Test
    void whoWaitsWhenTheTimeIsUpKeepsItsCheckpointUntilTheSearchIsOver() throws IOException {
        Path checkpoints = directory.resolve("checkpoints/s");
        for (int trial = 1; trial <= TRIALS; trial++) {
            Files.createDirectories(checkpoints.resolve("trial-" + trial));
        }
        runToTheEnd(directory, SimulatedSearches.config(settings("random", TRIALS, "budget.max_time=4s")), 1);
        List<TrialRow> rows = rows(directory);
        assertThat(rows).hasSizeLessThan(TRIALS).extracting(TrialRow::status).contains("pruned");
        try (Stream<Path> kept = Files.list(checkpoints)) {
            assertThat(kept.map(path -> path.getFileName().toString()).toList())
                    .isNotEmpty()
                    .isSubsetOf(rows.stream()
                            .filter(row -> row.status().equals("pruned"))
                            .map(row -> "trial-" + row.trialId())
                            .toList());
        }

        runToTheEnd(directory, CONFIG, 1);
        assertThat(checkpoints).doesNotExist();
    }

    @Test
    void aRowOfAnEarlierEndIsNotTakenForTheNewOne() throws IOException {
        Path whole = directory.resolve("whole");
        runToTheEnd(whole, CONFIG, 1);
        List<String> lines = Files.readAllLines(journal(whole));
        int first = IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).contains("continued"))
                .findFirst()
                .orElseThrow();

        Path cut = directory.resolve("cut");
        begin(whole, cut);
        Files.write(journal(cut), lines.subList(0, first));
        SimulatedSearches.open(Searches.results(cut), CONFIG).close(); // writes the rows of what was told
        int ended = rows(cut).size();
        Files.write(journal(cut), lines.subList(0, first + 1));

        try (SearchRun run = SimulatedSearches.open(Searches.results(cut), CONFIG)) {
            assertThat(run.ended()).isEqualTo(ended - 1);
        }
        runToTheEnd(cut, CONFIG, 1);
        assertSame(rows(cut), rows(whole), "resumed");
    }

    @Test
    void aRowOfTheNewEndIsToldNow() throws IOException {
        Path whole = directory.resolve("whole");
        runToTheEnd(whole, CONFIG, 1);
        List<String> lines = Files.readAllLines(journal(whole));
        String last = lines.get(lines.size() - 1);
        assertThat(last).contains("\"told\"");

        Files.write(journal(whole), lines.subList(0, lines.size() - 1));
        try (SearchRun run = SimulatedSearches.open(Searches.results(whole), CONFIG)) {
            assertThat(run.ended()).isEqualTo(TRIALS);
        }
    }

    @Test
    void aCompleteSearchIsCompleteAndOneWithSomebodyDueIsNot() throws IOException {
        Path whole = directory.resolve("whole");
        runToTheEnd(whole, CONFIG, 1);
        try (SearchRun run = SimulatedSearches.open(Searches.results(whole), CONFIG)) {
            assertThat(run.isComplete()).isTrue();
        }
        List<String> lines = Files.readAllLines(journal(whole));
        List<String> before = lines.subList(0, lastWith("continued", lines));
        int proposed = (int)
                before.stream().filter(line -> line.contains("\"proposed\"")).count();
        Path due = directory.resolve("due");
        begin(whole, due);
        Files.write(journal(due), before);
        try (SearchRun run = SimulatedSearches.open(Searches.results(due), config("random", proposed))) {
            assertThat(run.ended()).isEqualTo(proposed);
            assertThat(run.isComplete()).isFalse();
        }
    }

    /** Of two trials one goes on from the first rung since it is due, and from the others as the first that is trained to its end. */
    @Test
    void aSearchIsNotCompleteBeforeATrialWasTrainedToItsEnd() throws IOException {
        SearchConfig few = config("random", 2);
        Path whole = directory.resolve("whole");
        runToTheEnd(whole, few, 1);
        List<String> lines = Files.readAllLines(journal(whole));
        Path untrained = directory.resolve("untrained");
        begin(whole, untrained);
        Files.write(journal(untrained), lines.subList(0, lastWith("continued", lines)));
        try (SearchRun run = SimulatedSearches.open(Searches.results(untrained), few)) {
            assertThat(run.isComplete()).isFalse();
        }
        runToTheEnd(untrained, few, 1);
        assertSame(rows(untrained), rows(whole), "went on");
        assertThat(rows(untrained))
                .filteredOn(row -> row.ending().epochs() == 9)
                .hasSize(1);
    }

    private static int lastWith(String event, List<String> lines) {
        return IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).contains("\"" + event + "\""))
                .max()
                .orElseThrow();
    }

    @Test
    void whereverADriverDiesItsSearchGoesOn() throws IOException {
        Path whole = directory.resolve("whole");
        assertThat(dies(whole, NEVER, 1)).isFalse();
        List<TrialRow> expected = rows(whole);

        boolean died = true;
        for (int operations = 20; died; operations += 3) {
            Path results = Files.createDirectory(directory.resolve("died-" + operations));
            died = dies(results, operations, 1);
            assertThat(dies(results, NEVER, 1)).isFalse();
            assertSame(rows(results), expected, "death at operation " + operations);
        }
    }

    @Test
    void onManySlotsNothingIsLostOrDoneTwice() throws IOException {
        var random = new Random(7);
        for (int search = 1; search <= 6; search++) {
            Path results = Files.createDirectory(directory.resolve("search-" + search));
            int deaths = 0;
            while (dies(results, 10 + random.nextInt(80), 1 + random.nextInt(5))) {
                deaths++;
                assertThat(deaths).isLessThan(200);
            }
            assertThat(rows(results))
                    .extracting(TrialRow::trialId)
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, TRIALS).boxed().toList());
            assertThat(rows(results)).extracting(TrialRow::point).doesNotHaveDuplicates();
            assertThat(rows(results)).allSatisfy(row -> assertThat(row.ending().history())
                    .extracting(Epoch::number)
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, row.ending().epochs())
                                    .boxed()
                                    .toList()));
            assertEveryEndIsOfSomethingInFlight(results);
        }
    }

    /** As many ends as beginnings. */
    private static void assertEveryEndIsOfSomethingInFlight(Path results) {
        var journal = Journals.read(new DyingDisk(0).results(results).open(SimulatedSearches.NAME));
        long told = journal.stream().filter(Told.class::isInstance).count();
        long continued = journal.stream().filter(Continued.class::isInstance).count();
        assertThat(told).isEqualTo(TRIALS + continued);
    }

    /** On a store that shows a file only when it is closed each batch is one. */
    @Test
    void theManyFilesOfAJournalAreMergedWhenItsSearchIsResumed() throws IOException {
        Path results = Files.createDirectory(directory.resolve("many"));
        assertThat(dies(results, NEVER, 1)).isFalse();
        assertThat(journalFiles(results)).hasSizeGreaterThanOrEqualTo(16);

        ResultsDirectory store = new DyingDisk(NEVER).results(results);
        try (SearchRun run = SimulatedSearches.open(store, CONFIG)) {
            assertThat(run.isComplete()).isTrue();
        }
        assertThat(journalFiles(results)).singleElement().asString().startsWith("journal-000000-");
        SimulatedSearches.run(store, config("random", TRIALS + 2), 1);

        assertThat(rows(results))
                .hasSize(TRIALS + 2)
                .extracting(TrialRow::point)
                .doesNotHaveDuplicates();
    }

    private static List<String> journalFiles(Path results) {
        return Stream.of(results.resolve("searches/s").toFile().list())
                .filter(name -> name.startsWith("journal"))
                .toList();
    }

    /** Runs a driver and says whether it died. */
    private static boolean dies(Path results, int operations, int slots) throws IOException {
        DyingDisk disk = new DyingDisk(operations);
        try {
            SimulatedSearches.run(disk.results(results), CONFIG, slots);
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
}
