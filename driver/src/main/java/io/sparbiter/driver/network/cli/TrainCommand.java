package io.sparbiter.driver.network.cli;

import io.sparbiter.driver.cli.Warnings;
import io.sparbiter.driver.cli.option.Count;
import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.dispatch.StopSignals;
import io.sparbiter.driver.end.ExitCode;
import io.sparbiter.driver.network.model.ModelChoice;
import io.sparbiter.driver.network.model.ModelDirectory;
import io.sparbiter.driver.network.model.ModelRecipe;
import io.sparbiter.driver.network.model.ParallelTraining;
import io.sparbiter.driver.network.model.RecipeWriter;
import io.sparbiter.driver.network.model.TrainingDirectory;
import io.sparbiter.driver.network.picture.ModelPictures;
import io.sparbiter.driver.network.report.ModelReport;
import io.sparbiter.driver.network.trial.NetworkTrialType;
import io.sparbiter.driver.results.files.OutputFolder;
import io.sparbiter.driver.results.files.ResultsException;
import io.sparbiter.worker.Counted;
import io.sparbiter.worker.network.data.DataCache;
import io.sparbiter.worker.network.data.DataSplit;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "train",
        description = "Trains a model for good: a search's best trial, another one, parameters of your own or a plain"
                + " network. Given again, the same command goes on where it was ended.")
final class TrainCommand implements Callable<Integer> {
    private static final String NO_DL4J =
            "Cannot train --by dl4j: dl4j-spark exists for Scala 2.12 only, and this is the build for Spark 4.\n"
                    + "Leave --by out, which trains by our own engine, or take sparbiter.jar on Spark 3.5.";

    @Mixin
    TrainingConfigOptions settings;

    @ArgGroup
    ModelChoiceOptions choice = new ModelChoiceOptions();

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where the model is written.")
    Path out;

    @Option(names = "--full", description = "Trains on training and validation images, for a fixed number of epochs.")
    boolean full;

    @Option(
            names = "--data-parallel",
            paramLabel = "N",
            description = "Trains in N Spark tasks side by side, whose weights are averaged; see docs/final-model.md.")
    Count tasks;

    @Option(
            names = "--by",
            paramLabel = "WHO",
            description = "Who trains in the tasks of --data-parallel: engine, as everywhere (default), or dl4j,"
                    + " dl4j-spark's training master.")
    Averaging by;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        requireTasks();
        new OutputFolder(out).check();
        SearchConfig config = settings.read();
        NetworkTrialType networks = NetworkTrialType.of(config, settings.source());
        ModelChoice chosen =
                choice.choose(config, settings.search, spec.commandLine().getErr()::println);
        DataSplit data = DataCache.get(networks.data());
        Warnings.print(networks.doubts(data));
        Warnings.print(chosen.warning(data.fingerprint()).stream().toList());
        ModelRecipe recipe = recipe(config, networks, chosen, data);
        TrainingDirectory directory = TrainingDirectory.open(out, recipe);
        Optional<ModelDirectory> complete = directory.complete();
        if (complete.isPresent()) {
            spec.commandLine().getErr().println("This model is trained already.");
            print(complete.get());
            return ExitCode.DONE;
        }
        return train(directory, recipe, data);
    }

    private ModelRecipe recipe(SearchConfig config, NetworkTrialType networks, ModelChoice chosen, DataSplit data) {
        int parallel = tasks == null ? 0 : tasks.value();
        ModelRecipe recipe = new RecipeWriter(
                        config, networks, data.fingerprint(), settings.hasEpochs(), settings.hasSeed())
                .recipe(chosen, full, parallel, parallel > 0 && by != Averaging.DL4J);
        requireBatches(recipe);
        return recipe;
    }

    private void requireTasks() {
        if (by != null && tasks == null) {
            throw ResultsException.usage(
                    "Cannot train --by " + by + " without --data-parallel: it says who trains in Spark's tasks.",
                    "Add --data-parallel 2, or leave --by out.");
        }
        if (by == Averaging.DL4J && ParallelTraining.ofThisBuild().isEmpty()) {
            throw new ParameterException(spec.commandLine(), NO_DL4J);
        }
    }

    private static void requireBatches(ModelRecipe recipe) {
        if (recipe.ownAveraging() && recipe.tasks() > recipe.batches()) {
            throw ResultsException.usage(
                    "Cannot train with --data-parallel (%,d): an epoch of %s has %s, and each task needs one."
                            .formatted(
                                    recipe.tasks(),
                                    Counted.of(recipe.images(), "image"),
                                    Counted.of(recipe.batches(), "batch", "batches")),
                    "Lower --data-parallel to %,d or less, or training.batch.".formatted(recipe.batches()));
        }
    }

    private int train(TrainingDirectory directory, ModelRecipe recipe, DataSplit data) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(announcement(directory, recipe));
        var run = new TrainingRun(recipe, data);
        StopSignals signals = StopSignals.onFirst(run::requestEnd);
        Optional<ModelDirectory> model = run.run(directory);
        if (model.isPresent()) {
            draw(model.get());
            print(model.get());
            return ExitCode.DONE;
        }
        err.println(run.complaint());
        return signals.received().isPresent()
                ? ExitCode.ofSignal(signals.received().getAsInt())
                : ExitCode.FAILED;
    }

    private static void draw(ModelDirectory model) {
        var files = new PictureFiles(new OutputFolder(model.path()));
        files.writeIfPossible(() -> List.of(ModelPictures.training(
                model.history(), model.card().bestEpoch(), model.card().origin().words())));
    }

    private static String announcement(TrainingDirectory directory, ModelRecipe recipe) {
        return String.format(
                Locale.ROOT,
                "%s %s: up to %s on %s, seed %d",
                directory.hasBegun() ? "Going on with" : "Training",
                recipe.origin().words(),
                Counted.of(recipe.training().epochs(), "epoch"),
                Counted.of(recipe.images(), "image"),
                recipe.seed());
    }

    private void print(ModelDirectory model) {
        PrintWriter standard = spec.commandLine().getOut();
        standard.print(
                new ModelReport(model.card(), model.history()).text(model.path().toString()));
        standard.flush();
    }
}
