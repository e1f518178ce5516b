package io.sparbiter.worker.command;

import io.sparbiter.search.space.Point;
import io.sparbiter.search.trial.Direction;
import io.sparbiter.search.trial.Metric;
import io.sparbiter.search.trial.Objective;
import io.sparbiter.search.trial.TrialFunction;
import io.sparbiter.worker.checkpoint.CheckpointSettings;
import io.sparbiter.worker.command.report.ReportFormat;
import io.sparbiter.worker.trial.TimeLimit;
import io.sparbiter.worker.trial.TrialFunctionContract;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CommandTrialContractIT extends TrialFunctionContract {
    private static final Metric AUC = Metric.of("auc", Direction.MAXIMIZE);

    /**
     * Counts, an epoch each, and keeps the count. Where the search keeps it, too, an epoch lasts until the search has heard of
     * the one before, so that nothing is reported while an attempt dies. The count is replaced whole: who dies leaves no
     * empty one.
     */
    private static final String COUNTING = """
            report() { echo "{\\"epoch\\": $1, \\"auc\\": $2}" >>"$SPARBITER_REPORT"; }
            heard() { grep -q "\\"epoch\\":$1," "$SPARBITER_CHECKPOINT/.sparbiter-epochs.jsonl"; }
            trains() {
              count=$(cat "$SPARBITER_CHECKPOINT/count" 2>/dev/null || echo 0)
              while [ "$count" -lt "$SPARBITER_EPOCHS" ]; do
                count=$((count + 1))
                report "$count" "0.$count"
                if [ "$1" = kept ]; then until heard "$count"; do sleep 0.01; done; fi
                echo "$count" >"$SPARBITER_CHECKPOINT/new" && mv "$SPARBITER_CHECKPOINT/new" "$SPARBITER_CHECKPOINT/count"
                sleep 0.001
              done
            }
            fails() { echo 'cannot count' >&2; exit 3; }
            diverges() { report 1 NaN; }
            "$1" "$2"
            """;

    @Override
    protected TrialFunction function(Behaviour behaviour, TimeLimit limit, CheckpointSettings checkpoints) {
        List<String> run =
                List.of("/bin/sh", "-c", COUNTING, "sh", "${behaviour}", checkpoints.isOff() ? "lost" : "kept");
        Duration grace = Duration.ofSeconds(20);
        var settings = new CommandSettings(run, 1_000, List.of(AUC), Map.of(), grace, ReportFormat.LINES, 1, false);
        return new CommandTrial(settings, Objective.of(AUC), limit, checkpoints, "");
    }

    @Override
    protected Point point(Behaviour behaviour) {
        return new Point(0, Map.of("behaviour", behaviour.name().toLowerCase(Locale.ROOT)));
    }
}
