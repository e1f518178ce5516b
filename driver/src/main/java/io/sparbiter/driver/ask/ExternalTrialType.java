package io.sparbiter.driver.ask;

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
 * Trials that somebody runs elsewhere: the commands {@code ask} and {@code tell} hand them over and take their scores.
 *
 * @param epochs the most that are told of one, at least 1
 */
public record ExternalTrialType(int epochs, List<Metric> metrics) implements TrialType {
    static final String WORD = "external";

    public ExternalTrialType {
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

    /** What a trial takes elsewhere is nobody's business here. */
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
        return TrialTypes.section(WORD, ExternalCodec.EXTERNAL.write(this));
    }

    /** Whoever looks whether they could begin here is about to run them. */
    @Override
    public void check() {
        throw notHere();
    }

    @Override
    public TrialFunction function(Objective objective, TimeLimit limit, TrialStorage storage) {
        throw notHere();
    }

    private static SetupException notHere() {
        return new SetupException(
                "Trials of type " + WORD + " (trial.type) are run by whoever asks for them.",
                "Take the commands ask and tell, or another type, as command, for trials that this program runs.");
    }
}
