package io.sparbiter.driver.report;

import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.search.bayes.Recommendation;
import io.sparbiter.search.trial.Direction;
import io.sparbiter.search.trial.Objective.Measure;
import io.sparbiter.search.trial.Status;
import io.sparbiter.worker.Counted;
import io.sparbiter.worker.command.PointText;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The ranking tables: the best or the worst trials of a search, what they share, and how all its trials ended. */
public final class RankingReport {
    private final List<TrialRow> rows;
    private final Ranking ranking;
    private final Optional<Recommendation> recommendation;
    private final List<Measure> others;
    private final int width;

    /** A report by scores, without a recommendation, see {@link #RankingReport(List, Optional, List, int)}. */
    public RankingReport(List<TrialRow> rows) {
        this(rows, Optional.empty(), List.of(), TextTable.WIDTH);
    }

    /**
     * A report on all rows of one search; their histories are not needed.
     *
     * @param recommendation to be named below the best
     * @param others what the search weighs against the score
     * @param width of the screen
     */
    public RankingReport(
            List<TrialRow> rows, Optional<Recommendation> recommendation, List<Measure> others, int width) {
        this.rows = List.copyOf(rows);
        this.ranking = Ranking.of(rows);
        this.recommendation = recommendation;
        this.others = List.copyOf(others);
        this.width = width;
    }

    /** The best by their scores; of a search by several objectives, its Pareto front before them. */
    public String best(int n) {
        return front(n) + best(ranking.best(n));
    }

    private String front(int n) {
        Front front = Front.of(ranking, others);
        if (others.isEmpty() || front.trials().isEmpty()) {
            return "";
        }
        List<TrialRow> shown =
                front.trials().subList(0, Math.min(n, front.trials().size()));
        String objectives = Stream.concat(
                        Stream.of(by(shown.get(0).origin().metric(), ranking.direction())),
                        others.stream().map(other -> by(other.name(), other.direction())))
                .collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "Pareto front: %s of %d by %s%s%n%n%s%n",
                Counted.of(front.trials().size(), "trial"),
                front.of(),
                objectives,
                shown.size() < front.trials().size() ? ", the first " + shown.size() : "",
                table(shown));
    }

    private static String by(String name, Direction direction) {
        return name + " (" + direction.word() + ")";
    }

    private String best(List<TrialRow> trials) {
        String advice = recommendation
                .map(RecommendationText::of)
                .map(text -> text + "\n")
                .orElse("");
        return report("Best", trials, ties() + advice);
    }

    /** Says how many trials share the best score, since elsewhere only the first of them is called the best. */
    private String ties() {
        long others = ranking.ofBestScore().size() - 1L;
        return others <= 0
                ? ""
                : Counted.of(others, "more trial") + (others == 1 ? " has" : " have")
                        + " the best score: of equal ones the first is the best.\n";
    }

    public String worst(int n) {
        return worst(ranking.worst(n));
    }

    private String worst(List<TrialRow> trials) {
        return report("Worst", trials, "");
    }

    /** The best and the worst of a search that has ended: at most so many each, and no trial among both. */
    public List<String> bestAndWorst(int most) {
        int scored = ranking.scored().size();
        List<TrialRow> best = ranking.best(Math.min(most, (scored + 1) / 2));
        List<TrialRow> worst = ranking.without(best).worst(Math.min(most, scored / 2));
        String first = front(most) + best(best);
        return worst.isEmpty() ? List.of(first) : List.of(first, worst(worst));
    }

    private String report(String which, List<TrialRow> trials, String advice) {
        if (trials.isEmpty()) {
            return "No trial has a score.\n" + StatusTally.of(rows) + "\n" + lastFailure();
        }
        return String.format(
                Locale.ROOT,
                "%s %d of %d by %s%n%n%s%n%s%n%s%s%s%n",
                which,
                trials.size(),
                ranking.scored().size(),
                by(trials.get(0).origin().metric(), ranking.direction()),
                table(trials),
                new SharedValues(ranking.scored()).sentence(which.toLowerCase(Locale.ROOT), trials),
                advice,
                cutShort(trials),
                StatusTally.of(rows));
    }

    /** Why there is no score. */
    private String lastFailure() {
        return rows.stream()
                .filter(row -> row.ending().error().isPresent())
                .max(Comparator.comparing(TrialRow::trialId))
                .map(row -> "Trial %d: %s%n\"show %d\" has more.%n"
                        .formatted(
                                row.trialId(),
                                row.ending().error().get().lines().findFirst().orElse(""),
                                row.trialId()))
                .orElse("");
    }

    /** Scores of trials that might have become better. */
    private static String cutShort(List<TrialRow> trials) {
        String cutShort = trials.stream()
                .filter(row -> !row.is(Status.COMPLETED))
                .map(row -> row.trialId() + " (" + row.status() + ")")
                .collect(Collectors.joining(", "));
        return cutShort.isEmpty() ? "" : "Not trained to the end: " + cutShort + ".\n";
    }

    /** A line a trial, in the order of the ranking, with as many parameters as there is room for; all have one space. */
    private String table(List<TrialRow> trials) {
        List<String> axes = TrialRow.axes(trials);
        int shown = axes.size();
        TextTable table = table(trials, axes);
        while (shown > 0 && !table.isForNarrowScreen() && !table.fits()) {
            shown--;
            table = table(trials, axes.subList(0, shown));
        }
        return table + left(axes.size() - shown);
    }

    private static String left(int axes) {
        return axes == 0 ? "" : "\nThere is no room for %d of the axes: \"show TRIAL\" has them all.\n".formatted(axes);
    }

    private TextTable table(List<TrialRow> trials, List<String> axes) {
        TextTable table = new TextTable(TextTable.WIDTH, width)
                .column(
                        "rank",
                        IntStream.rangeClosed(1, trials.size())
                                .mapToObj(Integer::toString)
                                .toList())
                .column("trial", cells(trials, row -> Integer.toString(row.trialId())))
                .column("score", cells(trials, row -> NumberText.of(row.score().getAsDouble())));
        others.stream()
                .filter(other -> !other.name().equals(Measure.DURATION)) // "time" says it for people
                .forEach(other -> table.column(other.name(), cells(trials, row -> number(row.measure(other)))));
        for (String axis : axes) {
            table.column(axis, cells(trials, row -> PointText.of(row.params().getOrDefault(axis, ""))));
        }
        return table.column(
                        "epochs",
                        cells(trials, row -> Integer.toString(row.ending().epochs())))
                .column("time", cells(trials, row -> NumberText.of(row.run().duration())));
    }

    private static String number(OptionalDouble number) {
        if (number.isEmpty()) {
            return "";
        }
        double value = number.getAsDouble();
        boolean isWhole = value == Math.rint(value) && Math.abs(value) < 1e15;
        return isWhole ? String.format(Locale.ROOT, "%,d", (long) value) : NumberText.of(value);
    }

    private static List<String> cells(List<TrialRow> trials, Function<TrialRow, String> cell) {
        return trials.stream().map(cell).toList();
    }
}
