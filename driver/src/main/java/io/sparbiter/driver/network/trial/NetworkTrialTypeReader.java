package io.sparbiter.driver.network.trial;

import io.sparbiter.driver.config.trial.TrialType;
import io.sparbiter.driver.config.trial.TrialTypeReader;
import io.sparbiter.driver.config.yaml.Section;
import java.util.Map;
import java.util.Set;

/** Reads {@code trial: network}, the default, whose settings are sections of their own. */
public final class NetworkTrialTypeReader implements TrialTypeReader {
    static final String DATA = "data";
    static final String NETWORK = "network";
    static final String TRAINING = "training";

    @Override
    public String word() {
        return NetworkTrialType.WORD;
    }

    @Override
    public Set<String> sections() {
        return Set.of(DATA, NETWORK, TRAINING);
    }

    @Override
    public Map<String, String> otherNames() {
        return OtherNetworkNames.SETTINGS;
    }

    @Override
    public TrialType read(Section file, Section trial) {
        return new NetworkTrialType(
                file.section(DATA, DataCodec.DATA),
                file.section(NETWORK, NetworkCodec.NETWORK),
                file.section(TRAINING, TrainingCodec.TRAINING));
    }
}
