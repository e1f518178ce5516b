package io.sparbiter.driver.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.results.ResultsDirectory;
import io.sparbiter.driver.results.files.ResultsException;
import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.search.loop.SearchListener;
import io.sparbiter.search.trial.TrialResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Searches whose journal is older than their table, as after a backup was restored. */
class CutJournalTest {
    private static final SearchConfig PLAIN = SimulatedSearches.config("strategy=genetic", "budget.trials=6");

    private static final SearchConfig PROMOTION = SimulatedSearches.config(
            "strategy=random",
            "training.epochs=9",
            "pruner={type: promotion, min_epochs: 1, rung_factor: 2, keep: 5}",
            "budget.trials=8");

    @TempDir
    Path directory;

    private Path whole(SearchConfig config) {
        Path whole = directory.resolve("whole");
        SimulatedSearches.run(Searches.results(whole), config, 2);
        return whole;
    }

    private Path cut(Path whole, List<String> lines) throws IOException {
        Path cut = directory.resolve("cut-" + lines.size());
        FileUtils.copyDirectory(whole.toFile(), cut.toFile());
        Files.write(journal(cut), lines);
        return cut;
    }

    private static Path journal(Path results) {
        return results.resolve("searches/s/journal.jsonl");
    }

    private static List<TrialRow> rows(Path results) {
        return Searches.results(results).trials().rows(SimulatedSearches.NAME).rows();
    }

