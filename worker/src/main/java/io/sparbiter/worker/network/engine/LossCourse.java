package io.sparbiter.worker.network.engine;

import io.sparbiter.worker.network.data.TrainingEpoch;
import io.sparbiter.worker.network.engine.cuda.CudaNetwork;
import java.util.function.BooleanSupplier;

/** Adds up an epoch's losses as they come, and ends it early if one is no number or somebody asks to. */
final class LossCourse implements CudaNetwork.Course {
    private final TrainingEpoch epoch;
    private final BooleanSupplier cutShort;
    private double sum;
    private int steps;
    private EpochEnd early;

    LossCourse(TrainingEpoch epoch, BooleanSupplier cutShort) {
        this.epoch = epoch;
        this.cutShort = cutShort;
    }

    @Override
    public boolean goesOn(double[] losses) {
        for (double loss : losses) {
            int batch = Math.min(epoch.batch(), epoch.images().size() - steps * epoch.batch());
            steps++;
            sum += loss * batch;
            if (!Double.isFinite(sum)) {
                early = new EpochEnd.Diverged(loss, steps);
                return false;
            }
        }
        if (steps < epoch.batchCount() && cutShort.getAsBoolean()) {
            early = new EpochEnd.CutShort();
            return false;
        }
        return true;
    }

    EpochEnd end() {
        return early != null ? early : new EpochEnd.Done(sum / epoch.images().size());
    }
}
