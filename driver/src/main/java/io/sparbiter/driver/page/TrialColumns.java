package io.sparbiter.driver.page;

import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.driver.results.table.TrialRow.Best;
import java.io.Serializable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Trials in columns, with every digit: what charts draw, what a click on one of them shows, and what can be saved.
 *
 * @param of how many the search has
 * @param ids ascending
 * @param scores NaN where there is none
 * @param bestEpochs 0 without a score
 * @param levels of each trial the positions of its values on the axes
 * @param facts those that are numbers, by name; null where a trial lacks one
 * @param numbers the columns of what epochs reported, by name, without the metric that the scores are of
 * @param from when the first one began, in microseconds since 1970
 * @param starts when each began, in microseconds from then on
 * @param micros how long each took
 * @param slots where each ran, by {@link Slots#names}; -1 if it never began
 */
@SuppressWarnings("ArrayRecordComponent") // written as JSON, never compared
record TrialColumns(
        int of,
        int[] ids,
        double[] scores,
        Words statuses,
        Words reasons,
        int[] bestEpochs,
        int[] epochs,
        int[][] levels,
        Map<String, Long[]> facts,
        Map<String, double[]> numbers,
        Words hosts,
        Words gpus,
        long from,
        long[] starts,
        long[] micros,
        int[] slots) {
    /** A column of words, each of which is written once. */
    record Words(List<String> words, int[] of) {
        static Words of(List<TrialRow> rows, Function<TrialRow, String> column) {
            Map<String, Integer> places = new LinkedHashMap<>();
            int[] of = rows.stream()
                    .map(column)
                    .mapToInt(word -> places.computeIfAbsent(word, any -> places.size()))
                    .toArray();
            return new Words(List.copyOf(places.keySet()), of);
        }
    }

    /**
     * The columns of some trials.
     *
     * @param of how many there are in all
     */
    static TrialColumns of(int of, List<TrialRow> rows, List<PageAxis> axes, Slots slots) {
        long from = rows.stream()
                .mapToLong(row -> micros(row.run().startedAt()))
                .min()
                .orElse(0);
        return new TrialColumns(
                of,
                ints(rows, TrialRow::trialId),
                doubles(rows, row -> row.score().orElse(Double.NaN)),
                Words.of(rows, TrialRow::status),
                Words.of(rows, row -> row.ending().stopReason().orElse("")),
                ints(rows, row -> row.ending().best().map(Best::epoch).orElse(0)),
                ints(rows, row -> row.ending().epochs()),
                levels(rows, axes),
                facts(rows),
                numbers(rows),
                Words.of(rows, row -> row.run().host()),
                Words.of(rows, row -> row.run().gpu()),
                from,
                rows.stream()
                        .mapToLong(row -> micros(row.run().startedAt()) - from)
                        .toArray(),
                rows.stream()
                        .mapToLong(row -> ChronoUnit.MICROS.between(
                                row.run().startedAt(), row.run().finishedAt()))
                        .toArray(),
                ints(rows, slots::of));
    }

    private static int[] ints(List<TrialRow> rows, ToIntFunction<TrialRow> column) {
        return rows.stream().mapToInt(column).toArray();
    }

    private static double[] doubles(List<TrialRow> rows, ToDoubleFunction<TrialRow> column) {
        return rows.stream().mapToDouble(column).toArray();
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    private static int[][] levels(List<TrialRow> rows, List<PageAxis> axes) {
        int[][] levels = new int[rows.size()][axes.size()];
        for (int a = 0; a < axes.size(); a++) {
            String name = axes.get(a).name();
            Map<Serializable, Integer> known = new HashMap<>();
            for (Serializable value : axes.get(a).values()) {
                known.put(value, known.size());
            }
            for (int i = 0; i < levels.length; i++) {
                levels[i][a] = known.getOrDefault(rows.get(i).params().get(name), -1);
            }
        }
        return levels;
    }

    private static Map<String, Long[]> facts(List<TrialRow> rows) {
        Map<String, Long[]> facts = new LinkedHashMap<>();
        IntStream.range(0, rows.size())
                .forEach(place -> rows.get(place).run().facts().values().forEach((name, value) -> {
                    if (value instanceof Long number) {
                        facts.computeIfAbsent(name, any -> new Long[rows.size()])[place] = number;
                    }
                }));
        return facts;
    }

    private static Map<String, double[]> numbers(List<TrialRow> rows) {
        Set<String> names = rows.stream()
                .flatMap(row -> row.ending().numbers().names().stream()
                        .filter(name -> !name.equals(row.origin().metric())))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Map<String, double[]> numbers = new LinkedHashMap<>();
        names.forEach(name ->
                numbers.put(name, doubles(rows, row -> row.ending().numbers().get(name))));
        return numbers;
    }
}
