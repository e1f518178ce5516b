package io.sparbiter.driver.ask;

import io.sparbiter.driver.config.trial.TrialTypes;
import io.sparbiter.driver.config.trial.TrialsElsewhere;
import io.sparbiter.search.trial.Metric;
import io.sparbiter.worker.trial.SetupException;
import java.util.List;
import java.util.Map;

/**
 * Trials that somebody runs elsewhere: the commands {@code ask} and {@code tell} hand them over and take their scores.
 *
 * @param epochs the most that are told of one, at least 1
 */
public record ExternalTrialType(int epochs, List<Metric> metrics) implements TrialsElsewhere {
    static final String WORD = "external";

    public ExternalTrialType {
        metrics = List.copyOf(metrics);
    }

    @Override
    public String word() {
        return WORD;
    }

    @Override
    public Map<String, Object> sections() {
        return TrialTypes.section(WORD, ExternalCodec.EXTERNAL.write(this));
    }

    @Override
    public SetupException refusal() {
        return new SetupException(
                "Trials of type " + WORD + " (trial.type) are run by whoever asks for them.",
                "Take the commands ask and tell, or another type, as command, for trials that this program runs.");
    }
}
