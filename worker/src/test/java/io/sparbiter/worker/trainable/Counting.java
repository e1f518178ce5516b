package io.sparbiter.worker.trainable;

import io.sparbiter.search.trainable.Trainable;
import io.sparbiter.search.trainable.TrialContext;
import io.sparbiter.search.trial.Direction;
import io.sparbiter.search.trial.Metric;
import io.sparbiter.search.trial.Objective;
import io.sparbiter.worker.checkpoint.CheckpointSettings;
import io.sparbiter.worker.trial.TimeLimit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Counts in steps, an epoch each, and goes on where it was; or fails, or diverges. */
public final class Counting implements Trainable {
    static final Metric AUC = Metric.of("auc", Direction.MAXIMIZE);

    static ClassTrial trial(TimeLimit limit, CheckpointSettings checkpoints) {
        var settings = new TrainableSettings(
                Counting.class.getName(), 9, List.of(AUC, Metric.of("loss", Direction.MINIMIZE)), Map.of(), 1);
        return new ClassTrial(settings, Objective.of(AUC), limit, checkpoints);
    }

    @Override
    public void train(TrialContext trial) throws Exception {
        if (trial.word("behaviour").equals("fails")) {
            throw new IllegalStateException("cannot count");
        }
        Path state = trial.checkpoint().resolve("sub/count");
        Files.createDirectories(state.getParent());
        int count = Files.exists(state) ? Integer.parseInt(Files.readString(state)) : 0;
        for (int epoch = count + 1; epoch <= trial.epochs(); epoch++) {
            Thread.sleep(2);
            Files.writeString(state, String.valueOf(epoch));
            double value = trial.word("behaviour").equals("diverges") ? Double.NaN : epoch * trial.real("step");
            if (!trial.report(epoch, "auc", value)) {
                return;
            }
        }
    }
}
