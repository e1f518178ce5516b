package io.sparbiter.driver.network.trial;

import static io.sparbiter.driver.config.yaml.ValueTypes.COUNT;
import static io.sparbiter.driver.config.yaml.ValueTypes.COUNT_OR_NONE;
import static io.sparbiter.driver.config.yaml.ValueTypes.FLAG;
import static io.sparbiter.driver.config.yaml.ValueTypes.NOT_NEGATIVE;
import static io.sparbiter.driver.config.yaml.ValueTypes.POSITIVE;
import static io.sparbiter.driver.config.yaml.ValueTypes.REAL;

import io.sparbiter.driver.config.yaml.Codec;
import io.sparbiter.driver.config.yaml.Fields;
import io.sparbiter.driver.config.yaml.ValueType;
import io.sparbiter.worker.network.training.TrainingSettings;
import io.sparbiter.worker.network.training.TrainingSettings.EarlyStoppingSettings;
import io.sparbiter.worker.network.training.TrainingSettings.PlateauSettings;

/** Codes {@code training}. */
public final class TrainingCodec {
    public static final Codec<TrainingSettings> TRAINING =
            Codec.of(TrainingSettings.DEFAULT, TrainingCodec::training).guessing("epochs", "learning_rate");

    /** So patient that it never does anything. */
    private static final String NEVER = "{patience: 1000000}";

    private static final Codec<EarlyStoppingSettings> EARLY_STOPPING = Codec.of(
                    EarlyStoppingSettings.DEFAULT, TrainingCodec::earlyStopping)
            .guessingOr(NEVER, "patience", "min_delta");
    private static final Codec<PlateauSettings> PLATEAU =
            Codec.of(PlateauSettings.DEFAULT, TrainingCodec::plateau).guessingOr(NEVER, "patience", "factor");
    private static final ValueType<Double> REDUCTION =
            REAL.where(value -> value > 0 && value < 1, "must be above 0 and below 1");

    private TrainingCodec() {}

    private static TrainingSettings training(Fields<TrainingSettings> fields) {
        return new TrainingSettings(
                fields.get("epochs", COUNT, TrainingSettings::epochs),
                fields.get("batch", COUNT, TrainingSettings::batch),
                fields.get("learning_rate", POSITIVE, TrainingSettings::learningRate),
                fields.get("class_weights", FLAG, TrainingSettings::classWeights),
                fields.get("threads", COUNT, TrainingSettings::threads),
                fields.get("tf32", FLAG, TrainingSettings::tf32),
                fields.section("early_stopping", EARLY_STOPPING, TrainingSettings::earlyStopping),
                fields.section("plateau", PLATEAU, TrainingSettings::plateau));
    }

    private static EarlyStoppingSettings earlyStopping(Fields<EarlyStoppingSettings> fields) {
        return new EarlyStoppingSettings(
                fields.get("patience", COUNT, EarlyStoppingSettings::patience),
                fields.get("min_delta", NOT_NEGATIVE, EarlyStoppingSettings::minDelta));
    }

    private static PlateauSettings plateau(Fields<PlateauSettings> fields) {
        return new PlateauSettings(
                fields.get("patience", COUNT, PlateauSettings::patience),
                fields.get("factor", REDUCTION, PlateauSettings::factor),
                fields.get("min_delta", NOT_NEGATIVE, PlateauSettings::minDelta),
                fields.get("cooldown", COUNT_OR_NONE, PlateauSettings::cooldown),
                fields.get("min_learning_rate", NOT_NEGATIVE, PlateauSettings::minLearningRate));
    }
}
