package io.sparbiter.driver.network.distributed.dl4j;

import io.sparbiter.search.trial.Seeds;
import io.sparbiter.worker.network.device.Backend;
import org.apache.spark.TaskContext;
import org.apache.spark.util.DoubleAccumulator;
import org.apache.spark.util.LongAccumulator;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.spark.api.TrainingHook;
import org.nd4j.linalg.dataset.api.DataSet;
import org.nd4j.linalg.dataset.api.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Around every batch in an executor: makes dropout's draws those of the seed, and adds up the loss. A batch that is trained
 * again because its task failed counts twice, in the loss as in the images.
 */
record BatchHook(long seed, int threads, DoubleAccumulator loss, LongAccumulator images) implements TrainingHook {
    @Override
    public void preUpdate(DataSet batch, Model model) {
        Backend.useThreads(threads);
        int iteration = ((MultiLayerNetwork) model).getIterationCount();
        Nd4j.getRandom().setSeed(Seeds.derive(seed + iteration, TaskContext.getPartitionId()));
    }

    @Override
    public void postUpdate(DataSet batch, Model model) {
        loss.add(model.score() * batch.numExamples());
        images.add(batch.numExamples());
    }

    @Override
    public void preUpdate(MultiDataSet batch, Model model) {
        throw new UnsupportedOperationException("our networks take one array of images");
    }

    @Override
    public void postUpdate(MultiDataSet batch, Model model) {
        throw new UnsupportedOperationException("our networks take one array of images");
    }
}
