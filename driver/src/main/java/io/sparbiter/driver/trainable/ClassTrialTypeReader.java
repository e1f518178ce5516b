package io.sparbiter.driver.trainable;

import io.sparbiter.driver.config.trial.TrialType;
import io.sparbiter.driver.config.trial.TrialTypeReader;
import io.sparbiter.driver.config.yaml.Section;
import java.util.Map;
import java.util.Set;

/** Reads {@code trial: {type: class, …}}. */
public final class ClassTrialTypeReader implements TrialTypeReader {
    private static final Map<String, String> OTHER_NAMES = Map.of(
            "class", "trial.class",
            "epochs", "trial.epochs",
            "max_epochs", "trial.epochs",
            "num_epochs", "trial.epochs",
            "metrics", "trial.metrics",
            "threads", "trial.threads");

    @Override
    public String word() {
        return ClassTrialType.WORD;
    }

    @Override
    public Set<String> keys() {
        return TrainableCodec.KEYS;
    }

    @Override
    public Map<String, String> otherNames() {
        return OTHER_NAMES;
    }

    @Override
    public TrialType read(Section file, Section trial) {
        return new ClassTrialType(TrainableCodec.TRAINABLE.read(trial));
    }
}
