package io.sparbiter.driver.exchange.imported;

import static io.sparbiter.driver.config.trial.MetricsCodec.METRICS;
import static io.sparbiter.driver.config.yaml.ValueTypes.COUNT;

import io.sparbiter.driver.config.trial.MetricsCodec;
import io.sparbiter.driver.config.yaml.Codec;

/** Codes {@code trial: {type: imported, …}}. */
final class ImportedCodec {
    private static final ImportedTrialType USUAL = new ImportedTrialType(MetricsCodec.STAND_IN, 1);

    static final Codec<ImportedTrialType> IMPORTED = Codec.of(
            USUAL,
            fields -> new ImportedTrialType(
                    fields.section("metrics", METRICS, ImportedTrialType::metrics),
                    fields.get("epochs", COUNT, ImportedTrialType::epochs)));

    private ImportedCodec() {}
}
