package io.sparbiter.worker.network.throughput;

import io.sparbiter.worker.network.data.Batch;
import io.sparbiter.worker.network.data.Batches;
import io.sparbiter.worker.network.data.DataCache;
import io.sparbiter.worker.network.data.DataSettings;
import io.sparbiter.worker.network.data.DataSplit;
import io.sparbiter.worker.network.data.TrainingEpoch;
import io.sparbiter.worker.network.device.Backend;
import io.sparbiter.worker.network.engine.LayerArrays;
import io.sparbiter.worker.network.layers.HyperParameters;
import io.sparbiter.worker.network.layers.NetworkFactory;
import io.sparbiter.worker.network.layers.NetworkPlan;
import io.sparbiter.worker.network.layers.NetworkSettings;
import io.sparbiter.worker.network.layers.Points;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Deeplearning4j's own {@code fit} and {@code output}. As it is shipped where this JVM has
 * {@code org.eclipse.deeplearning4j.helpers.disable=true}, its default.
 */
final class ShippedWorkload implements Workload {
    private interface Work {
        void on(MultiLayerNetwork network, INDArray features, INDArray labels);
    }

    @Override
    public void train(SampleNetwork network, int batch, Meter meter) {
        run(network, batch, meter, (built, features, labels) -> built.fit(features, labels));
    }

    @Override
    public void infer(SampleNetwork network, int images, Meter meter) {
        run(network, images, meter, (built, features, labels) -> built.output(features, false)
                .close());
    }

    private static void run(SampleNetwork network, int batch, Meter meter, Work work) {
        Backend.useThreads(1);
        int images = 50_000 / batch * batch;
        DataSplit data = DataCache.get(new DataSettings("mnist", images, 100, 10, 100, 0, 1));
        var hyperParameters = HyperParameters.of(network.point(), NetworkSettings.DEFAULT, 0.001, batch);
        MultiLayerNetwork built = NetworkFactory.network(
                NetworkPlan.of(hyperParameters, NetworkSettings.DEFAULT, Points.MNIST, data.classWeights()), 1);
        try {
            for (int epoch = 1; !meter.isOver(); epoch++) {
                pass(built, new TrainingEpoch(data.train(), batch, 1, epoch, 0).batches(), meter, work);
            }
        } finally {
            Backend.release(built);
        }
    }

    private static void pass(MultiLayerNetwork network, Batches batches, Meter meter, Work work) {
        while (batches.hasNext() && !meter.isOver()) {
            meter.begin();
            Batch batch = batches.next();
            try (INDArray features = LayerArrays.features(batch);
                    INDArray labels = LayerArrays.labels(batch, Points.MNIST.classes())) {
                work.on(network, features, labels);
            }
            meter.end(batch.size());
        }
    }
}
