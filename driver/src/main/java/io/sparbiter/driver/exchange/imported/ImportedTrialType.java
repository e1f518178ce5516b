package io.sparbiter.driver.exchange.imported;

import io.sparbiter.driver.config.trial.Limits;
import io.sparbiter.driver.config.trial.TrialStorage;
import io.sparbiter.driver.config.trial.TrialType;
import io.sparbiter.driver.config.trial.TrialTypes;
import io.sparbiter.search.space.Space;
import io.sparbiter.search.trial.Metric;
import io.sparbiter.search.trial.Objective;
import io.sparbiter.search.trial.ReportSchema;
import io.sparbiter.search.trial.TrialFunction;
import io.sparbiter.worker.trial.SetupException;
import io.sparbiter.worker.trial.TimeLimit;
import java.util.List;
import java.util.Map;

/**
 * Trials that another tool has run. What ran is not known, so that no trial can be begun: a search that goes on needs another
 * type.
 *
 * @param epochs the most that a trial has reported
 */
record ImportedTrialType(List<Metric> metrics, int epochs) implements TrialType {
    static final String WORD = "imported";

    ImportedTrialType {
        metrics = List.copyOf(metrics);
    }

    @Override
    public String word() {
        return WORD;
    }

    @Override
    public ReportSchema reports() {
        return ReportSchema.of(metrics.toArray(Metric[]::new));
    }

    @Override
    public Limits limits() {
        return new Limits(epochs, 1, 0);
    }

    @Override
    public List<String> problems(Space space) {
        return List.of();
    }

    @Override
    public Map<String, Object> sections() {
        return TrialTypes.section(WORD, ImportedCodec.IMPORTED.write(this));
    }

    @Override
    public void check() {
        throw notKnown();
    }

    @Override
    public TrialFunction function(Objective objective, TimeLimit limit, TrialStorage storage) {
        throw notKnown();
    }

    private SetupException notKnown() {
        Metric first = metrics.get(0);
        return new SetupException(
                "Cannot begin a trial: this search was imported, and what its trials ran is not known (trial.type).",
                "Say it by --set 'trial={type: command, run: [python, train.py, \"${args}\"], epochs: " + epochs
                        + ", metrics: {" + first.name() + ": "
                        + first.direction().word() + "}}'.");
    }
}
