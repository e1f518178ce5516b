package io.sparbiter.driver.page;

import io.sparbiter.driver.report.Ranking;
import io.sparbiter.driver.results.table.TrialRow;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The trials that charts draw one by one, by their places in {@link TrialColumns}. Of very many with a score these are
 * the best and others evenly from the first to the last; of very many without one, some evenly.
 *
 * @param of how many trials have a score
 * @param without how many have none
 */
@SuppressWarnings("ArrayRecordComponent") // written as JSON, never compared
record DrawnTrials(int of, int[] scored, int without, int[] unscored) {
    static final int MOST = 1_000;
    static final int MOST_UNSCORED = 300;
    private static final int BEST = 200;

    /** The rows with a score that are drawn, by trial id. */
    static List<TrialRow> scored(Ranking ranking) {
        List<TrialRow> scored = ranking.scored();
        if (scored.size() <= MOST) {
            return scored;
        }
        Set<TrialRow> chosen = new TreeSet<>(Comparator.comparingInt(TrialRow::trialId));
        chosen.addAll(ranking.best(BEST));
        spread(scored, MOST - BEST).forEach(chosen::add);
        return List.copyOf(chosen);
    }

    /** The rows without a score that are drawn, by trial id. */
    static List<TrialRow> unscored(List<TrialRow> rows) {
        List<TrialRow> unscored =
                rows.stream().filter(row -> row.score().isEmpty()).toList();
        return unscored.size() <= MOST_UNSCORED
                ? unscored
                : spread(unscored, MOST_UNSCORED).toList();
    }

    /** So many, evenly from the first to the last. */
    static Stream<TrialRow> spread(List<TrialRow> rows, int count) {
        return IntStream.range(0, count).mapToObj(i -> rows.get((int) ((long) i * rows.size() / count)));
    }

    /**
     * Their places.
     *
     * @param held the rows of the page, in the order of its columns
     * @param all how many trials there are
     */
    static DrawnTrials of(List<TrialRow> held, List<TrialRow> scored, int allScored, List<TrialRow> unscored, int all) {
        return new DrawnTrials(allScored, places(held, scored), all - allScored, places(held, unscored));
    }

    private static int[] places(List<TrialRow> held, List<TrialRow> some) {
        Map<Integer, Integer> places = IntStream.range(0, held.size())
                .boxed()
                .collect(Collectors.toMap(place -> held.get(place).trialId(), place -> place));
        return some.stream().mapToInt(row -> places.get(row.trialId())).toArray();
    }

    /** All rows if they are at most so many, else those that are in one of the lists, in the order of all. */
    static List<TrialRow> held(List<TrialRow> all, int most, List<List<TrialRow>> lists) {
        if (all.size() <= most) {
            return all;
        }
        Set<Integer> ids = new HashSet<>();
        lists.forEach(list -> list.forEach(row -> ids.add(row.trialId())));
        return all.stream().filter(row -> ids.contains(row.trialId())).toList();
    }
}
