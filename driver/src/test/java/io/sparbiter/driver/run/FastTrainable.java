package io.sparbiter.driver.run;

import io.sparbiter.search.trainable.Trainable;
import io.sparbiter.search.trainable.TrialContext;

/** A user's class of no work, with the score of {@link FastTrial}. */
public final class FastTrainable implements Trainable {
    @Override
    public void train(TrialContext trial) {
        trial.report(1, "auc", FastTrial.score(trial.point().index()));
    }
}
