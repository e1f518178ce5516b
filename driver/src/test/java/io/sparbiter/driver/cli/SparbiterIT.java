package io.sparbiter.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.driver.end.ExitCode;
import io.sparbiter.driver.network.model.ModelDirectory;
import io.sparbiter.driver.network.model.ModelOrigin;
import io.sparbiter.worker.network.NetworkReports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user's way through one small search on real data. */
class SparbiterIT {
    @TempDir
    static Path directory;

    private static CommandLines search;

    @BeforeAll
    static void search() {
        search = searchAgain();
    }

    private static CommandLines searchAgain(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "search",
                "--config=../conf/searches/quick.yaml",
                "--results=" + directory,
                "--name=tiny",
                "--trials=4",
                "--parallelism=2",
                "--summary=" + summary(),
                "--set=space=../.ci/tiny-space.yaml",
                "--set=data.train=300",
                "--set=data.validate_on=200",
                "--set=training.epochs=2"));
        arguments.addAll(List.of(more));
        return CommandLines.run(arguments.toArray(String[]::new));
    }

    private static Path summary() {
        return directory.resolve("night.jsonl");
    }

    private static CommandLines ask(String... arguments) {
        String[] all = new String[arguments.length + 2];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--results";
        all[arguments.length + 1] = directory.toString();
        return CommandLines.run(all);
    }

    @Test
    void theSearchClosesWithItsTables() {
        assertThat(search.err()).contains("Search tiny", "all trials of the budget have ended");
        assertThat(search.exitCode()).isZero();
        assertThat(search.out()).contains("Best 2 of 4", "Worst 2 of 4", "4 completed");
        assertThat(search.out().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(120));
    }

    @Test
    void aCheckRunsOneEpochAndWritesNothing() {
        Path results = directory.resolve("unchecked");
        CommandLines check = CommandLines.run(
                "search",
                "--check",
                "--config=../conf/searches/quick.yaml",
                "--results=" + results,
                "--set=space=../.ci/tiny-space.yaml",
                "--set=data.train=300",
                "--set=data.validate_on=200");
        assertThat(check.exitCode()).as(check.err()).isZero();
        assertThat(check.out())
                .contains("One trial of type network", "Started", "Reported by the first epoch", "val_accuracy ")
                .endsWith("A search can begin.\n");
        assertThat(results).doesNotExist();
    }

    @Test
    void theSearchSaysWhatTheRunBrought() throws IOException {
        assertThat(search.out()).contains("This run: 4 trials in ", "New best: ", ", the first.");
        assertThat(Files.readAllLines(summary()))
                .first()
                .asString()
                .contains("\"search\":\"tiny\"", "\"statuses\":{\"completed\":4}", "\"new_best\":true");
    }

    @Test
    void bestAndWorstReadTheTable() {
        assertThat(ask("best", "-n", "2").out()).contains("Best 2 of 4");
        assertThat(ask("worst", "-n", "1").out()).contains("Worst 1 of 4");
    }

    @Test
    void showTellsOneTrial() {
        assertThat(ask("show", "3").out()).contains("Trial 3", "Parameters", "Network", "Epochs");
    }

    @Test
    void aTrialIsReproducedBitForBit() {
        CommandLines run = ask("show", "--reproduce", "3");
        assertThat(run.out()).contains("Trial 3 of search tiny, run again", "Reproduced: all epochs and the score");
        assertThat(run.exitCode()).isZero();
    }

    /** With the trial's seed and its settings, the model's first epochs are the trial's. */
    @Test
    void theBestTrialIsTrainedFromWhatTheSearchLeft() {
        Path out = directory.resolve("model");
        CommandLines run = ask("train", "--best", "--epochs", "3", "--out", out.toString());
        assertThat(run.err()).contains("of search tiny: up to 3 epochs on 300 images");
        assertThat(run.exitCode()).isZero();
        ModelDirectory model = ModelDirectory.open(out);
        int trial = ((ModelOrigin.OfTrial) model.card().origin()).trial();
        String epochs = "SELECT train_loss FROM epochs WHERE trial_id = " + trial + " ORDER BY epoch";
        assertThat(ask("sql", epochs, "--format", "csv").out().lines().skip(1).map(Double::valueOf))
                .containsExactlyElementsOf(model.history().stream()
                        .limit(2)
                        .map(NetworkReports::trainLoss)
                        .toList());
    }

    @Test
    void anUnknownTrialIsRefused() {
        CommandLines run = ask("show", "99");
        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run.err()).contains("99", "1 to 4");
    }

    @Test
    void sqlAnswersInEveryFormat() {
        String count = "SELECT count(*) AS trials, count(DISTINCT point) AS points FROM trials";
        assertThat(ask("sql", count, "--format", "csv").out()).isEqualToIgnoringNewLines("trials,points\n4,4\n");
        assertThat(ask("sql", count, "--format", "json").out()).contains("{\"trials\":4,\"points\":4}");
        assertThat(ask("sql", "SELECT count(*) FROM epochs").out()).contains("8");
    }

    @Test
    void wrongSqlIsRefused() {
        CommandLines run = ask("sql", "SELECT no_such FROM trials");
        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run.err()).contains("no_such").doesNotContain("\tat ");
    }

    @Test
    void aNameInUseIsRefusedAndNothingLost() {
        CommandLines again = searchAgain();
        assertThat(again.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(again.err()).contains("tiny");
        assertThat(ask("best").out()).contains("of 4");
    }

    @Test
    void aNameIsNotTakenBeforeSparkIsThere() {
        Path results = directory.resolve("untaken");
        System.setProperty("spark.master", "nowhere");
        try {
            CommandLines run = CommandLines.run(
                    "search", "--config=../conf/searches/quick.yaml", "--results=" + results, "--name=untaken");
            assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
            assertThat(run.err()).contains("Cannot go on");
        } finally {
            System.clearProperty("spark.master");
        }
        assertThat(results).doesNotExist();
    }

    @Test
    void aCompleteSearchThatIsResumedPrintsItsTables() {
        CommandLines again = searchAgain("--resume");
        assertThat(again.err()).contains("Search tiny is complete");
        assertThat(again.exitCode()).isZero();
        assertThat(tables(again)).isEqualTo(tables(search));
        assertThat(again.out()).contains("This run: 0 trials in ", "No new best: trial ");
    }

    private static String tables(CommandLines run) {
        return run.out().substring(0, run.out().indexOf("This run: "));
    }

    @Test
    void anotherConfigurationIsNotResumed() {
        CommandLines again = searchAgain("--resume", "--set=training.batch=7");
        assertThat(again.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(again.err()).contains("training.batch was 32 and is 7", "Only budgets and checkpoints may change.");
    }
}
