package io.sparbiter.driver.ask;

import io.sparbiter.driver.config.trial.TrialType;
import io.sparbiter.driver.config.trial.TrialTypeReader;
import io.sparbiter.driver.config.yaml.Section;
import java.util.Map;
import java.util.Set;

/** Reads {@code trial: {type: external, …}}. */
public final class ExternalTrialTypeReader implements TrialTypeReader {
    private static final Map<String, String> OTHER_NAMES = Map.of(
            "epochs", "trial.epochs",
            "max_epochs", "trial.epochs",
            "num_epochs", "trial.epochs",
            "metrics", "trial.metrics");

    @Override
    public String word() {
        return ExternalTrialType.WORD;
    }

    @Override
    public Set<String> keys() {
        return ExternalCodec.KEYS;
    }

    @Override
    public Map<String, String> otherNames() {
        return OTHER_NAMES;
    }

    @Override
    public TrialType read(Section file, Section trial) {
        return ExternalCodec.EXTERNAL.read(trial);
    }
}
