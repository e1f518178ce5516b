package io.sparbiter.driver.exchange.imported;

import io.sparbiter.driver.config.trial.TrialTypes;
import io.sparbiter.driver.config.trial.TrialsElsewhere;
import io.sparbiter.search.trial.Metric;
import io.sparbiter.worker.trial.SetupException;
import java.util.List;
import java.util.Map;

/**
 * Trials that another tool has run. What ran is not known, so that no trial can be begun: a search that goes on needs another
 * type.
 *
 * @param epochs the most that a trial has reported
 */
record ImportedTrialType(List<Metric> metrics, int epochs) implements TrialsElsewhere {
    static final String WORD = "imported";

    ImportedTrialType {
        metrics = List.copyOf(metrics);
    }

    @Override
    public String word() {
        return WORD;
    }

    @Override
    public Map<String, Object> sections() {
        return TrialTypes.section(WORD, ImportedCodec.IMPORTED.write(this));
    }

    @Override
    public SetupException refusal() {
        Metric first = metrics.get(0);
        return new SetupException(
                "Cannot begin a trial: this search was imported, and what its trials ran is not known (trial.type).",
                "Say it by --set 'trial={type: command, run: [python, train.py, \"${args}\"], epochs: " + epochs
                        + ", metrics: {" + first.name() + ": "
                        + first.direction().word() + "}}'.");
    }
}
