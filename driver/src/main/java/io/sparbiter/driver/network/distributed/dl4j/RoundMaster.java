package io.sparbiter.driver.network.distributed.dl4j;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaRDDLike;
import org.apache.spark.broadcast.Broadcast;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.spark.api.RDDTrainingApproach;
import org.deeplearning4j.spark.api.Repartition;
import org.deeplearning4j.spark.api.WorkerConfiguration;
import org.deeplearning4j.spark.api.worker.NetBroadcastTuple;
import org.deeplearning4j.spark.impl.multilayer.SparkDl4jMultiLayer;
import org.deeplearning4j.spark.impl.paramavg.ParameterAveragingTrainingMaster;
import org.deeplearning4j.spark.impl.paramavg.ParameterAveragingTrainingWorker;

/**
 * Deeplearning4j's parameter averaging for a single round, of data that is where it should be already. It differs in two
 * ways: it need not run a Spark job to count the batches, and the weights it sends out can be freed at once.
 */
final class RoundMaster extends ParameterAveragingTrainingMaster {
    private final transient List<Broadcast<NetBroadcastTuple>> sent = new ArrayList<>();
    private final transient BatchHook hook;
    private final int batches;

    /**
     * @param tasks as many as the data has partitions
     * @param batchSize images a batch
     * @param most batches of a task
     * @param batches of all tasks
     */
    RoundMaster(int tasks, int batchSize, int most, int batches, BatchHook hook, long seed) {
        super(new Builder(tasks, batchSize)
                .batchSizePerWorker(batchSize)
                .averagingFrequency(most)
                .rddTrainingApproach(RDDTrainingApproach.Direct)
                .repartionData(Repartition.Never)
                .storageLevel(null)
                .saveUpdater(true)
                .rngSeed(seed));
        this.batches = batches;
        this.hook = hook;
    }

    @Override
    protected <T, R extends JavaRDDLike<T, R>> long getTotalDataSetObjectCount(JavaRDDLike<T, R> data) {
        return batches;
    }

    @Override
    public ParameterAveragingTrainingWorker getWorkerInstance(SparkDl4jMultiLayer spark) {
        MultiLayerNetwork network = spark.getNetwork();
        var state = new NetBroadcastTuple(
                network.getLayerWiseConfigurations(),
                network.params(),
                network.getUpdater().getStateViewArray());
        Broadcast<NetBroadcastTuple> broadcast = spark.getSparkContext().broadcast(state);
        sent.add(broadcast);
        var configuration = new WorkerConfiguration(
                false, rddDataSetNumExamples, batchSizePerWorker, averagingFrequency, prefetchNumBatches, false);
        return new ParameterAveragingTrainingWorker(broadcast, saveUpdater, configuration, List.of(hook), null, null);
    }

    /** Frees what was sent to the executors. */
    void forget() {
        sent.forEach(Broadcast::destroy);
    }
}
