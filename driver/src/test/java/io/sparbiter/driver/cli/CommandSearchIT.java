package io.sparbiter.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.driver.end.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user's way through a small search of a shell script. */
class CommandSearchIT {
    @TempDir
    static Path directory;

    private static CommandLines search;

    @BeforeAll
    static void search() throws IOException {
        Files.writeString(directory.resolve("trial.sh"), """
                        echo "a line of trial $SPARBITER_TRIAL"
                        for epoch in 1 2 3; do
                          echo "{\\"epoch\\": $epoch, \\"gain\\": $1.$epoch, \\"loss\\": 0.$epoch}" >>"$SPARBITER_REPORT"
                        done
                        """);
        Files.writeString(directory.resolve("search.yaml"), """
                        trial:
                          type: command
                          run: [/bin/sh, %s/trial.sh, "${width}"]
                          epochs: 3
                          metrics: {gain: maximize, loss: minimize}
                        space: {width: [1, 2, 3, 4, 5, 6]}
                        strategy: {type: grid}
                        pruner: none
                        seed: 1
                        """.formatted(directory));
        search = search("shell", "--trials=4");
    }

    private static CommandLines search(String name, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "search",
                "--config=" + directory.resolve("search.yaml"),
                "--results=" + directory.resolve("results"),
                "--name=" + name,
                "--parallelism=2"));
        arguments.addAll(List.of(more));
        return CommandLines.run(arguments.toArray(String[]::new));
    }

    private static CommandLines ask(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--results", directory.resolve("results").toString(), "--search", "shell"));
        return CommandLines.run(all.toArray(String[]::new));
    }

    @Test
    void theSearchClosesWithItsTables() {
        assertThat(search.err()).contains("Search shell: grid over 6 points, seed 1, 2 trials at a time");
        assertThat(search.out()).contains("Best 2 of 4", "Worst 2 of 4", "by gain (maximize)", "completed");
        assertThat(search.exitCode()).isZero();
    }

    @Test
    void theBestTrialIsShownWithItsCommandItsEpochsAndItsOutput() {
        assertThat(ask("best", "-n", "3").out()).contains("4.30000");
        assertThat(ask("show", "4").out())
                .contains(
                        "stop_reason  reported all 3 epochs",
                        "Command\n  /bin/sh " + directory + "/trial.sh 4",
                        "Epochs",
                        "Output\n  stdout  a line of trial 4\n");
    }

    @Test
    void metricsAndTheCommandAreColumns() {
        String query = "SELECT trial_id, gain, loss, metric, command FROM trials WHERE trial_id <= 2 ORDER BY trial_id";
        String script = "/bin/sh " + directory + "/trial.sh ";
        assertThat(ask("sql", query, "--format", "csv").out())
                .isEqualToIgnoringNewLines("trial_id,gain,loss,metric,command\n1,1.3,0.3,gain," + script
                        + "1\n2,2.3,0.3,gain," + script + "2\n");
    }

    @Test
    void sqlSaysWhichSearchItAsksWhereNoneIsNamed() {
        String results = "--results=" + directory.resolve("results");
        assertThat(CommandLines.run("sql", "SELECT 1", results).err())
                .contains("The views hold search ", "Choose another with --search, or all with --all.");
        assertThat(CommandLines.run("sql", "SELECT 1", results, "--all").err()).doesNotContain("The views hold");
        assertThat(ask("sql", "SELECT 1").err()).doesNotContain("The views hold");
    }

    @Test
    void theReportPageIsWritten() {
        Path page = directory.resolve("page.html");
        assertThat(ask("report", "--out", page.toString()).exitCode()).isZero();
        assertThat(page).content().contains("gain");
    }

    @Test
    void aTrialIsReproduced() {
        CommandLines shown = ask("show", "3", "--reproduce");
        assertThat(shown.out()).contains("Reproduced: all epochs and the score, 3.30000, agree bit for bit.");
        assertThat(shown.exitCode()).isZero();
    }

    @Test
    void strategiesAreReplayedOnItsScores() {
        CommandLines replayed = ask("benchmark", "--strategies=random,tpe", "--trials=3", "--seeds=2");
        assertThat(replayed.out()).contains("random", "tpe", "4.30000");
        assertThat(replayed.exitCode()).isZero();
    }

    @Test
    void anotherSearchBeginsWithItsResults() {
        CommandLines warmed = search("warmed", "--trials=2", "--set=strategy=tpe", "--warm-start=shell");
        assertThat(warmed.err()).contains("Warm start from shell: 4 points are known");
        assertThat(warmed.out()).contains("Best 1 of 2 by gain (maximize)");
        assertThat(warmed.exitCode()).isZero();
    }

    @Test
    void whatIsForNetworksSaysSo() {
        CommandLines trained =
                ask("train", "--best", "--out", directory.resolve("model").toString());
        assertThat(trained.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(trained.err()).contains("network");
        assertThat(directory.resolve("model")).doesNotExist();
    }

    @Test
    void aProgramThatIsNotThereIsToldBeforeTheSearchBegins() {
        CommandLines run = search("missing", "--set=trial.run=[/no/such/program, '${width}']");
        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run.err()).contains("Cannot run trial.run (/no/such/program)");
        assertThat(directory.resolve("results/searches/missing")).doesNotExist();
    }

    @Test
    void aSearchWhoseTrialsFailInARowEndsWithTheCauseAndSaysSoByItsExitCode() {
        CommandLines run = search(
                "failing", "--set=trial.run=[/bin/sh, -c, 'exit 3', '${width}']", "--set=budget.failures.in_a_row=3");
        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(run.err())
                .contains("too many trials failed.", " failed in a row, on ", "The last was trial ")
                .contains("Remove the cause and go on with --resume");
    }

    @Test
    void theSearchGoesOnWhereItWasLeft() {
        search("resumed", "--trials=4");
        CommandLines resumed = search("resumed", "--trials=6", "--resume");
        assertThat(resumed.err()).contains("resumed after 4 trials");
        assertThat(resumed.out()).contains("6 completed");
        assertThat(resumed.exitCode()).isZero();
    }
}
