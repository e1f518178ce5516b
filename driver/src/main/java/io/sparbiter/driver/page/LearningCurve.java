package io.sparbiter.driver.page;

import io.sparbiter.driver.results.TrialRow;
import io.sparbiter.search.trial.Epoch;
import java.util.List;

/** The epochs of a trial, in columns. */
@SuppressWarnings("ArrayRecordComponent") // written as JSON, never compared
record LearningCurve(
        int trial,
        int rank,
        int[] epochs,
        double[] trainLoss,
        double[] valLoss,
        double[] valAccuracy,
        double[] learningRate) {
    /** Of so many of the best. */
    static final int MOST = 10;

    static LearningCurve of(int rank, TrialRow row) {
        List<Epoch> history = row.ending().history();
        return new LearningCurve(
                row.trialId(),
                rank,
                history.stream().mapToInt(Epoch::number).toArray(),
                history.stream().mapToDouble(Epoch::trainLoss).toArray(),
                history.stream().mapToDouble(Epoch::valLoss).toArray(),
                history.stream().mapToDouble(Epoch::valAccuracy).toArray(),
                history.stream().mapToDouble(Epoch::learningRate).toArray());
    }
}
