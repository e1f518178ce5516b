package io.sparbiter.driver.progress;

import io.sparbiter.driver.progress.TrainingProgress.Snapshot;
import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.Objective;
import io.sparbiter.search.trial.ScoreText;
import java.time.Duration;
import java.util.Optional;

/**
 * Says in one line how a training stands.
 *
 * @param epochs the most there will be
 * @param batches of an epoch, 0 if nobody counts them
 */
record TrainingWords(int epochs, int batches, Objective objective) {
    /** The line's words, the most important first, since a narrow terminal cuts the rest. */
    String of(Snapshot now, Duration gone) {
        int epoch = Math.min(now.epochs() + 1, epochs);
        String metric = objective.metric().name();
        String last =
                now.last().map(value -> " | " + metric + " " + score(value)).orElse("");
        String best = now.best()
                .map(value -> ", best " + score(value) + " in epoch " + value.number())
                .orElse("");
        String left = timeLeft(now, gone)
                .map(time -> ", at most " + ProgressWords.clock(time) + " left")
                .orElse("");
        return "epoch " + epoch + "/" + epochs + place(now) + last + best + " | " + ProgressWords.clock(gone) + left;
    }

    private String place(Snapshot now) {
        if (batches == 0) {
            return "";
        }
        return now.batches() < batches ? " | batch " + now.batches() + "/" + batches : " | scoring";
    }

    private String score(Epoch epoch) {
        return ScoreText.of(objective.score(epoch), 4);
    }

    /** By the pace of this run so far; early stopping may end it sooner. */
    private Optional<Duration> timeLeft(Snapshot now, Duration gone) {
        int here = now.epochs() - now.earlier();
        return here > 0 ? Optional.of(gone.multipliedBy(epochs - now.epochs()).dividedBy(here)) : Optional.empty();
    }
}
