package io.sparbiter.worker.network.layers;

import java.util.Map;

/** The axes of networks by the names that other tools and other people's programs have for them. */
public final class OtherAxisNames {
    /** Other name to the axis that is meant. */
    public static final Map<String, String> MEANT = Map.ofEntries(
            Map.entry("lr", "learning_rate"),
            Map.entry("learningRate", "learning_rate"),
            Map.entry("learning-rate", "learning_rate"),
            Map.entry("initial_lr", "learning_rate"),
            Map.entry("init_lr", "learning_rate"),
            Map.entry("base_lr", "learning_rate"),
            Map.entry("alpha", "learning_rate"),
            Map.entry("batch_size", "batch"),
            Map.entry("batchSize", "batch"),
            Map.entry("batch-size", "batch"),
            Map.entry("bs", "batch"),
            Map.entry("minibatch_size", "batch"),
            Map.entry("train_batch_size", "batch"),
            Map.entry("weight_decay", "l2"),
            Map.entry("weightDecay", "l2"),
            Map.entry("wd", "l2"),
            Map.entry("l2_reg", "l2"),
            Map.entry("l1_reg", "l1"),
            Map.entry("dropout_rate", "dropout"),
            Map.entry("drop_rate", "dropout"),
            Map.entry("p_dropout", "dropout"),
            Map.entry("opt", "optimizer"),
            Map.entry("optim", "optimizer"),
            Map.entry("hidden_units", "dense_1_units"),
            Map.entry("hidden_size", "dense_1_units"),
            Map.entry("units", "dense_1_units"));

    private OtherAxisNames() {}
}
