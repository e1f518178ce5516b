package io.sparbiter.worker.network.throughput;

import io.sparbiter.search.trial.Candidate;
import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.Facts;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialMonitor;
import io.sparbiter.search.trial.Verdict;
import io.sparbiter.worker.network.NetworkReports;
import io.sparbiter.worker.network.data.DataSettings;
import io.sparbiter.worker.network.layers.NetworkSettings;
import io.sparbiter.worker.network.training.CnnTrial;
import io.sparbiter.worker.network.training.TrainingSettings;
import io.sparbiter.worker.network.training.TrainingSettings.EarlyStoppingSettings;
import io.sparbiter.worker.network.training.TrainingSettings.PlateauSettings;

/**
 * The program's own: a whole trial, on MNIST and with the default settings of a search. A trial asks before every batch
 * whether it was cancelled, and that is where its time is taken.
 */
final class TrialWorkload implements Workload {
    private static final int FOREVER = 1_000_000;
    private static final int TRAINING_IMAGES = 50_000;

    @Override
    public void train(SampleNetwork network, int batch, Meter meter) {
        int batches = TRAINING_IMAGES / batch;
        run(network, batch, data(batches * batch, 100), new BatchMonitor(meter, batch, batches));
    }

    @Override
    public void infer(SampleNetwork network, int images, Meter meter) {
        run(network, 32, data(32, images), new ValidationMonitor(meter, images));
    }

    private static DataSettings data(int train, int validation) {
        return new DataSettings("mnist", train, validation, 10, validation, 0, 1);
    }

    private static void run(SampleNetwork network, int batch, DataSettings data, TrialMonitor monitor) {
        var training = new TrainingSettings(
                FOREVER,
                batch,
                TrainingSettings.DEFAULT.learningRate(),
                true,
                1,
                false,
                new EarlyStoppingSettings(FOREVER, 0),
                new PlateauSettings(FOREVER, 0.1, 0, 0, 0));
        var function = new CnnTrial(data, NetworkSettings.DEFAULT, training, NetworkReports.OBJECTIVE);
        Outcome outcome = function.run(new Trial(1, new Candidate(network.point(), "bench"), 1, FOREVER), monitor);
        if (!(outcome instanceof Outcome.Cancelled) && !(outcome instanceof Outcome.Stopped)) {
            throw new IllegalStateException(outcome.toString());
        }
    }

    /** Measures between one batch's beginning and the next one's. */
    private static final class BatchMonitor extends TimedMonitor {
        private final int batch;
        private final int batches;
        private int begun;

        BatchMonitor(Meter meter, int batch, int batches) {
            super(meter);
            this.batch = batch;
            this.batches = batches;
        }

        @Override
        void asked() {
            if (begun >= 1 && begun <= batches) {
                end(batch);
            }
            begun++;
            begin();
        }

        @Override
        void epochEnded() {
            begun = 0;
        }
    }

    /** Measures from the first validation batch's beginning, the second question of an epoch, to the epoch's end. */
    private static final class ValidationMonitor extends TimedMonitor {
        private final int images;
        private int asked;

        ValidationMonitor(Meter meter, int images) {
            super(meter);
            this.images = images;
        }

        @Override
        void asked() {
            if (++asked == 2) {
                begin();
            }
        }

        @Override
        void epochEnded() {
            end(images);
            asked = 0;
        }
    }

    /** A monitor with a watch, which cancels when all is measured. */
    private abstract static class TimedMonitor implements TrialMonitor {
        private final Meter meter;

        TimedMonitor(Meter meter) {
            this.meter = meter;
        }

        abstract void asked();

        abstract void epochEnded();

        void begin() {
            meter.begin();
        }

        void end(int images) {
            meter.end(images);
        }

        @Override
        public boolean isCancelled() {
            asked();
            return meter.isOver();
        }

        @Override
        public Verdict epochEnded(Epoch epoch) {
            epochEnded();
            return Verdict.CONTINUE;
        }

        @Override
        public void started(Facts facts) {}
    }
}
