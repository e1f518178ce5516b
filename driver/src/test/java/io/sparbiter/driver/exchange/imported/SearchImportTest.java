package io.sparbiter.driver.exchange.imported;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.config.SearchConfigReader;
import io.sparbiter.driver.exchange.source.SourceAxis;
import io.sparbiter.driver.exchange.source.SourceChoice;
import io.sparbiter.driver.exchange.source.SourceFiles;
import io.sparbiter.driver.exchange.source.StudyFiles;
import io.sparbiter.driver.results.ResultsDirectory;
import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.driver.run.RecordedConfig;
import io.sparbiter.driver.run.SearchRun;
import io.sparbiter.driver.run.WarmStart;
import io.sparbiter.search.space.Axis;
import io.sparbiter.search.trial.Direction;
import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchImportTest {
    private static final Instant NOW = Instant.parse("2026-12-01T00:00:00Z");

    @TempDir
    Path folder;

    private ResultsDirectory results;

    @BeforeEach
    void open() {
        results = ResultsDirectory.at(folder.resolve("results").toString(), new Configuration());
    }

    private static SearchConfig config(String... lines) {
        return new SearchConfigReader().readText(String.join("\n", lines), "test");
    }

    private static SearchImport imported(Path file, SearchConfig config) {
        return SearchImport.of(
                StudyFiles.read(
                        List.of(file),
                        new SourceChoice(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                config.space().axes().stream().map(Axis::name).toList())),
                Optional.of(config),
                Optional.empty(),
                NOW);
    }

    private static SearchImport guessed(Path file, Direction... direction) {
        return SearchImport.of(SourceFiles.read(file), Optional.empty(), Optional.of(direction[0]), NOW);
    }

    private List<TrialRow> written(SearchImport made) {
        made.write(results, "old", "0.2.0");
        return results.trials().rows("old").rows();
    }

    @Test
    void aStudyOfOptunaBecomesASearchThatAnyCommandReads() {
        List<TrialRow> rows = written(guessed(SourceFiles.OPTUNA_JOURNAL, Direction.MAXIMIZE));

        assertThat(rows).hasSize(10);
        TrialRow first = rows.get(0);
        assertThat(first.is(Status.COMPLETED)).isTrue();
        assertThat(first.score().getAsDouble()).isBetween(0.9593, 0.9594);
        assertThat(first.ending().history()).extracting(Epoch::number).containsExactly(1, 2, 3);
        assertThat(first.ending().best().orElseThrow().epoch()).isEqualTo(3);
        assertThat(first.ending().numbers().get("accuracy"))
                .isEqualTo(first.score().getAsDouble());
        assertThat(first.origin().proposedBy()).isEqualTo("import");
        assertThat(first.origin().strategy()).isEqualTo("optuna");
        assertThat(first.origin().direction()).isEqualTo("maximize");
        assertThat(first.run().began()).isFalse();
        assertThat(first.run().startedAt()).isEqualTo(Instant.parse("2026-11-30T20:04:36.541020Z"));
        SearchConfig config = RecordedConfig.read(results.open("old"));
        assertThat(config.trial().word()).isEqualTo("imported");
        assertThat(config.trial().limits().epochs()).isEqualTo(3);
        assertThat(results.last().name()).isEqualTo("old");
    }

    @Test
    void aRangeHasWhatWasTriedAndAGridAndAChoiceItsWords() {
        SearchConfig config =
                guessed(SourceFiles.OPTUNA_JOURNAL, Direction.MAXIMIZE).config();

        assertThat(config.space().axes()).extracting(Axis::name).containsExactly("rate", "width", "kind", "flip");
        List<Object> rates = List.copyOf(config.space().axes().get(0).values());
        assertThat(rates).hasSize(10 + GuessedAxis.GRID).contains(1e-5, 0.1, 0.001);
        assertThat(config.space().axes().get(1).values()).isEqualTo(List.of(32L, 64L, 96L, 128L));
        assertThat(config.space().axes().get(3).values()).isEqualTo(List.of("true", "false"));
    }

    @Test
    void anInactiveAxisNeedsNoValueAndAConstraintIsHeld() throws IOException {
        Path file = Files.write(
                folder.resolve("t.csv"),
                List.of(
                        "layers,first,second,score",
                        "1,8,,0.5",
                        "2,8,4,0.25",
                        "2,8,,0.75",
                        "2,8,16,0.75",
                        "1,16,4,0.5"));
        SearchConfig config = config(
                "trial: {type: external, metrics: {loss: minimize}}",
                "space: {layers: [1, 2], first: [8, 16], second: {values: [4, 16], when: {layers: [2]}}}",
                "constraints: ['second <= first']");
        SearchImport made = imported(file, config);

        assertThat(written(made))
                .hasSize(3)
                .satisfiesExactly(
                        one -> assertThat(one.params())
                                .containsKeys("first")
                                .extractingByKey("second")
                                .isNull(),
                        two -> assertThat(two.params()).containsEntry("second", 4L),
                        three -> assertThat(three.params()).containsEntry("first", 16L));
        assertThat(made.misfits())
                .hasSize(2)
                .anyMatch(words -> words.contains("have no value on axis second"))
                .anyMatch(words -> words.contains("that a constraint excludes (second <= first)"));
    }

    @Test
    void trialsThatAreOnNoPointOfTheSpaceAreCountedAndNamed() throws IOException {
        Path file = Files.write(
                folder.resolve("t.csv"),
                List.of(
                        "rate,width,score",
                        "0.0010000000000000002,32.0,0.5",
                        "0.002,32,0.6",
                        "0.003,32,0.6",
                        "0.01,,0.7",
                        "0.01,64,70"));
        SearchConfig config = config(
                "trial: {type: command, run: [run, '${args}'], epochs: 9, metrics: {acc: {direction: maximize, max: 1}}}",
                "space: {rate: [0.001, 0.01], width: [32, 64]}",
                "seed: 4");

        SearchImport made = imported(file, config);

        assertThat(made.size()).isEqualTo(1);
        assertThat(made.misfits())
                .containsExactly(
                        "2 trials left out whose value axis rate lacks: 0.002 (line 3), 0.003 (line 4).",
                        "1 trial left out that have no value on axis width: line 5.",
                        "1 trial left out whose acc is out of its range: line 6 (70.0).");
        TrialRow row = written(made).get(0);
        assertThat(row.params().toString()).isEqualTo("{rate=0.001, width=32}");
        assertThat(row.ending().history()).extracting(Epoch::number).containsExactly(9);
        assertThat(row.run().finishedAt()).isEqualTo(NOW);
    }

    @Test
    void whereNoTrialFitsNothingIsWritten() throws IOException {
        Path file = Files.write(folder.resolve("t.csv"), List.of("rate,score", "0.5,1"));
        SearchConfig config = config(
                "trial: {type: command, run: [run, '${args}'], metrics: {acc: maximize}}", "space: {rate: [1, 2]}");

        assertThatThrownBy(() -> imported(file, config))
                .hasMessageContaining("no trial that ended is on a point of the space")
                .hasMessageContaining("0.5 (line 2)");
        assertThat(results.searches()).isEmpty();
    }

    @Test
    void aNameInUseIsRefusedAndItsSearchLeftAlone() {
        SearchImport made = guessed(SourceFiles.OPTUNA_JOURNAL, Direction.MAXIMIZE);
        written(made);

        assertThatThrownBy(() -> made.write(results, "old", "0.2.0")).hasMessageContaining("already in use");
        assertThat(results.trials().rows("old").rows()).hasSize(10);
    }

    @Test
    void nothingStaysOfASearchThatCannotBeWritten() throws IOException {
        SearchImport made = guessed(SourceFiles.OPTUNA_JOURNAL, Direction.MAXIMIZE);
        Files.createDirectories(folder.resolve("results"));
        Path noFolder = Files.createFile(folder.resolve("results/trials"));

        assertThatThrownBy(() -> made.write(results, "old", "0.2.0")).hasMessageContaining("Cannot write");
        Files.delete(noFolder);
        assertThat(results.searches()).isEmpty();
        assertThat(written(made)).hasSize(10);
    }

    @Test
    void aRangeOfStepsHasBothItsEnds() {
        var steps = new SourceAxis.Range("x", -4, -3, OptionalDouble.of(0.1), false, false);
        var ratios = new SourceAxis.Range("x", 0.001, 1, OptionalDouble.of(10), true, false);

        assertThat(List.<Object>copyOf(new GuessedAxis("x", List.of()).of(steps).values()))
                .hasSize(11)
                .endsWith(-3.0);
        assertThat(new GuessedAxis("x", List.of()).of(ratios).values()).isEqualTo(List.of(0.001, 0.01, 0.1, 1.0));
    }

    @Test
    void aDirectionThatNobodyTellsIsAskedFor() {
        assertThatThrownBy(() -> SearchImport.of(
                        SourceFiles.read(SourceFiles.OPTUNA_CSV), Optional.empty(), Optional.empty(), NOW))
                .hasMessageContaining("--direction maximize or --direction minimize");
        assertThat(guessed(SourceFiles.OPTUNA_CSV, Direction.MINIMIZE)
                        .config()
                        .objective()
                        .direction())
                .isEqualTo(Direction.MINIMIZE);
    }

    @Test
    void anImportedSearchIsNotResumed() {
        SearchConfig config =
                guessed(SourceFiles.KERAS_TUNER, Direction.MAXIMIZE).config();
        written(guessed(SourceFiles.KERAS_TUNER, Direction.MAXIMIZE));

        assertThatThrownBy(() -> SearchRun.resume(config, "old", results, "0.2.0", List.of(), words -> {}))
                .hasMessageContaining("it was imported, and never ran here")
                .hasMessageContaining("--warm-start old");
        assertThatThrownBy(() -> config.trial().check())
                .hasMessageContaining("--set 'trial={type: command, run: [python, train.py, \"${args}\"]");
    }

    @Test
    void aNewSearchKnowsAllThatWasImported() {
        written(guessed(SourceFiles.OPTUNA_JOURNAL, Direction.MAXIMIZE));
        SearchConfig begun = RecordedConfig.read(results.open("old")).withSeed(1);

        WarmStart known = WarmStart.read(results, List.of("old"), begun);

        assertThat(known.results()).hasSize(10);
        assertThat(known.warnings()).isEmpty();
    }
}
