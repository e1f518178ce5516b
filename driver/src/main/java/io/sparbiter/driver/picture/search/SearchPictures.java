package io.sparbiter.driver.picture.search;

import io.sparbiter.driver.picture.canvas.Picture;
import io.sparbiter.driver.results.table.TrialRow;
import java.util.ArrayList;
import java.util.List;

/** The pictures of a search. */
public final class SearchPictures {
    private SearchPictures() {}

    /**
     * The score of each trial and the best so far, linear and, where scores have logarithms, logarithmic; the scores'
     * distribution, if there are enough of them; the best ten and the worst ten. No picture if no trial has a score.
     *
     * @param rows all of one search, in any order; their histories are not needed
     * @param isShare whether scores are from 0 to 1
     */
    public static List<Picture> of(List<TrialRow> rows, boolean isShare) {
        if (rows.stream().noneMatch(row -> row.score().isPresent())) {
            return List.of();
        }
        SearchedTrials trials = SearchedTrials.of(rows, isShare);
        ScoreHistoryPicture history = new ScoreHistoryPicture(trials);
        RankingPictures rankings = new RankingPictures(trials);
        List<Picture> pictures = new ArrayList<>();
        pictures.add(history.linear());
        if (ScoreAxis.hasLogarithms(trials)) {
            pictures.add(history.logarithmic());
        }
        if (trials.scored().size() >= ScoreDistribution.FEWEST) {
            pictures.add(new ScoreDistribution(trials).picture());
        }
        pictures.add(rankings.best());
        pictures.add(rankings.worst());
        return pictures;
    }
}
