package io.sparbiter.driver.page;

import io.sparbiter.driver.report.Ranking;
import io.sparbiter.driver.results.table.TrialRow;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The trials that charts draw one by one, in columns. Of very many these are the best and others evenly from the
 * first to the last.
 *
 * @param of how many trials have a score
 * @param facts those that are numbers, by name; null where a trial lacks one
 * @param levels of each trial the positions of its values on the axes
 */
@SuppressWarnings("ArrayRecordComponent") // written as JSON, never compared
record DrawnTrials(
        int of,
        int[] trials,
        double[] scores,
        double[] seconds,
        Map<String, Long[]> facts,
        String[] statuses,
        int[][] levels) {
    static final int MOST = 1_000;
    private static final int BEST = 200;

    /** The rows to be drawn, by trial id. */
    static List<TrialRow> choose(Ranking ranking) {
        List<TrialRow> scored = ranking.scored();
        if (scored.size() <= MOST) {
            return scored;
        }
        Set<TrialRow> chosen = new TreeSet<>(Comparator.comparingInt(TrialRow::trialId));
        chosen.addAll(ranking.best(BEST));
        spread(scored, MOST - BEST).forEach(chosen::add);
        return List.copyOf(chosen);
    }

    private static Stream<TrialRow> spread(List<TrialRow> rows, int count) {
        return IntStream.range(0, count).mapToObj(i -> rows.get((int) ((long) i * rows.size() / count)));
    }

    static DrawnTrials of(List<TrialRow> drawn, int scored, List<PageAxis> axes) {
        return new DrawnTrials(
                scored,
                drawn.stream().mapToInt(TrialRow::trialId).toArray(),
                drawn.stream().mapToDouble(row -> row.score().orElseThrow()).toArray(),
                drawn.stream().mapToDouble(Durations::seconds).toArray(),
                facts(drawn),
                drawn.stream().map(TrialRow::status).toArray(String[]::new),
                drawn.stream().map(row -> levels(row, axes)).toArray(int[][]::new));
    }

    private static Map<String, Long[]> facts(List<TrialRow> drawn) {
        Map<String, Long[]> facts = new LinkedHashMap<>();
        for (int i = 0; i < drawn.size(); i++) {
            int place = i;
            drawn.get(i).run().facts().values().forEach((name, value) -> {
                if (value instanceof Long number) {
                    facts.computeIfAbsent(name, any -> new Long[drawn.size()])[place] = number;
                }
            });
        }
        return facts;
    }

    private static int[] levels(TrialRow row, List<PageAxis> axes) {
        return axes.stream().mapToInt(axis -> axis.level(row)).toArray();
    }
}
