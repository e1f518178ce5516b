package io.sparbiter.driver.network.cli;

import io.sparbiter.driver.end.ExitCode;
import io.sparbiter.driver.network.model.ModelDirectory;
import io.sparbiter.driver.network.picture.ModelPictures;
import io.sparbiter.driver.network.prediction.ModelEvaluation;
import io.sparbiter.driver.network.prediction.PredictionCsv;
import io.sparbiter.driver.network.prediction.Predictions;
import io.sparbiter.driver.network.progress.ImageProgress;
import io.sparbiter.driver.network.report.EvaluationFacts;
import io.sparbiter.driver.network.report.EvaluationFacts.Result;
import io.sparbiter.driver.network.report.EvaluationJson;
import io.sparbiter.driver.network.report.EvaluationReport;
import io.sparbiter.driver.report.TextTable;
import io.sparbiter.driver.results.files.OutputFolder;
import io.sparbiter.driver.screen.ScreenWidth;
import io.sparbiter.worker.network.data.DataSettings;
import io.sparbiter.worker.network.data.SplitImages;
import io.sparbiter.worker.network.data.SplitPart;
import io.sparbiter.worker.network.evaluation.EvaluatedSplit;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

@Command(name = "evaluate", description = "Says how good a model is on a part of its data.")
final class EvaluateCommand implements Callable<Integer> {
    /** How the result is printed. */
    enum Format {
        TEXT,
        JSON;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }

        String words(EvaluationFacts facts) {
            return this == TEXT ? EvaluationReport.of(facts, ScreenWidth.columns()) : EvaluationJson.of(facts);
        }
    }

    @Mixin
    PredictionOptions prediction;

    @Option(
            names = "--split",
            paramLabel = "PART",
            defaultValue = "test",
            description = "train, validation or test (default: ${DEFAULT-VALUE}).")
    SplitPart part;

    @Mixin
    DataOption data;

    @Option(
            converter = NoiseRate.Converter.class,
            names = "--noise",
            paramLabel = "P",
            split = ",",
            defaultValue = "0",
            description = "The probability of a pixel to turn black or white, 0 to 1 (default: ${DEFAULT-VALUE})."
                    + " Several, separated by commas, are compared; the first is told in full.")
    List<NoiseRate> noise;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "The seed of the noise (default: ${DEFAULT-VALUE}).")
    long seed;

    @Option(names = "--format", defaultValue = "text", description = "text or json (default: ${DEFAULT-VALUE}).")
    Format format;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Also writes evaluation.txt, evaluation.json, predictions.csv and pictures into this folder.")
    Path out;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        return data.during(this::evaluate);
    }

    private int evaluate() {
        ModelDirectory model = prediction.open();
        List<SplitImages> levels = levels(model);
        Optional<OutputFolder> folder = Optional.ofNullable(out).map(OutputFolder::new);
        folder.ifPresent(OutputFolder::create);
        EvaluationFacts facts = facts(model, evaluate(model, levels, folder));
        folder.ifPresent(there -> write(there, facts));
        print(format.words(facts));
        return ExitCode.DONE;
    }

    private List<SplitImages> levels(ModelDirectory model) {
        DataSettings settings = data.of(model.card().data());
        return noise.stream()
                .map(rate -> SplitImages.of(settings, part, model.card().fingerprint(), rate.value(), seed))
                .toList();
    }

    private List<Result> evaluate(ModelDirectory model, List<SplitImages> levels, Optional<OutputFolder> folder) {
        var results = new ArrayList<Result>();
        try (Predictions predictions = prediction.predictions("evaluate", model);
                ImageProgress progress = ImageProgress.create(
                        (long) levels.size() * levels.get(0).size())) {
            var evaluation = new ModelEvaluation(predictions, progress);
            for (SplitImages images : levels) {
                EvaluatedSplit evaluated = evaluation.of(images);
                if (results.isEmpty()) {
                    folder.ifPresent(there -> write(there, model, evaluated));
                }
                results.add(new Result(images.noise(), evaluated.evaluation()));
            }
        }
        return results;
    }

    private void write(OutputFolder folder, ModelDirectory model, EvaluatedSplit evaluated) {
        folder.file("predictions.csv").write(PredictionCsv.of(evaluated));
        String subject = model.card().origin().words() + ", " + part.words();
        new PictureFiles(folder).writeIfPossible(() -> ModelPictures.evaluation(evaluated, subject));
    }

    private EvaluationFacts facts(ModelDirectory model, List<Result> results) {
        return new EvaluationFacts(
                model.path().toString(),
                model.card().origin().words(),
                model.card().recipe().trainedOn(),
                model.card().fingerprint(),
                part.toString(),
                model.card().names(),
                seed,
                results);
    }

    private static void write(OutputFolder folder, EvaluationFacts facts) {
        folder.file("evaluation.txt").write(out -> out.append(EvaluationReport.of(facts, TextTable.WIDTH)));
        folder.file("evaluation.json").write(out -> out.append(EvaluationJson.of(facts)));
    }

    private void print(String text) {
        PrintWriter standard = spec.commandLine().getOut();
        standard.print(text);
        standard.flush();
    }

    /** A probability, 0 to 1. */
    record NoiseRate(double value) {
        static final class Converter implements ITypeConverter<NoiseRate> {
            @Override
            public NoiseRate convert(String text) {
                if (!text.matches("[01]|[01]?\\.\\d{1,9}") || Double.parseDouble(text) > 1) {
                    throw new TypeConversionException("'" + text + "' is not a number from 0 to 1");
                }
                return new NoiseRate(Double.parseDouble(text));
            }
        }
    }
}
