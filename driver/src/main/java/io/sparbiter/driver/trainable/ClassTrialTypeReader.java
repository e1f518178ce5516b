package io.sparbiter.driver.trainable;

import io.sparbiter.driver.config.trial.TrialType;
import io.sparbiter.driver.config.trial.TrialTypeReader;
import io.sparbiter.driver.config.yaml.Section;
import java.util.Set;

/** Reads {@code trial: {type: class, …}}. */
public final class ClassTrialTypeReader implements TrialTypeReader {
    @Override
    public String word() {
        return ClassTrialType.WORD;
    }

    @Override
    public Set<String> keys() {
        return TrainableCodec.KEYS;
    }

    @Override
    public TrialType read(Section file, Section trial) {
        return new ClassTrialType(TrainableCodec.TRAINABLE.read(trial));
    }
}
