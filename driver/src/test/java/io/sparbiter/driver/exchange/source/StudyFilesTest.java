package io.sparbiter.driver.exchange.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sparbiter.driver.exchange.source.SourceAxis.Choices;
import io.sparbiter.driver.exchange.source.SourceAxis.Range;
import io.sparbiter.search.trial.Direction;
import io.sparbiter.search.trial.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyFilesTest {
    @TempDir
    Path folder;

    private Path file(String... lines) throws IOException {
        return Files.write(folder.resolve("file.csv"), List.of(lines));
    }

    private static SourceChoice metric(String name, String... axes) {
        return new SourceChoice(Optional.empty(), Optional.of(name), Optional.empty(), List.of(axes));
    }

    private static long count(SourceStudy study, Status status) {
        return study.trials().stream().filter(trial -> trial.status() == status).count();
    }

    @Test
    void optunasJournalDeclaresParametersAndHasEpochs() {
        SourceStudy study = SourceFiles.read(SourceFiles.OPTUNA_JOURNAL);

        assertThat(study.tool()).isEqualTo("optuna");
        assertThat(study.metric()).contains("accuracy");
        assertThat(study.direction()).contains(Direction.MAXIMIZE);
        assertThat(study.unfinished()).isEqualTo(1);
        assertThat(count(study, Status.COMPLETED)).isEqualTo(4);
        assertThat(count(study, Status.PRUNED)).isEqualTo(4);
        assertThat(count(study, Status.FAILED)).isEqualTo(2);
        assertThat(study.axes())
                .containsExactly(
                        new Range("rate", 1e-5, 0.1, OptionalDouble.empty(), true, false),
                        new Range("width", 32, 128, OptionalDouble.of(32), false, true),
                        new Choices("kind", List.of("adam", "sgd")),
                        new Choices("flip", List.of("true", "false")));
        SourceTrial first = study.trials().get(0);
        assertThat(first.params())
                .containsEntry("rate", "0.0015965834028940295")
                .containsEntry("width", "96")
                .containsEntry("kind", "sgd")
                .containsEntry("flip", "false");
        assertThat(first.history()).hasSize(3).containsKeys(0, 1, 2);
        assertThat(first.score().getAsDouble()).isCloseTo(first.history().get(2), within(1e-12));
        assertThat(first.startedAt()).contains(Instant.parse("2026-11-30T20:04:36.541020Z"));
    }

    @Test
    void optunasTableHasTheSameTrialsWithoutEpochs() {
        SourceStudy journal = SourceFiles.read(SourceFiles.OPTUNA_JOURNAL);
        SourceStudy table = SourceFiles.read(SourceFiles.OPTUNA_CSV);

        assertThat(table.tool()).isEqualTo("optuna");
        assertThat(table.metric()).contains("accuracy");
        assertThat(table.direction()).isEmpty();
        assertThat(table.unfinished()).isEqualTo(1);
        assertThat(table.trials())
                .extracting(SourceTrial::status)
                .isEqualTo(journal.trials().stream().map(SourceTrial::status).toList());
        assertThat(table.trials().get(0).score())
                .isEqualTo(journal.trials().get(0).score());
        assertThat(table.parameters()).containsExactly("flip", "kind", "rate", "width");
    }

    @Test
    void aProjectOfKerasTunerIsReadInTheOrderOfItsTrials() {
        SourceStudy study = SourceFiles.read(SourceFiles.KERAS_TUNER);

        assertThat(study.tool()).isEqualTo("keras-tuner");
        assertThat(study.metric()).contains("val_accuracy");
        assertThat(study.direction()).contains(Direction.MAXIMIZE);
        assertThat(study.trials())
                .extracting(SourceTrial::name)
                .containsExactly("trial 0", "trial 1", "trial 3", "trial 5");
        assertThat(study.trials().get(0).score()).hasValue(0.3101);
        assertThat(study.trials().get(0).params())
                .containsEntry("drop", "false")
                .containsEntry("depth", "2");
        assertThat(study.trials().get(2).status()).isEqualTo(Status.FAILED);
        assertThat(study.trials().get(2).message()).contains("no such thing");
        assertThat(study.axes())
                .contains(
                        new Range("rate", 1e-4, 0.1, OptionalDouble.empty(), true, false),
                        new Choices("drop", List.of("false", "true")),
                        new Choices("depth", List.of("2")));
    }

    @Test
    void anExportOfWandbNeedsItsParametersNamed() {
        assertThatThrownBy(() -> StudyFiles.read(List.of(SourceFiles.WANDB), metric("val/acc")))
                .hasMessageContaining("does not say which of its columns are parameters")
                .hasMessageContaining("--axes lr,model.width");

        SourceStudy study = StudyFiles.read(List.of(SourceFiles.WANDB), metric("val/acc", "lr", "model_width"));
        assertThat(study.tool()).isEqualTo("wandb");
        assertThat(study.trials())
                .extracting(SourceTrial::status)
                .containsExactly(Status.COMPLETED, Status.COMPLETED, Status.FAILED, Status.PRUNED, Status.DIVERGED);
        assertThat(study.unfinished()).isEqualTo(1);
        SourceTrial second = study.trials().get(1);
        assertThat(second.params()).isEqualTo(Map.of("lr", "0.01", "model.width", "32"));
        assertThat(second.finishedAt()).contains(Instant.parse("2026-05-01T12:03:02Z"));
    }

    @Test
    void anyTableHasAxesAndAScore() throws IOException {
        SourceStudy study = SourceFiles.read(file("width;kind;score;seconds", "32;adam;0.5;3", "64;sgd;;4"));

        assertThat(study.tool()).isEqualTo("csv");
        assertThat(study.parameters()).containsExactly("width", "kind");
        assertThat(study.trials()).extracting(SourceTrial::status).containsExactly(Status.COMPLETED, Status.FAILED);
        assertThat(study.trials().get(1).message()).isEqualTo("it has no score");
    }

    @Test
    void aTableWithoutAScoreIsRefused() throws IOException {
        Path file = file("width,accuracy", "32,0.5");

        assertThatThrownBy(() -> SourceFiles.read(file))
                .hasMessageContaining("it has no column called score, value or objective")
                .hasMessageContaining("--metric accuracy");
        assertThatThrownBy(() -> StudyFiles.read(List.of(file), metric("acuracy")))
                .hasMessageContaining("Maybe you meant accuracy.");
    }

    @Test
    void aScoreThatIsNoNumberIsToldWithItsLine() throws IOException {
        Path file = file("width,score", "32,0.5", "64,good");

        assertThatThrownBy(() -> SourceFiles.read(file)).hasMessageContaining("line 3: score (good) is no number");
    }

    @Test
    void aDatabaseIsRefusedWithThreeLinesThatConvertIt() throws IOException {
        Path file = file("SQLite format 3\0 and more");

        assertThatThrownBy(() -> SourceFiles.read(file))
                .hasMessageContaining("SQLite database")
                .hasMessageContaining("optuna.copy_study(");
    }

    @Test
    void filesOfTwoToolsAreNotOneSearch() {
        assertThatThrownBy(() -> SourceFiles.read(SourceFiles.OPTUNA_JOURNAL, SourceFiles.KERAS_TUNER))
                .hasMessageContaining("it is of keras-tuner, and those before it are of optuna");
    }

    @Test
    void aTornLastLineIsPassedOver() throws IOException {
        String journal = Files.readString(SourceFiles.OPTUNA_JOURNAL);
        Path torn = Files.writeString(folder.resolve("torn.log"), journal + "{\"op_code\": 4, \"stu");

        assertThat(SourceFiles.read(torn).trials()).hasSize(10);
    }

    @Test
    void whichOfSeveralStudiesIsMeantHasToBeSaid() throws IOException {
        String second = "{\"op_code\":0,\"worker_id\":\"w\",\"study_name\":\"other\",\"directions\":[1]}\n";
        Path two = Files.writeString(folder.resolve("two.log"), Files.readString(SourceFiles.OPTUNA_JOURNAL) + second);

        assertThatThrownBy(() -> SourceFiles.read(two)).hasMessageContaining("Name one by --study: tuned, other.");
        var choice = new SourceChoice(Optional.of("tuned"), Optional.empty(), Optional.empty(), List.of());
        assertThat(StudyFiles.read(List.of(two), choice).trials()).hasSize(10);
    }

    @Test
    void whatIsNeitherCsvNorAJournalIsNamed() throws IOException {
        assertThatThrownBy(() -> SourceFiles.read(file("[", "  {\"trial_id\":1}", "]")))
                .hasMessageContaining("it is JSON, and no journal of Optuna.")
                .hasMessageContaining("Name a CSV file");
        assertThatThrownBy(() -> SourceFiles.read(file("PK\3\4\0\0\0"))).hasMessageContaining("it is no text.");
    }

    @Test
    void aDecimalCommaIsNamed() {
        assertThatThrownBy(() -> SourceFiles.read(file("x;score", "1;0,25")))
                .hasMessageContaining("line 2: score (0,25) is no number")
                .hasMessageContaining("Export it again with decimal points.");
    }

    @Test
    void aStudyOfATableIsRefused() throws IOException {
        Path table = file("x,score", "1,0.25");
        var choice = new SourceChoice(Optional.of("mine"), Optional.empty(), Optional.empty(), List.of());

        assertThatThrownBy(() -> StudyFiles.read(List.of(table), choice))
                .hasMessageContaining("--study (mine) belongs to a journal of Optuna.");
    }
}
