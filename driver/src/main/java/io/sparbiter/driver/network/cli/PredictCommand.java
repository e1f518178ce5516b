package io.sparbiter.driver.network.cli;

import io.sparbiter.driver.cli.Warnings;
import io.sparbiter.driver.cli.output.NamedOutput;
import io.sparbiter.driver.end.ExitCode;
import io.sparbiter.driver.network.model.ModelDirectory;
import io.sparbiter.driver.network.prediction.PredictionCsv;
import io.sparbiter.driver.network.prediction.Predictions;
import io.sparbiter.driver.network.progress.ImageProgress;
import io.sparbiter.driver.network.trial.DataDoubts;
import io.sparbiter.worker.Counted;
import io.sparbiter.worker.network.data.UnlabelledFiles;
import io.sparbiter.worker.network.data.image.Brightness;
import io.sparbiter.worker.network.data.image.ImageStream;
import io.sparbiter.worker.network.data.image.SourceFormat;
import io.sparbiter.worker.network.data.image.UnlabelledImages;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "predict", description = "Predicts the classes of images, for Kaggle's digit recognizer and others.")
final class PredictCommand implements Callable<Integer> {
    private static final int LOOKED_AT = 500;

    @Mixin
    PredictionOptions prediction;

    @Option(
            names = "--input",
            required = true,
            paramLabel = "PATH",
            description =
                    "The images: a CSV file as Kaggle's test.csv, an IDX file, a picture (PNG, JPEG, GIF or BMP) or a"
                            + " folder of pictures; - for standard input.")
    String input;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "The CSV file to write, with the columns ImageId and Label, or - for standard output.")
    Path out;

    @Option(names = "--probabilities", description = "Adds a column for each class, p0, p1, …: its probability.")
    boolean probabilities;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        var file = new NamedOutput("--out", out, spec.commandLine().getOut());
        file.requireOther("--input", input);
        file.check();
        ModelDirectory model = prediction.open();
        var piped = PipedInput.of(input);
        int count = piped.during(() -> predict(piped, model, file));
        spec.commandLine().getErr().println("Predicted " + Counted.of(count, "image") + " into " + file.words());
        return ExitCode.DONE;
    }

    private int predict(PipedInput piped, ModelDirectory model, NamedOutput file) {
        SourceFormat source = model.card().data().format();
        UnlabelledImages images = UnlabelledFiles.open(piped.path(), PredictionOptions.format(model), source);
        Warnings.print(images.notes().stream().map(piped::named).toList());
        Warnings.print(doubts(piped, images, model));
        try (Predictions predictions = prediction.predictions("predict", model);
                ImageProgress progress = ImageProgress.create(images.size())) {
            file.write(PredictionCsv.of(images, predictions, model.card().names(), probabilities, progress));
        }
        return images.size();
    }

    /** Looks at the first images. */
    private List<String> doubts(PipedInput piped, UnlabelledImages images, ModelDirectory model) {
        int count = Math.min(LOOKED_AT, images.size());
        try (ImageStream stream = images.from(0)) {
            Brightness found = Brightness.of(stream.next(count), PredictionOptions.format(model));
            return DataDoubts.of(piped.words(), found, count, model.card().brightness());
        }
    }
}
