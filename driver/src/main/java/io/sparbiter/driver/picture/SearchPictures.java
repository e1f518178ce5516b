package io.sparbiter.driver.picture;

import io.sparbiter.driver.results.TrialRow;
import java.util.List;

/** The pictures of a search. */
public final class SearchPictures {
    private SearchPictures() {}

    /**
     * All of them; none if no trial has a score.
     *
     * @param rows of one search, in any order; their histories are not needed
     */
    public static List<Picture> of(List<TrialRow> rows) {
        if (rows.stream().noneMatch(row -> row.score().isPresent())) {
            return List.of();
        }
        SearchedTrials trials = SearchedTrials.of(rows);
        ScoreHistory history = new ScoreHistory(trials);
        return List.of(history.linear(), history.logarithmic());
    }
}
