package io.sparbiter.driver.trainable;

import static io.sparbiter.driver.config.trial.MetricsCodec.METRICS;
import static io.sparbiter.driver.config.yaml.ValueTypes.COUNT;
import static io.sparbiter.driver.config.yaml.ValueTypes.TEXT;
import static io.sparbiter.driver.config.yaml.WordsCodec.WORDS;

import io.sparbiter.driver.config.trial.MetricsCodec;
import io.sparbiter.driver.config.yaml.Codec;
import io.sparbiter.driver.config.yaml.Fields;
import io.sparbiter.driver.config.yaml.ValueType;
import io.sparbiter.worker.trainable.TrainableSettings;
import java.util.Map;
import java.util.Set;

/** Codes {@code trial} of type {@code class}, except the type itself. */
final class TrainableCodec {
    /** The defaults; the class and the metrics have none, and these stand in for them where the file cannot be read. */
    private static final TrainableSettings USUAL = new TrainableSettings("", 1, MetricsCodec.STAND_IN, Map.of(), 1);

    /** Longer ones are no mistake of typing, and matching takes stack by their length. */
    private static final int LONGEST_NAME = 1_000;

    private static final ValueType<String> CLASS_NAME = TEXT.where(
            name -> name.length() <= LONGEST_NAME
                    && name.matches("[\\p{L}_$][\\p{L}\\d_$]*(\\.[\\p{L}_$][\\p{L}\\d_$]*)*"),
            "must be the name of a class, as com.acme.Tuned");

    static final Codec<TrainableSettings> TRAINABLE = Codec.of(USUAL, TrainableCodec::settings);

    static final Set<String> KEYS = TRAINABLE.write(USUAL).keySet();

    private TrainableCodec() {}

    private static TrainableSettings settings(Fields<TrainableSettings> fields) {
        return new TrainableSettings(
                fields.require(
                        "class",
                        CLASS_NAME,
                        TrainableSettings::className,
                        "Add class: and the name of a class, as in class: com.acme.Tuned."),
                fields.get("epochs", COUNT, TrainableSettings::epochs),
                fields.section("metrics", METRICS, TrainableSettings::metrics),
                fields.section("settings", WORDS, TrainableSettings::settings),
                fields.get("threads", COUNT, TrainableSettings::threads));
    }
}
