package io.sparbiter.driver.progress;

import io.sparbiter.driver.progress.SearchProgress.Snapshot;
import io.sparbiter.search.trial.ScoreText;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Says in one line how a search stands.
 *
 * @param trials how many there will be, if that is known
 * @param maxTime when the search ends at the latest, from its beginning
 */
public record ProgressWords(OptionalLong trials, Optional<Duration> maxTime) {
    /** The line's words, the most important first, since a narrow terminal cuts the rest. */
    String of(Snapshot now, Duration gone) {
        String of = trials.isPresent() ? "/" + trials.getAsLong() : "";
        String best = now.best().isEmpty() ? "" : " | best " + ScoreText.of(now.bestScore(), 4);
        String parameters = now.best().isEmpty() ? "" : " (" + now.best() + ")";
        String left =
                timeLeft(now, gone).map(time -> ", " + clock(time) + " left").orElse("");
        String sick = now.sickHosts().isEmpty() ? "" : ", sick: " + String.join(", ", now.sickHosts());
        return "trials " + now.done() + of + " done, " + now.running() + " running, " + now.failed() + " failed" + sick
                + best + " | " + clock(gone) + left + parameters;
    }

    /** By the pace of this run so far, and no more than the time limit allows. */
    private Optional<Duration> timeLeft(Snapshot now, Duration gone) {
        int doneHere = now.done() - now.earlier();
        Optional<Duration> byPace = trials.isPresent() && doneHere > 0
                ? Optional.of(gone.multipliedBy(trials.getAsLong() - now.done()).dividedBy(doneHere))
                : Optional.empty();
        Optional<Duration> byLimit =
                maxTime.map(limit -> limit.compareTo(gone) > 0 ? limit.minus(gone) : Duration.ZERO);
        if (byPace.isPresent() && byLimit.isPresent()) {
            return byPace.get().compareTo(byLimit.get()) < 0 ? byPace : byLimit;
        }
        return byPace.or(() -> byLimit);
    }

    /** Hours, if there are any, minutes and seconds. */
    public static String clock(Duration time) {
        return time.toHours() > 0
                ? String.format(Locale.ROOT, "%d:%02d:%02d", time.toHours(), time.toMinutesPart(), time.toSecondsPart())
                : String.format(Locale.ROOT, "%d:%02d", time.toMinutes(), time.toSecondsPart());
    }
}
