package io.sparbiter.driver.network.cli;

import io.sparbiter.driver.cli.Warnings;
import io.sparbiter.driver.cli.option.Count;
import io.sparbiter.driver.cli.option.SearchOptions;
import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.end.ExitCode;
import io.sparbiter.driver.network.model.ModelDirectory;
import io.sparbiter.driver.network.picture.DataPictures;
import io.sparbiter.driver.network.prediction.ModelEvaluation;
import io.sparbiter.driver.network.prediction.Predictions;
import io.sparbiter.driver.network.progress.ImageProgress;
import io.sparbiter.driver.network.trial.NetworkTrialType;
import io.sparbiter.driver.picture.canvas.Picture;
import io.sparbiter.driver.picture.search.SearchPictures;
import io.sparbiter.driver.results.ResultsDirectory;
import io.sparbiter.driver.results.files.OutputFolder;
import io.sparbiter.driver.results.table.TrialRows;
import io.sparbiter.driver.run.RecordedConfig;
import io.sparbiter.worker.network.data.DataCache;
import io.sparbiter.worker.network.data.DataSettings;
import io.sparbiter.worker.network.data.SplitImages;
import io.sparbiter.worker.network.data.SplitPart;
import io.sparbiter.worker.network.evaluation.EvaluatedSplit;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "pictures",
        description = "Draws a search, its data and a model as PNG files. With --model alone, only that and its data.")
final class PicturesCommand implements Callable<Integer> {
    @Mixin
    SearchOptions search;

    @Option(names = "--model", paramLabel = "DIR", description = "A model to draw, as train wrote it.")
    Path model;

    @Option(
            names = "--split",
            paramLabel = "PART",
            defaultValue = "test",
            description = "What the model is shown: train, validation or test (default: ${DEFAULT-VALUE}).")
    SplitPart part;

    @Mixin
    DataOption data;

    @Option(
            names = "--parallelism",
            paramLabel = "P",
            description = "Threads that predict on this machine (default: one a core).")
    Count parallelism;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "The folder for the PNG files.")
    Path out;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        return data.during(this::draw);
    }

    private int draw() {
        var folder = new OutputFolder(out);
        folder.create();
        List<Picture> pictures = new ArrayList<>();
        Optional<DataSettings> drawn = Optional.empty();
        if (drawsSearch()) {
            drawn = addSearch(pictures);
        }
        if (model != null) {
            drawn = Optional.of(addModel(pictures));
        }
        drawn.map(DataCache::get).map(DataPictures::of).ifPresent(pictures::addAll);
        print(new PictureFiles(folder).write(pictures));
        return ExitCode.DONE;
    }

    private boolean drawsSearch() {
        var given = spec.commandLine().getParseResult();
        return model == null || given.hasMatchedOption("--search") || given.hasMatchedOption("--results");
    }

    /** Adds a search's pictures and returns what data it was made on, if that can still be read. */
    private Optional<DataSettings> addSearch(List<Picture> pictures) {
        ResultsDirectory results = search.results.open();
        String name = search.resolve(results);
        TrialRows rows = results.trials().rowsWithoutHistory(name);
        Warnings.print(rows.warnings());
        Optional<SearchConfig> config = RecordedConfig.find(results, name);
        boolean isShare =
                config.map(known -> known.objective().metric().isShare()).orElse(false);
        List<Picture> drawn = SearchPictures.of(rows.rows(), isShare);
        if (drawn.isEmpty()) {
            spec.commandLine().getErr().println("No trial of search " + name + " has a score to draw.");
        }
        pictures.addAll(drawn);
        return config.map(SearchConfig::trial)
                .filter(NetworkTrialType.class::isInstance)
                .map(type -> data.of(((NetworkTrialType) type).data()));
    }

    /** Adds a model's pictures and returns the data it was trained on. */
    private DataSettings addModel(List<Picture> pictures) {
        ModelDirectory directory = ModelDirectory.open(model);
        DataSettings settings = data.of(directory.card().data());
        pictures.addAll(ModelGallery.pictures(directory, Optional.of(evaluate(directory, settings)), part));
        return settings;
    }

    private EvaluatedSplit evaluate(ModelDirectory directory, DataSettings settings) {
        SplitImages images = SplitImages.of(settings, part, directory.card().fingerprint(), 0, 1);
        try (Predictions predictions = prediction().predictions("pictures", directory);
                ImageProgress progress = ImageProgress.create(images.size())) {
            return new ModelEvaluation(predictions, progress).of(images);
        }
    }

    private PredictionOptions prediction() {
        var prediction = new PredictionOptions();
        prediction.directory = model;
        prediction.parallelism = parallelism;
        return prediction;
    }

    private void print(List<Path> files) {
        PrintWriter standard = spec.commandLine().getOut();
        files.forEach(standard::println);
        standard.flush();
    }
}
