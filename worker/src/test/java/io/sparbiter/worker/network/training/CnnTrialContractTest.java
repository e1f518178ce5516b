package io.sparbiter.worker.network.training;

import io.sparbiter.search.space.Point;
import io.sparbiter.search.trial.TrialFunction;
import io.sparbiter.worker.checkpoint.CheckpointSettings;
import io.sparbiter.worker.network.NetworkReports;
import io.sparbiter.worker.network.data.DataSettings;
import io.sparbiter.worker.network.layers.NetworkSettings;
import io.sparbiter.worker.network.layers.Points;
import io.sparbiter.worker.network.training.TrainingSettings.EarlyStoppingSettings;
import io.sparbiter.worker.network.training.TrainingSettings.PlateauSettings;
import io.sparbiter.worker.trial.TimeLimit;
import io.sparbiter.worker.trial.TrialFunctionContract;

/** Real networks on few real images. */
class CnnTrialContractTest extends TrialFunctionContract {
    private static final DataSettings FEW = new DataSettings("mnist", 96, 50, 0, 50, 0, 1);

    @Override
    protected TrialFunction function(Behaviour behaviour, TimeLimit limit, CheckpointSettings checkpoints) {
        double rate = behaviour == Behaviour.DIVERGES ? 1e30 : 0.001;
        var patient = new EarlyStoppingSettings(2_000, 0);
        var training = new TrainingSettings(20, 32, rate, true, 1, false, patient, PlateauSettings.DEFAULT);
        return new CnnTrial(FEW, NetworkSettings.DEFAULT, training, NetworkReports.OBJECTIVE, limit, checkpoints);
    }

    @Override
    protected Point point(Behaviour behaviour) {
        return behaviour == Behaviour.FAILS
                ? Points.of("dense_1_units", 0L)
                : Points.of("conv_1_filters", 4L, "conv_2_filters", 4L, "conv_3_filters", 4L, "dense_1_units", 16L);
    }
}