    /** What is in each file of a search. */
    private static Map<String, String> files(Path results) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(results)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(results.relativize(file).toString(), java.util.Arrays.toString(Files.readAllBytes(file)));
            }
        }
        return files;
    }

    private static void assertIsRefused(Path results, SearchConfig config, String cause) throws IOException {
        Map<String, String> before = files(results);

        assertThatThrownBy(() -> SimulatedSearches.run(Searches.results(results), config, 2))
                .isInstanceOfSatisfying(
                        ResultsException.class, e -> assertThat(e.isUsage()).isFalse())
                .hasMessage("Cannot resume search s: " + cause
                        + ": the journal was cut, or restored from a backup older than the table\n"
                        + "Put back the journal of the table's time (file:" + results
                        + "/searches/s/journal*), or the table of the journal's (file:" + results
                        + "/trials/search=s). Without them its trials can still be read, and a new search can know them by"
                        + " --warm-start s.");
        assertThat(files(results)).isEqualTo(before);
    }

    private static int last(List<String> lines, String event) {
        for (int i = lines.size() - 1; i >= 0; i--) {
            if (lines.get(i).contains("\"event\":\"" + event + "\"")) {
                return i;
            }
        }
        throw new AssertionError("there is no " + event + " in the journal");
    }

    private static long count(List<String> lines, String event) {
        return lines.stream()
                .filter(line -> line.contains("\"event\":\"" + event + "\""))
                .count();
    }

    /** How many trials are proposed in them. */
    private static int proposed(List<String> lines) {
        return lines.stream()
                .filter(line -> line.contains("\"event\":\"proposed\""))
                .mapToInt(line -> line.split("\"trial\":", -1).length - 1)
                .sum();
    }

    @Test
    void whereverAJournalIsCutNoFinishedTrialRunsAgain() throws IOException {
        Path whole = whole(PLAIN);
        List<TrialRow> rows = rows(whole);
        List<String> lines = Files.readAllLines(journal(whole));
        assertThat(rows).hasSize(6);

        for (int kept = 1; kept < lines.size(); kept++) {
            List<String> left = lines.subList(0, kept);
            Path cut = cut(whole, left);
            if (proposed(left) == 6) {
                SimulatedSearches.run(Searches.results(cut), PLAIN, 2);
                assertThat(rows(cut)).as(kept + " lines").isEqualTo(rows);
            } else {
                String end = kept == 1 ? "before the first trial" : "at trial " + proposed(left);
                assertIsRefused(cut, PLAIN, "its journal ends " + end + ", and its table has rows up to trial 6");
            }
        }
    }

    /** What ends after that has trained longer than its row says. */
    @Test
    void whereverItIsCutNoEpochIsTrainedTwice() throws IOException {
        Path whole = whole(PROMOTION);
        Map<Integer, TrialRow> rows =
                rows(whole).stream().collect(Collectors.toMap(TrialRow::trialId, Function.identity()));
        List<String> lines = Files.readAllLines(journal(whole));
        assertThat(count(lines, "continued")).isPositive();

        int refused = 0;
        for (int kept = 1; kept < lines.size(); kept++) {
            Path cut = cut(whole, lines.subList(0, kept));
            try (SearchRun run = SimulatedSearches.open(Searches.results(cut), PROMOTION)) {
                SimulatedSearches.run(run, 2, new SearchListener() {
                    @Override
                    public void ended(TrialResult result) {
                        assertThat(result.outcome().history())
                                .hasSizeGreaterThan(
                                        rows.get(result.trial().id()).ending().epochs());
                    }
                });
            } catch (ResultsException e) {
                assertThat(e).hasMessageContaining("the journal was cut");
                refused++;
            }
        }
        assertThat(refused).isPositive();
    }

    @Test
    void aCutBeforeATrialWentOnIsRefused() throws IOException {
        Path whole = whole(PROMOTION);
        List<String> lines = Files.readAllLines(journal(whole));
        int last = last(lines, "continued");
        assertThat(last).isGreaterThan(last(lines, "proposed"));
        String trial = lines.get(last).replaceFirst(".*\"trial\":(\\d+),.*", "$1");
        int attempt = rows(whole).stream()
                .filter(row -> row.trialId() == Integer.parseInt(trial))
                .findFirst()
                .orElseThrow()
                .run()
                .attempt();

        assertIsRefused(
                cut(whole, lines.subList(0, last)),
                PROMOTION,
                "its journal ends before trial " + trial + " went on, and its table has how attempt " + attempt
                        + " of it ended");
    }

    @Test
    void whatAWarmStartLearnedDoesNotHideIt() throws IOException {
        Path results = whole(PLAIN);
        Files.move(results.resolve("trials/search=s"), results.resolve("trials/search=old"));
        Files.move(results.resolve("searches/s"), results.resolve("searches/old"));
        SearchConfig config = SimulatedSearches.config("strategy=tpe", "seed=9", "budget.trials=3");
        ResultsDirectory opened = Searches.results(results);
        WarmStart earlier = WarmStart.read(opened, List.of("old"), config);
        try (SearchRun run = SearchRun.create(config, "s", opened, "test", earlier)) {
            SimulatedSearches.run(run, 1, new SearchListener() {});
        }
        List<String> lines = Files.readAllLines(journal(results));
        assertThat(count(lines, "learned")).isEqualTo(6);

        assertIsRefused(
                cut(results, lines.subList(0, 4)),
                config,
                "its journal ends before the first trial, and its table has rows up to trial 3");
        assertIsRefused(
                cut(results, lines.subList(0, 8)),
                config,
                "its journal ends at trial 1, and its table has rows up to trial 3");
    }

    /** By a driver that lives after all, or by a store that shows late what it was given: its end would count without a row. */
    @Test
    void aJournalThatGrowsBetweenItsReadingsIsRefused() throws IOException {
        Path whole = whole(PLAIN);
        List<String> lines = Files.readAllLines(journal(whole));
        int kept = lines.size() - 1;
        Path cut = cut(whole, lines.subList(0, kept));

        try (SearchRun run = SimulatedSearches.open(Searches.results(cut), PLAIN)) {
            Files.write(journal(cut), lines.subList(kept, lines.size()), StandardOpenOption.APPEND);

            assertThatThrownBy(() -> SimulatedSearches.run(run, 2, new SearchListener() {}))
                    .isInstanceOf(ResultsException.class)
                    .hasMessage("Cannot resume search s: its journal had " + kept + " entries, and has " + lines.size()
                            + " a moment later\nStart it again with --resume when no other driver writes to it.");
        }
    }

    /** Of a search with the same seed, whose trials have the same seeds. */
    @Test
    void rowsOfAnotherConfigurationShowNothing() throws IOException {
        Path other = whole(SimulatedSearches.config("strategy=random", "budget.trials=8"));
        Path results = directory.resolve("results");
        SimulatedSearches.run(
                Searches.results(results), SimulatedSearches.config("strategy=genetic", "budget.trials=2"), 1);
        FileUtils.copyDirectory(
                other.resolve("trials/search=s").toFile(),
                results.resolve("trials/search=s").toFile());

        SearchConfig config = SimulatedSearches.config("strategy=genetic", "budget.trials=3");
        SimulatedSearches.run(Searches.results(results), config, 1);

        assertThat(Files.readAllLines(journal(results)))
                .filteredOn(line -> line.contains("\"told\""))
                .hasSize(3);
    }
}
