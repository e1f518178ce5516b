package io.sparbiter.driver.results;

import io.sparbiter.driver.results.TrialRow.Best;
import io.sparbiter.driver.results.TrialRow.Ending;
import io.sparbiter.driver.results.TrialRow.Origin;
import io.sparbiter.driver.results.TrialRow.Run;
import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Outcome.Cancelled;
import io.sparbiter.search.trial.Outcome.Diverged;
import io.sparbiter.search.trial.Outcome.Failed;
import io.sparbiter.search.trial.Outcome.Scored;
import io.sparbiter.search.trial.Placement;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialResult;
import io.sparbiter.search.trial.TrialStart;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Turns what a trial ended with into its row. */
public final class TrialRowFactory {
    private static final Placement NOWHERE = new Placement("", "", "", 0, 0);
    private static final Epoch UNKNOWN = new Epoch(0, Double.NaN, Double.NaN, Double.NaN, Double.NaN, 0);

    private final RowContext context;

    public TrialRowFactory(RowContext context) {
        this.context = context;
    }

    public TrialRow row(TrialResult result) {
        Trial trial = result.trial();
        return new TrialRow(
                context.search(),
                trial.id(),
                trial.point().index(),
                trial.point().values(),
                trial.seed(),
                ending(result.outcome()),
                run(result),
                origin(trial));
    }

    private static Ending ending(Outcome outcome) {
        List<Epoch> history = outcome.history();
        return new Ending(
                outcome.status(),
                outcome instanceof Scored scored ? Optional.of(best(scored)) : Optional.empty(),
                history.size(),
                stopReason(outcome),
                error(outcome),
                history.isEmpty()
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(history.get(history.size() - 1).learningRate()),
                history);
    }

    private static Best best(Scored scored) {
        Epoch epoch = scored.history().stream()
                .filter(candidate -> candidate.number() == scored.bestEpoch())
                .findFirst()
                .orElse(UNKNOWN);
        return new Best(scored.score(), scored.bestEpoch(), epoch.trainLoss(), epoch.valLoss(), epoch.valAccuracy());
    }

    private static Optional<String> stopReason(Outcome outcome) {
        if (outcome instanceof Scored scored) {
            return Optional.of(scored.reason());
        }
        if (outcome instanceof Cancelled cancelled) {
            return Optional.of(cancelled.reason());
        }
        return outcome instanceof Failed failed ? Optional.of(failed.kind().word()) : Optional.empty();
    }

    private static Optional<String> error(Outcome outcome) {
        if (outcome instanceof Diverged diverged) {
            return Optional.ofNullable(diverged.message());
        }
        return outcome instanceof Failed failed ? Optional.ofNullable(failed.message()) : Optional.empty();
    }

    private static Run run(TrialResult result) {
        Placement placement = result.start().map(TrialStart::placement).orElse(NOWHERE);
        return new Run(
                placement.attempt(),
                placement.host(),
                placement.executor(),
                placement.gpu(),
                placement.threads(),
                result.start().map(TrialStart::parameters).orElse(0L),
                result.start().map(TrialStart::dataFingerprint).orElse(""),
                result.start().map(TrialStart::backend).orElse(""),
                micros(result.startedAt()),
                micros(result.finishedAt()));
    }

    /** The table's resolution, so that a row read equals the row written. */
    private static Instant micros(Instant time) {
        return time.truncatedTo(ChronoUnit.MICROS);
    }

    private Origin origin(Trial trial) {
        return new Origin(
                context.strategy(),
                trial.candidate().proposedBy(),
                context.objective().metric().word(),
                context.objective().direction().word(),
                context.version(),
                context.configHash());
    }
}
