package io.sparbiter.driver.benchmark.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Where the scores are in a line.
 *
 * @param areOfEpochs whether they are, and not only of whole trainings
 * @param epochs that were recorded, rising; 1 alone if the scores are those of whole trainings
 * @param replicates for each replicate its columns, from 0, in the order of the epochs
 */
record ScoreColumns(boolean areOfEpochs, List<Integer> epochs, List<List<Integer>> replicates) {
    private static final String SCORE = "score";
    private static final String NUMBERED = SCORE + "_";

    ScoreColumns {
        epochs = List.copyOf(epochs);
        replicates = List.copyOf(replicates);
    }

    /**
     * Throws {@link io.sparbiter.driver.config.yaml.ConfigException} for columns that do not go together.
     *
     * @param names of all columns, empty where an axis is
     */
    static ScoreColumns find(TableSource source, List<String> names) {
        return new Search(source, names).find();
    }

    /** One table's header, while it is looked through. */
    private static final class Search {
        private final TableSource source;
        private final Map<String, Integer> places = new HashMap<>();
        private final List<EpochColumn> scores;
        private final boolean hasEpochs;

        Search(TableSource source, List<String> names) {
            this.source = source;
            for (int place = 0; place < names.size(); place++) {
                places.putIfAbsent(names.get(place), place);
            }
            scores = names.stream()
                    .map(EpochColumn::of)
                    .filter(column -> column.measured().startsWith(NUMBERED)
                            || (column.measured().equals(SCORE) && column.isOfEpoch()))
                    .toList();
            hasEpochs = scores.stream().anyMatch(EpochColumn::isOfEpoch);
        }

        ScoreColumns find() {
            rejectMixture();
            List<Integer> epochs = hasEpochs ? epochs() : List.of(1);
            List<List<Integer>> replicates = new ArrayList<>();
            for (String replicate : replicates()) {
                replicates.add(
                        epochs.stream().map(epoch -> column(replicate, epoch)).toList());
            }
            return new ScoreColumns(hasEpochs, epochs, replicates);
        }

        private void rejectMixture() {
            for (EpochColumn column : scores) {
                EpochColumn first = scores.get(0);
                if (column.isOfEpoch() != first.isOfEpoch() || isNumbered(column) != isNumbered(first)) {
                    throw source.problem(
                            1,
                            "the columns " + first.name() + " and " + column.name() + " do not go together.",
                            "Scores are either score_1, score_2, … of whole trainings, or score@E of epochs, or with"
                                    + " replicates score_1@E, score_2@E, …");
                }
            }
        }

        private static boolean isNumbered(EpochColumn column) {
            return column.measured().startsWith(NUMBERED);
        }

        private List<Integer> epochs() {
            SortedSet<Integer> epochs = new TreeSet<>();
            scores.forEach(column -> epochs.add(column.number(source)));
            return List.copyOf(epochs);
        }

        /** As many as there are, as if they were numbered without a gap. */
        private List<String> replicates() {
            long count = scores.stream().map(EpochColumn::measured).distinct().count();
            if (count == 1 && !isNumbered(scores.get(0))) {
                return List.of(SCORE);
            }
            List<String> replicates = new ArrayList<>();
            for (int number = 1; number <= Math.max(1, count); number++) {
                replicates.add(NUMBERED + number);
            }
            return replicates;
        }

        private int column(String replicate, int epoch) {
            String name = hasEpochs ? EpochColumn.name(replicate, epoch) : replicate;
            Integer place = places.get(name);
            if (place == null) {
                throw source.problem(1, "there is no column " + name + ".", remedy());
            }
            return place;
        }

        private String remedy() {
            return hasEpochs
                    ? "Every replicate has a column for every epoch: number them score_1@E, score_2@E, … without a gap."
                    : "Call the columns of the scores score_1, score_2, … without a gap.";
        }
    }
}
