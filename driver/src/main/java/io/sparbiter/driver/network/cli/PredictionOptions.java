package io.sparbiter.driver.network.cli;

import io.sparbiter.driver.cli.option.Count;
import io.sparbiter.driver.dispatch.SparkContexts;
import io.sparbiter.driver.network.distributed.DistributedPredictions;
import io.sparbiter.driver.network.model.ModelDirectory;
import io.sparbiter.driver.network.prediction.LocalPredictions;
import io.sparbiter.driver.network.prediction.Predictions;
import io.sparbiter.worker.network.data.image.ImageFormat;
import io.sparbiter.worker.network.evaluation.SavedNetwork;
import io.sparbiter.worker.network.layers.ImageShape;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which model predicts, and where. */
final class PredictionOptions {
    @Option(names = "--model", required = true, paramLabel = "DIR", description = "The model, as train wrote it.")
    Path directory;

    @Option(
            names = "--parallelism",
            paramLabel = "P",
            description = "Threads that predict on this machine (default: one a core). On a cluster its slots do.")
    Count parallelism;

    ModelDirectory open() {
        return ModelDirectory.open(directory);
    }

    /** The model at work: by Spark if a master is set, as spark-submit does, else in this JVM, without Spark. */
    Predictions predictions(String command, ModelDirectory model) {
        SavedNetwork network = model.saved();
        return SparkContexts.hasMaster()
                ? DistributedPredictions.open("sparbiter " + command, network, format(model))
                : new LocalPredictions(network, format(model), threads());
    }

    private int threads() {
        return parallelism == null ? Runtime.getRuntime().availableProcessors() : parallelism.value();
    }

    static ImageFormat format(ModelDirectory model) {
        ImageShape shape = model.card().shape();
        return new ImageFormat(shape.height(), shape.width(), shape.channels());
    }
}
