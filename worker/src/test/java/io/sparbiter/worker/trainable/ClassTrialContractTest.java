package io.sparbiter.worker.trainable;

import io.sparbiter.search.space.Point;
import io.sparbiter.search.trial.TrialFunction;
import io.sparbiter.worker.checkpoint.CheckpointSettings;
import io.sparbiter.worker.trial.TimeLimit;
import io.sparbiter.worker.trial.TrialFunctionContract;
import java.util.Locale;
import java.util.Map;

class ClassTrialContractTest extends TrialFunctionContract {
    @Override
    protected TrialFunction function(Behaviour behaviour, TimeLimit limit, CheckpointSettings checkpoints) {
        return Counting.trial(limit, checkpoints);
    }

    @Override
    protected Point point(Behaviour behaviour) {
        return new Point(0, Map.of("behaviour", behaviour.name().toLowerCase(Locale.ROOT), "step", 0.5));
    }
}
