package io.sparbiter.driver.exchange.imported;

import io.sparbiter.driver.config.trial.TrialType;
import io.sparbiter.driver.config.trial.TrialTypeReader;
import io.sparbiter.driver.config.yaml.Section;

/** Reads {@code trial: {type: imported, …}}. It claims no keys: nobody who writes them without a type means this one. */
public final class ImportedTrialTypeReader implements TrialTypeReader {
    @Override
    public String word() {
        return ImportedTrialType.WORD;
    }

    @Override
    public TrialType read(Section file, Section trial) {
        return ImportedCodec.IMPORTED.read(trial);
    }
}
