package io.sparbiter.driver.results;

import io.sparbiter.driver.results.TrialRow.Best;
import io.sparbiter.driver.results.TrialRow.Ending;
import io.sparbiter.driver.results.TrialRow.Origin;
import io.sparbiter.driver.results.TrialRow.Run;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.parquet.example.data.Group;

/** Turns what a file has into rows. */
final class TrialRowReader {
    private final String search;
    private final ParamsColumn params;

    TrialRowReader(String search, TrialSchema schema) {
        this.search = search;
        this.params = new ParamsColumn(schema.axes());
    }

    TrialRow read(Group group) {
        return new TrialRow(
                search,
                group.getInteger("trial_id", 0),
                group.getLong("point", 0),
                params.read(group),
                group.getLong("seed", 0),
                ending(group),
                run(group),
                origin(group));
    }

    private static Ending ending(Group group) {
        return new Ending(
                group.getString("status", 0),
                has(group, "score") ? Optional.of(best(group)) : Optional.empty(),
                group.getInteger("epochs", 0),
                optionalWord(group, "stop_reason"),
                optionalWord(group, "error"),
                has(group, "learning_rate")
                        ? OptionalDouble.of(group.getDouble("learning_rate", 0))
                        : OptionalDouble.empty(),
                group.getType().containsField(TrialSchema.HISTORY) ? HistoryColumn.read(group) : List.of());
    }

    private static Best best(Group group) {
        return new Best(
                group.getDouble("score", 0),
                group.getInteger("best_epoch", 0),
                real(group, "train_loss"),
                real(group, "val_loss"),
                real(group, "val_accuracy"));
    }

    private static Run run(Group group) {
        return new Run(
                group.getInteger("attempt", 0),
                word(group, "host"),
                word(group, "executor"),
                word(group, "gpu"),
                has(group, "threads") ? group.getInteger("threads", 0) : 0,
                has(group, "parameters") ? group.getLong("parameters", 0) : 0,
                word(group, "data_fingerprint"),
                word(group, "backend"),
                time(group, "started_at"),
                time(group, "finished_at"));
    }

    private static Origin origin(Group group) {
        return new Origin(
                word(group, "strategy"),
                word(group, "proposed_by"),
                word(group, "metric"),
                word(group, "direction"),
                word(group, "version"),
                word(group, "config_hash"));
    }

    private static boolean has(Group group, String field) {
        return group.getFieldRepetitionCount(field) > 0;
    }

    private static Optional<String> optionalWord(Group group, String field) {
        return has(group, field) ? Optional.of(group.getString(field, 0)) : Optional.empty();
    }

    private static String word(Group group, String field) {
        return optionalWord(group, field).orElse("");
    }

    private static double real(Group group, String field) {
        return has(group, field) ? group.getDouble(field, 0) : Double.NaN;
    }

    static Instant time(Group group, String field) {
        return (Instant) ColumnType.TIME.read(group, field);
    }
}
