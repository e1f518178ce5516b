package io.sparbiter.driver.exchange.imported;

import io.sparbiter.driver.config.trial.TrialType;
import io.sparbiter.driver.config.trial.TrialTypeReader;
import io.sparbiter.driver.config.yaml.Section;
import java.util.Set;

/** Reads {@code trial: {type: imported, …}}. */
public final class ImportedTrialTypeReader implements TrialTypeReader {
    @Override
    public String word() {
        return ImportedTrialType.WORD;
    }

    @Override
    public Set<String> keys() {
        return ImportedCodec.KEYS;
    }

    @Override
    public TrialType read(Section file, Section trial) {
        return ImportedCodec.IMPORTED.read(trial);
    }
}
