package io.sparbiter.driver.benchmark.table;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the times of trainings are in a line.
 *
 * @param columns none; that of the whole training, from 0; or one for each recorded epoch
 */
record SecondsColumns(List<Integer> columns) {
    private static final String SECONDS = "seconds";

    SecondsColumns {
        columns = List.copyOf(columns);
    }

    /**
     * Throws {@link io.sparbiter.driver.config.yaml.ConfigException} for columns that do not go together.
     *
     * @param names of all columns, empty where an axis is
     */
    static SecondsColumns find(TableSource source, List<String> names, ScoreColumns scores) {
        List<EpochColumn> found = names.stream()
                .map(EpochColumn::of)
                .filter(column -> column.measured().equals(SECONDS))
                .toList();
        if (found.size() == 1 && !found.get(0).isOfEpoch()) {
            return new SecondsColumns(List.of(names.indexOf(SECONDS)));
        }
        found.forEach(column -> rejectStranger(source, column, scores));
        return new SecondsColumns(found.isEmpty() ? List.of() : ofEpochs(source, names, scores.epochs()));
    }

    private static void rejectStranger(TableSource source, EpochColumn column, ScoreColumns scores) {
        if (!column.isOfEpoch()) {
            throw source.problem(
                    1,
                    "there are seconds of whole trainings and of epochs.",
                    "Keep the column seconds, or the columns seconds@E, but not both.");
        }
        int epoch = column.number(source);
        if (!scores.areOfEpochs()) {
            throw source.problem(
                    1,
                    "there are " + column.name() + " and scores of whole trainings only.",
                    "Call the column seconds if it has those of whole trainings.");
        }
        if (Collections.binarySearch(scores.epochs(), epoch) < 0) {
            throw source.problem(
                    1,
                    "there are " + column.name() + " and no scores of this epoch.",
                    "Seconds belong to epochs with scores, which are " + scores.epochs() + ".");
        }
    }

    private static List<Integer> ofEpochs(TableSource source, List<String> names, List<Integer> epochs) {
        Map<String, Integer> places = new HashMap<>();
        for (int place = 0; place < names.size(); place++) {
            places.put(names.get(place), place);
        }
        return epochs.stream().map(epoch -> column(source, places, epoch)).toList();
    }

    private static int column(TableSource source, Map<String, Integer> places, int epoch) {
        String name = EpochColumn.name(SECONDS, epoch);
        Integer place = places.get(name);
        if (place == null) {
            throw source.problem(
                    1,
                    "there is no column " + name + ".",
                    "Give all epochs their seconds since the beginning, or none.");
        }
        return place;
    }

    boolean isEmpty() {
        return columns.isEmpty();
    }

    /** Whether each epoch has its own. */
    boolean isByEpoch() {
        return columns.size() > 1;
    }
}
