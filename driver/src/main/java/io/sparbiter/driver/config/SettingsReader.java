package io.sparbiter.driver.config;

import static io.sparbiter.driver.config.ValueTypes.COUNT;
import static io.sparbiter.driver.config.ValueTypes.COUNT_OR_NONE;
import static io.sparbiter.driver.config.ValueTypes.FLAG;
import static io.sparbiter.driver.config.ValueTypes.FRACTION;
import static io.sparbiter.driver.config.ValueTypes.LONG;
import static io.sparbiter.driver.config.ValueTypes.NOT_NEGATIVE;
import static io.sparbiter.driver.config.ValueTypes.POSITIVE;
import static io.sparbiter.driver.config.ValueTypes.REAL;

import io.sparbiter.worker.data.DataSettings;
import io.sparbiter.worker.network.NetworkSettings;
import io.sparbiter.worker.training.TrainingSettings;
import io.sparbiter.worker.training.TrainingSettings.EarlyStoppingSettings;
import io.sparbiter.worker.training.TrainingSettings.PlateauSettings;

/** Reads what every trial of a search has in common: its data, network, training and checkpoints. */
final class SettingsReader {
    private static final ValueType<Double> BELOW_ONE =
            REAL.where(value -> value >= 0 && value < 1, "must be at least 0 and below 1");
    private static final ValueType<Double> REDUCTION =
            REAL.where(value -> value > 0 && value < 1, "must be above 0 and below 1");

    private static final ValueType<String> SOURCE = Location.orWord(DataSettings.DEFAULT.source());
    private static final ValueType<String> CHECKPOINTS = Location.orWord(CheckpointConfig.NONE);

    private SettingsReader() {}

    static DataSettings data(Section section) {
        DataSettings usual = DataSettings.DEFAULT;
        int validation = section.get("validation", COUNT, usual.validation());
        return new DataSettings(
                section.get("source", SOURCE, usual.source()),
                section.get("train", COUNT, usual.train()),
                validation,
                section.get("test", COUNT_OR_NONE, usual.test()),
                validateOn(section, validation),
                section.get("noise", FRACTION, usual.noise()),
                section.get("seed", LONG, usual.seed()),
                SourceFormatReader.read(section));
    }

    private static int validateOn(Section section, int validation) {
        String rule = "must be at most data.validation (" + validation + ")";
        return section.get("validate_on", COUNT.where(value -> value <= validation, rule), validation);
    }

    static NetworkSettings network(Section section) {
        NetworkSettings usual = NetworkSettings.DEFAULT;
        BatchNorm batchNorm = section.section("batch_norm", SettingsReader::batchNorm);
        return new NetworkSettings(
                section.get("l1", NOT_NEGATIVE, usual.l1()),
                section.get("l2", NOT_NEGATIVE, usual.l2()),
                section.get("dropout", BELOW_ONE, usual.dropout()),
                batchNorm.momentum(),
                batchNorm.epsilon());
    }

    private record BatchNorm(double momentum, double epsilon) {}

    private static BatchNorm batchNorm(Section section) {
        NetworkSettings usual = NetworkSettings.DEFAULT;
        return new BatchNorm(
                section.get("momentum", FRACTION, usual.batchNormMomentum()),
                section.get("epsilon", POSITIVE, usual.batchNormEpsilon()));
    }

    static TrainingSettings training(Section section) {
        TrainingSettings usual = TrainingSettings.DEFAULT;
        return new TrainingSettings(
                section.get("epochs", COUNT, usual.epochs()),
                section.get("batch", COUNT, usual.batch()),
                section.get("learning_rate", POSITIVE, usual.learningRate()),
                section.get("class_weights", FLAG, usual.classWeights()),
                section.get("threads", COUNT, usual.threads()),
                section.section("early_stopping", SettingsReader::earlyStopping),
                section.section("plateau", SettingsReader::plateau));
    }

    static CheckpointConfig checkpoint(Section section) {
        return new CheckpointConfig(
                section.find(
                        "directory",
                        CHECKPOINTS,
                        "Leave it out for checkpoints below the results, or write none for none."),
                section.get("keep", COUNT_OR_NONE, CheckpointConfig.DEFAULT.keep()));
    }

    private static EarlyStoppingSettings earlyStopping(Section section) {
        EarlyStoppingSettings usual = EarlyStoppingSettings.DEFAULT;
        return new EarlyStoppingSettings(
                section.get("patience", COUNT, usual.patience()),
                section.get("min_delta", NOT_NEGATIVE, usual.minDelta()));
    }

    private static PlateauSettings plateau(Section section) {
        PlateauSettings usual = PlateauSettings.DEFAULT;
        return new PlateauSettings(
                section.get("patience", COUNT, usual.patience()),
                section.get("factor", REDUCTION, usual.factor()),
                section.get("min_delta", NOT_NEGATIVE, usual.minDelta()),
                section.get("cooldown", COUNT_OR_NONE, usual.cooldown()),
                section.get("min_learning_rate", NOT_NEGATIVE, usual.minLearningRate()));
    }
}
