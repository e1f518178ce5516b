package io.sparbiter.driver.network.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.driver.cli.CommandLines;
import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.config.SearchConfigReader;
import io.sparbiter.driver.end.ExitCode;
import io.sparbiter.driver.network.model.ModelDirectory;
import io.sparbiter.driver.results.ResultsDirectory;
import io.sparbiter.driver.results.SearchBeginning;
import io.sparbiter.driver.run.SearchRun;
import io.sparbiter.driver.run.SimulatedSearches;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    void whoTrainsInTasksIsForTasks() {
        assertRefused(train("--baseline", "--by=dl4j"), "Cannot train --by dl4j without --data-parallel");
    }

    @Test
    void everyTaskNeedsABatch() {
        assertRefused(
                train("--baseline", "--data-parallel=9", "--set=training.batch=100"),
                "Cannot train with --data-parallel (9): an epoch of 200 images has 2 batches",
                "Lower --data-parallel to 2 or less");
    }

    @Test
    void theBestOfNoSearchIsRefused() {
        assertRefused(train("--best"), "Cannot find a search in --results");
        assertRefused(train(), "Cannot find a search in --results");
        assertRefused(train("--recommended"), "Cannot find a search in --results");
        assertRefused(train("--trial=3", "--search=gone"), "Cannot find --search (gone)");
    }

    private void search(String... settings) {
        ResultsDirectory results =
                ResultsDirectory.at(directory.resolve("results").toString(), new Configuration());
        try (SearchRun run = SimulatedSearches.open(results, SimulatedSearches.config(settings))) {
            SimulatedSearches.run(run, 1);
        }
    }

    /** A point's score is a twelfth of its index, so the last of twelve is the best, and no luck. */
    @Test
    void theRecommendedTrialIsTrainedAndTheBestSaysWhichThatIs() {
        search("strategy=grid", "pruner=none", "budget.trials=null");
        CommandLines run = train("--recommended", "--epochs=1");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err())
                .contains("Trial 12 is also the recommended one: ", "Taking the recommended one.")
                .contains("Training trial 12 of search s");
        assertThat(train("--best", "--epochs=1").err()).contains("Taking the best seen.", "trained already");
    }

    @Test
    void ofAFewTrialsNoneIsRecommended() {
        search("pruner=none", "budget.trials=7");

        assertRefused(train("--recommended"), "Cannot train the recommended trial of search s: fewer than 8", "--best");
    }

    /** Nothing is said of settings that only networks have, and that nobody gave. */
    private static void assertOnlyNetworksAreTrained(String source, CommandLines run) {
        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run.err())
                .isEqualToIgnoringNewLines("train trains networks; the trials of " + source
                        + " are of type command.Use best and show to see what they found.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--best", "--baseline", "--trial=1", "--params=width=1", "--epochs=3", "--data-parallel=2"})
    void onlyNetworksAreTrained(String option) throws IOException {
        String yaml =
                "trial: {type: command, run: [p, '${args}'], metrics: {loss: minimize}}\nspace: {width: [1, 2]}\n";
        Path file = Files.writeString(directory.resolve("vals.yaml"), yaml);
        SearchConfig config = new SearchConfigReader().read(file);
        String results = directory.resolve("results").toString();
        ResultsDirectory.at(results, new Configuration())
                .prepare("vals")
                .begin(SearchBeginning.of(config.resolved().yaml(), config.reports(), "test"));

        String[] command = {"train", "--out=" + out(), "--results=" + results, option};
        assertOnlyNetworksAreTrained("search vals", CommandLines.run(command));
        assertOnlyNetworksAreTrained(file.toString(), CommandLines.run(append(command, "--config=" + file)));
    }

    private static String[] append(String[] command, String more) {
        return Stream.concat(Stream.of(command), Stream.of(more)).toArray(String[]::new);
    }

    @Test
    void wrongParametersAreRefused() {
        assertRefused(train("--params=optimizer=adam"), "Cannot train --params: they lack conv_1_filters");
    }
}
