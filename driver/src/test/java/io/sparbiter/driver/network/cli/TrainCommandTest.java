package io.sparbiter.driver.network.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.driver.cli.CommandLines;
import io.sparbiter.driver.cli.ExitCode;
import io.sparbiter.driver.network.model.ModelDirectory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Training without a search; SparbiterIT trains what a search found. */
class TrainCommandTest {
    @TempDir
    Path directory;

    private CommandLines train(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "train",
                "--config=../conf/searches/quick.yaml",
                "--out=" + out(),
                "--results=" + directory.resolve("results"),
                "--set=data.train=200",
                "--set=data.validate_on=100"));
        arguments.addAll(List.of(more));
        return CommandLines.run(arguments.toArray(String[]::new));
    }

    private Path out() {
        return directory.resolve("model");
    }

    private static void assertRefused(CommandLines run, String... words) {
        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run.err()).contains(words).doesNotContain("\tat ").doesNotContain("Exception");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void theBaselineIsTrainedOnceAndFoundThereAfterwards() {
        CommandLines first = train("--baseline", "--epochs", "2");
        assertThat(first.exitCode()).isZero();
        assertThat(first.err()).contains("Training baseline: up to 2 epochs on 200 images, seed 7");
        assertThat(first.out())
                .contains("Model: baseline", "dense_1_units=128", "109,386", "200 images (train)", "val_accuracy")
                .contains("trained all 2 epochs");
        CommandLines again = train("--baseline", "--epochs", "2");
        assertThat(again.exitCode()).isZero();
        assertThat(again.err()).contains("This model is trained already.");
        assertThat(again.out()).isEqualTo(first.out());
        assertRefused(train("--baseline", "--epochs", "3"), "training.epochs was 2 and is 3", "Name another directory");
    }

    @Test
    void parametersOfOnesOwnAreTrained() {
        CommandLines run = train(
                "--set=space=../.ci/tiny-space.yaml",
                "--params=conv_1_filters=3,conv_2_filters=2,conv_3_filters=2,conv_1_kernel=3,dense_1_units=5,optimizer=nadam",
                "--set=training.epochs=1");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("Model: given parameters", "conv_1_filters=3");
        assertThat(ModelDirectory.open(out()).card().epochs()).isEqualTo(1);
    }

    @Test
    void aFullModelNeedsItsEpochs() {
        assertRefused(train("--baseline", "--full"), "Cannot train --full without --epochs", "--full first");
        CommandLines run = train("--baseline", "--full", "--epochs=1");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("(train+validation)").doesNotContain("val_accuracy");
    }

    @Test
    void oneNetworkAtATime() {
        assertRefused(train("--baseline", "--trial=3"), "--baseline", "--trial");
    }

    @Test
    void theBestOfNoSearchIsRefused() {
        assertRefused(train("--best"), "Cannot find a search in --results");
        assertRefused(train(), "Cannot find a search in --results");
        assertRefused(train("--trial=3", "--search=gone"), "Cannot find --search (gone)");
    }

    @Test
    void wrongParametersAreRefused() {
        assertRefused(train("--params=optimizer=adam"), "Cannot train --params: they lack conv_1_filters");
    }
}
