package io.sparbiter.driver.exchange.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.driver.cli.CommandLines;
import io.sparbiter.driver.exchange.source.SourceFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExchangeCommandsTest {
    @TempDir
    Path folder;

    private CommandLines run(String... words) {
        List<String> arguments = new ArrayList<>(List.of(words));
        arguments.add("--results=" + folder.resolve("results"));
        return CommandLines.run(arguments.toArray(String[]::new));
    }

    private CommandLines imported() {
        return run("import", SourceFiles.OPTUNA_JOURNAL.toString(), "--name=old");
    }

    @Test
    void aStudyIsImportedAndRanked() {
        CommandLines done = imported();

        assertThat(done.exitCode()).as(done.err()).isZero();
        assertThat(done.err())
                .contains("Search old: 10 trials of optuna, accuracy (maximize), without 1 that have not ended")
                .contains("Go on by: search --config " + folder.resolve("results/searches/old/search.yaml")
                        + " --set trial=");
        assertThat(done.out()).contains("rate");
        assertThat(run("best").out()).contains("Best 8 of 8 by accuracy (maximize)");
    }

    @Test
    void aSearchIsExportedIntoAFileAndReadBack() throws IOException {
        imported();
        Path file = folder.resolve("out.csv");

        CommandLines done = run("export", "--to=csv", "--out=" + file);

        assertThat(done.exitCode()).as(done.err()).isZero();
        assertThat(done.err()).contains(file + ": search old, 10 trials as csv");
        assertThat(Files.readAllLines(file)).hasSize(11);
        CommandLines again = run("import", file.toString(), "--name=again");
        assertThat(again.err()).contains("Search again: 10 trials of sparbiter, accuracy (maximize)");
    }

    @Test
    void aJournalThatWasExportedIsTheStudyThatWasImported() {
        imported();
        Path file = folder.resolve("study.log");
        run("export", "--to=optuna", "--out=" + file);

        assertThat(run("import", file.toString(), "--name=again").err())
                .contains("Search again: 10 trials of optuna, accuracy (maximize)");
        assertThat(run("best", "--search=again").out())
                .isEqualTo(run("best", "--search=old").out());
    }

    @Test
    void aTargetHasItsOwnOptions() {
        assertThat(run("export", "--to=csv").err()).contains("--to csv needs --out FILE");
        assertThat(run("export", "--to=csv", "--out=-", "--experiment=x").err())
                .contains("--experiment belongs to --to mlflow");
        assertThat(run("export", "--to=mlflow", "--out=-").err()).contains("--out is a file of csv, json or optuna");
        assertThat(run("export", "--to=excel", "--out=-").exitCode()).isEqualTo(2);
    }

    @Test
    void aServerIsNamedByItsUri() {
        imported();

        CommandLines refused = run("export", "--to=mlflow", "--tracking-uri=./mlruns");

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("mlflow server --backend-store-uri");
    }

    @Test
    void aServerThatIsNotThereIsToldInASentence() {
        imported();

        CommandLines refused = run("export", "--to=mlflow", "--tracking-uri=http://127.0.0.1:1");

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("Cannot reach the MLflow server http://127.0.0.1:1");
    }
}
