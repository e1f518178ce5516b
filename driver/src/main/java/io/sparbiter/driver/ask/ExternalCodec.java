package io.sparbiter.driver.ask;

import static io.sparbiter.driver.config.trial.MetricsCodec.METRICS;
import static io.sparbiter.driver.config.yaml.ValueTypes.COUNT;

import io.sparbiter.driver.config.trial.MetricsCodec;
import io.sparbiter.driver.config.yaml.Codec;
import io.sparbiter.driver.config.yaml.Fields;
import java.util.Set;

/** Codes {@code trial} of type {@code external}, except the type itself. */
final class ExternalCodec {
    /** The defaults; the metrics have none, and these stand in for them where the file cannot be read. */
    private static final ExternalTrialType USUAL = new ExternalTrialType(1, MetricsCodec.STAND_IN);

    static final Codec<ExternalTrialType> EXTERNAL = Codec.of(USUAL, ExternalCodec::type);

    static final Set<String> KEYS = EXTERNAL.write(USUAL).keySet();

    private ExternalCodec() {}

    private static ExternalTrialType type(Fields<ExternalTrialType> fields) {
        return new ExternalTrialType(
                fields.get("epochs", COUNT, ExternalTrialType::epochs),
                fields.section("metrics", METRICS, ExternalTrialType::metrics));
    }
}
