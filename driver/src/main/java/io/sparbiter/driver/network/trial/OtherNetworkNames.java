package io.sparbiter.driver.network.trial;

import io.sparbiter.worker.network.layers.OtherAxisNames;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The settings of networks and their training by the names that other tools have for them. */
final class OtherNetworkNames {
    /** Setting to its other names. Those of its own last part are for where it stands outside of its section. */
    private static final Map<String, List<String>> NAMES = Map.ofEntries(
            named("training.epochs", "epochs num_epochs n_epochs max_epochs total_epochs num_train_epochs max_iter"),
            named("training.batch", "batch"),
            named("training.learning_rate", "learning_rate"),
            named("training.class_weights", "class_weights class_weight"),
            named("training.threads", "threads num_threads n_threads"),
            named("training.tf32", "tf32"),
            named("training.early_stopping", "early_stopping"),
            named("training.plateau", "plateau reduce_lr_on_plateau lr_scheduler"),
            named("network.l1", "l1"),
            named("network.l2", "l2"),
            named("network.dropout", "dropout"),
            named("network.batch_norm", "batch_norm batchnorm"),
            named("data.source", "dataset data_path data_dir dataset_path train_data"),
            named("data.train", "n_train train_size"),
            named("data.validation", "n_val val_size validation_size"),
            named("data.test", "n_test test_size"));

    /** Other name to the setting's full name. */
    static final Map<String, String> SETTINGS = NAMES.entrySet().stream()
            .flatMap(setting ->
                    withAxisNames(setting.getKey(), setting.getValue()).map(name -> Map.entry(name, setting.getKey())))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private OtherNetworkNames() {}

    private static Map.Entry<String, List<String>> named(String setting, String names) {
        return Map.entry(setting, List.of(names.split(" ", -1)));
    }

    /** What is an axis, too, has the axis' other names. */
    private static Stream<String> withAxisNames(String setting, List<String> names) {
        String axis = setting.substring(setting.indexOf('.') + 1);
        return Stream.concat(
                names.stream(),
                OtherAxisNames.MEANT.entrySet().stream()
                        .filter(name -> name.getValue().equals(axis))
                        .map(Map.Entry::getKey));
    }
}
