package io.sparbiter.worker.network.layers;

import io.sparbiter.search.space.Axis;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/** The axes of networks by the names that other tools and other people's programs have for them. */
public final class OtherAxisNames {
    private static final String EPOCHS =
            "training: {epochs: %s} instead: a trial's best epoch counts, and the pruner ends bad trials before.";

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

    /** What others search, and what is one setting of all trials here. */
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("epochs", EPOCHS),
            Map.entry("num_epochs", EPOCHS),
            Map.entry("n_epochs", EPOCHS),
            Map.entry("max_epochs", EPOCHS),
            Map.entry("total_epochs", EPOCHS),
            Map.entry("num_train_epochs", EPOCHS),
            Map.entry("max_iter", EPOCHS),
            Map.entry("patience", "training: {early_stopping: {patience: %s}} instead."),
            Map.entry("seed", "seed: %s instead: each trial has a seed of its own."),
            Map.entry("random_state", "seed: %s instead: each trial has a seed of its own."));

    private OtherAxisNames() {}

    /** What to do about an axis that is a setting; empty if it is none that is known. */
    static Optional<String> setting(Axis axis) {
        Optional<Long> most = axis.values().stream()
                .filter(Number.class::isInstance)
                .map(value -> ((Number) value).longValue())
                .max(Comparator.naturalOrder());
        return most.flatMap(
                value -> Optional.ofNullable(SETTINGS.get(axis.name())).map(text -> "Write " + text.formatted(value)));
    }
}
