package io.sparbiter.worker.network;

import io.sparbiter.search.trial.Direction;
import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.Facts;
import io.sparbiter.search.trial.Metric;
import io.sparbiter.search.trial.Metrics;
import io.sparbiter.search.trial.Objective;
import io.sparbiter.search.trial.ReportSchema;
import io.sparbiter.search.trial.ReportSchema.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a trial that trains a network reports. The names are columns of the results table. */
public final class NetworkReports {
    /** Mean loss per image over an epoch's training batches. */
    public static final Metric TRAIN_LOSS = loss("train_loss");

    /** Mean loss per image on the validation images. */
    public static final Metric VAL_LOSS = loss("val_loss");

    /** Fraction of the validation images that are classified correctly. */
    public static final Metric VAL_ACCURACY = Metric.share("val_accuracy", Direction.MAXIMIZE);

    /** The objective where none is named. */
    public static final Objective OBJECTIVE = Objective.of(VAL_ACCURACY);

    private static final String LEARNING_RATE = "learning_rate";
    private static final String PARAMETERS = "parameters";
    private static final String BACKEND = "backend";

    public static final ReportSchema SCHEMA =
            new ReportSchema(List.of(TRAIN_LOSS, VAL_LOSS, VAL_ACCURACY), List.of(LEARNING_RATE), facts(), true);

    private static final List<String> NAMES = SCHEMA.epochNames();

    private NetworkReports() {}

    private static Metric loss(String name) {
        return new Metric(name, Direction.MINIMIZE, 0, Double.POSITIVE_INFINITY);
    }

    private static Map<String, Kind> facts() {
        Map<String, Kind> facts = new LinkedHashMap<>();
        facts.put(PARAMETERS, Kind.NUMBER);
        facts.put(BACKEND, Kind.WORD);
        facts.put(Facts.DATA_FINGERPRINT, Kind.WORD);
        return facts;
    }

    /**
     * What a trial tells before its first epoch.
     *
     * @param parameters weights in the network
     * @param dataFingerprint of data and split
     * @param backend what computes, such as {@code nd4j-native 1.0.0-M2.1}
     */
    public static Facts facts(long parameters, String dataFingerprint, String backend) {
        return Facts.NONE
                .with(PARAMETERS, parameters)
                .with(BACKEND, backend)
                .with(Facts.DATA_FINGERPRINT, dataFingerprint);
    }

    /** What computes a trial, of its facts. */
    public static String backend(Facts facts) {
        return facts.word(BACKEND);
    }

    /** An epoch's report; {@code learningRate} is the one that the epoch trained with. */
    public static Epoch epoch(
            int number, double trainLoss, double valLoss, double valAccuracy, double learningRate, long millis) {
        return new Epoch(number, Metrics.of(NAMES, trainLoss, valLoss, valAccuracy, learningRate), millis);
    }

    public static double trainLoss(Epoch epoch) {
        return epoch.metrics().get(TRAIN_LOSS.name());
    }

    public static double valLoss(Epoch epoch) {
        return epoch.metrics().get(VAL_LOSS.name());
    }

    public static double valAccuracy(Epoch epoch) {
        return epoch.metrics().get(VAL_ACCURACY.name());
    }

    public static double learningRate(Epoch epoch) {
        return epoch.metrics().get(LEARNING_RATE);
    }
}
