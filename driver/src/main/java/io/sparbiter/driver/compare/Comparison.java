package io.sparbiter.driver.compare;

import io.sparbiter.driver.results.files.ResultsException;
import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.search.trial.Direction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Searches side by side.
 *
 * @param metric what all of them are scored by
 * @param labels what they are called, in order
 * @param traces theirs
 * @param settings those in which they differ, each with the value of every search; empty where one has none
 */
public record Comparison(
        String metric,
        Direction direction,
        List<String> labels,
        List<BestTrace> traces,
        Map<String, List<String>> settings) {
    /** So many searches can be told apart by colour. */
    static final int MOST = 10;

    public Comparison {
        labels = List.copyOf(labels);
        traces = List.copyOf(traces);
    }

    /**
     * Of at least two searches.
     *
     * @throws ResultsException if their scores cannot be compared
     */
    public static Comparison of(List<ComparedSearch> searches) {
        requireNumber(searches.size());
        Map<String, String> scores = new LinkedHashMap<>();
        searches.forEach(search -> scores.put(search.label(), score(search)));
        if (scores.values().stream().distinct().count() > 1) {
            throw ResultsException.usage(
                    "Cannot compare searches by different scores: "
                            + scores.entrySet().stream()
                                    .map(entry -> entry.getKey() + " by " + entry.getValue())
                                    .collect(Collectors.joining(", "))
                            + ".",
                    "Name searches of one metric and one direction.");
        }
        TrialRow any = searches.get(0).rows().get(0);
        Direction direction =
                any.origin().direction().equals(Direction.MINIMIZE.word()) ? Direction.MINIMIZE : Direction.MAXIMIZE;
        return new Comparison(
                any.origin().metric(),
                direction,
                searches.stream().map(ComparedSearch::label).toList(),
                searches.stream()
                        .map(search -> BestTrace.of(search.rows(), direction))
                        .toList(),
                differences(searches));
    }

    private static void requireNumber(int searches) {
        if (searches < 2 || searches > MOST) {
            throw ResultsException.usage(
                    "Cannot compare " + searches + (searches == 1 ? " search." : " searches."),
                    "Name two to " + MOST + ", each once.");
        }
    }

    private static String score(ComparedSearch search) {
        return search.rows().stream()
                .findFirst()
                .map(row -> row.origin().metric() + " (" + row.origin().direction() + ")")
                .orElseThrow(() -> ResultsException.usage(
                        "Cannot compare search " + search.label() + ": no trial of it has ended.",
                        "Leave it out, or wait."));
    }

    /** By setting, in alphabetical order. */
    private static Map<String, List<String>> differences(List<ComparedSearch> searches) {
        List<Map<String, String>> all = searches.stream()
                .map(search -> search.config()
                        .<Map<String, String>>map(config -> config.resolved().settings())
                        .orElse(Map.of()))
                .toList();
        Map<String, List<String>> differences = new LinkedHashMap<>();
        for (String key :
                new TreeSet<>(all.stream().flatMap(one -> one.keySet().stream()).toList())) {
            List<String> values =
                    all.stream().map(one -> one.getOrDefault(key, "")).toList();
            if (values.stream().distinct().count() > 1) {
                differences.put(key, values);
            }
        }
        return differences;
    }

    /** Amounts at which searches are compared: 1, 2, 5, 10, …, as far as the longest has come, of many the last ones. */
    static List<Double> amounts(double least, double longest, int most) {
        List<Double> amounts = new ArrayList<>();
        for (double decade = least; decade <= longest; decade *= 10) {
            DoubleStream.of(decade, 2 * decade, 5 * decade)
                    .filter(amount -> amount <= longest)
                    .forEach(amounts::add);
        }
        return amounts.subList(Math.max(0, amounts.size() - most), amounts.size());
    }

    Stream<BestTrace.Step> ends() {
        return traces.stream().map(BestTrace::end);
    }
}
