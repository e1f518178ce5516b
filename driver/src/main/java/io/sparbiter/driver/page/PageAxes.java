package io.sparbiter.driver.page;

import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.search.space.Axis;
import java.io.Serializable;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds the axes of a search: in its configuration, and in its rows where there is none. */
final class PageAxes {
    /** A chart has room for so many values side by side. */
    static final int MOST_VALUES = 50;

    /** Numbers by size, before words by the alphabet. */
    private static final Comparator<Serializable> ORDER =
            Comparator.comparingDouble(PageAxes::size).thenComparing(Object::toString);

    private PageAxes() {}

    /**
     * The axes in their order.
     *
     * @param rows all of the search
     * @param held those of them that the page has one by one
     */
    static List<PageAxis> of(Optional<SearchConfig> config, List<TrialRow> rows, List<TrialRow> held) {
        Map<String, List<? extends Serializable>> known = new LinkedHashMap<>();
        config.ifPresent(found -> found.space().axes().forEach(axis -> known.put(axis.name(), whole(axis))));
        Set<String> names = new LinkedHashSet<>(known.keySet());
        names.addAll(TrialRow.axes(rows));
        return names.stream()
                .map(name -> axis(name, known.getOrDefault(name, List.of()), rows, held))
                .toList();
    }

    private static List<? extends Serializable> whole(Axis axis) {
        return axis.size() <= MOST_VALUES ? ordered(axis.values()) : List.of();
    }

    /** Numbers ascending, words as the search has them. */
    private static List<? extends Serializable> ordered(List<? extends Serializable> values) {
        return values.get(0) instanceof String
                ? values
                : values.stream().sorted(ORDER).toList();
    }

    private static PageAxis axis(
            String name, List<? extends Serializable> known, List<TrialRow> rows, List<TrialRow> held) {
        Collection<? extends Serializable> values = known.isEmpty() ? seen(name, rows) : known;
        boolean isWhole = values.size() <= MOST_VALUES;
        boolean varies = rows.stream()
                        .map(row -> row.params().get(name))
                        .filter(Objects::nonNull)
                        .distinct()
                        .limit(2)
                        .count()
                > 1;
        return PageAxis.of(name, isWhole, varies, List.copyOf(isWhole ? values : seen(name, held)));
    }

    private static Set<Serializable> seen(String name, List<TrialRow> rows) {
        Set<Serializable> values = new TreeSet<>(ORDER);
        for (TrialRow row : rows) {
            if (row.params().containsKey(name)) {
                values.add(row.params().get(name));
            }
        }
        return values;
    }

    private static double size(Serializable value) {
        return value instanceof Number number ? number.doubleValue() : Double.POSITIVE_INFINITY;
    }
}
