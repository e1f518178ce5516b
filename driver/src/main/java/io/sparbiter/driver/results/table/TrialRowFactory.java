package io.sparbiter.driver.results.table;

import io.sparbiter.driver.results.table.TrialRow.Best;
import io.sparbiter.driver.results.table.TrialRow.Ending;
import io.sparbiter.driver.results.table.TrialRow.Origin;
import io.sparbiter.driver.results.table.TrialRow.Run;
import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.Facts;
import io.sparbiter.search.trial.Metrics;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns what a trial ended with into its row. */
public final class TrialRowFactory {
    private static final Placement NOWHERE = new Placement("", "", "", 0, 0);

    private final RowContext context;
    private final List<String> columns;

    public TrialRowFactory(RowContext context) {
        this.context = context;
        columns = TrialSchema.columns(context.reports());
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

    private Ending ending(Outcome outcome) {
        return new Ending(
                outcome.status().word(),
                outcome instanceof Scored scored
                        ? Optional.of(new Best(scored.score(), scored.bestEpoch()))
                        : Optional.empty(),
                outcome.history().size(),
                stopReason(outcome),
                error(outcome),
                numbers(outcome),
                outcome.history());
    }

    private Metrics numbers(Outcome outcome) {
        Map<String, Double> numbers = new HashMap<>();
        List<Epoch> history = outcome.history();
        if (!history.isEmpty()) {
            numbers.putAll(
                    reported(history.get(history.size() - 1), context.reports().schedules()));
        }
        if (outcome instanceof Scored scored) {
            history.stream()
                    .filter(epoch -> epoch.number() == scored.bestEpoch())
                    .findFirst()
                    .ifPresent(best ->
                            numbers.putAll(reported(best, context.reports().metricNames())));
        }
        return Metrics.of(columns, numbers);
    }

    private static Map<String, Double> reported(Epoch epoch, List<String> names) {
        return epoch.metrics().select(names).reported();
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
                result.start().map(TrialStart::facts).orElse(Facts.NONE),
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
                context.objective().metric().name(),
                context.objective().direction().word(),
                context.version(),
                context.configHash());
    }
}
