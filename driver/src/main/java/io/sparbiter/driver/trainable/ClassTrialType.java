package io.sparbiter.driver.trainable;

import io.sparbiter.driver.config.trial.Limits;
import io.sparbiter.driver.config.trial.TrialStorage;
import io.sparbiter.driver.config.trial.TrialType;
import io.sparbiter.driver.config.trial.TrialTypes;
import io.sparbiter.search.space.Space;
import io.sparbiter.search.trial.Objective;
import io.sparbiter.search.trial.ReportSchema;
import io.sparbiter.search.trial.TrialFunction;
import io.sparbiter.worker.trainable.ClassTrial;
import io.sparbiter.worker.trainable.TrainableClass;
import io.sparbiter.worker.trainable.TrainableSettings;
import io.sparbiter.worker.trial.TimeLimit;
import java.util.List;
import java.util.Map;

/** Trials that each train an instance of a {@link io.sparbiter.search.trainable.Trainable}. */
public record ClassTrialType(TrainableSettings settings) implements TrialType {
    static final String WORD = "class";

    @Override
    public String word() {
        return WORD;
    }

    @Override
    public ReportSchema reports() {
        return settings.reports();
    }

    /** Its memory only the class knows. */
    @Override
    public Limits limits() {
        return new Limits(settings.epochs(), settings.threads(), 0);
    }

    /** None: which axes the class asks for is not known before it does. */
    @Override
    public List<String> problems(Space space) {
        return List.of();
    }

    @Override
    public Map<String, Object> sections() {
        return TrialTypes.section(WORD, TrainableCodec.TRAINABLE.write(settings));
    }

    /** Also on the driver, though executors train: a class that cannot be loaded should end the search before it begins. */
    @Override
    public void check() {
        TrainableClass.named(settings.className());
    }

    @Override
    public TrialFunction function(Objective objective, TimeLimit limit, TrialStorage storage) {
        return new ClassTrial(settings, objective, limit, storage.checkpoints());
    }

    @Override
    public Map<String, String> provenance() {
        return Map.of("Class", settings.className());
    }
}
