package io.sparbiter.driver.report;

import io.sparbiter.search.bayes.Recommendation;
import io.sparbiter.search.bayes.Recommendation.Standing;

/** A recommendation in a sentence for people. */
public final class RecommendationText {
    /** Less luck than a table shows is none. */
    private static final double VISIBLE = 0.000005;

    private RecommendationText() {}

    /** The sentence without the line's end. */
    public static String of(Recommendation recommendation) {
        Standing best = recommendation.best();
        return recommendation.isBest()
                ? "Trial " + best.trial() + " is also the recommended one: " + expected(best) + luckOf(best) + "."
                : "Recommended: trial " + recommendation.recommended().trial() + ", "
                        + expected(recommendation.recommended()) + "; the best seen, trial " + best.trial() + " with "
                        + NumberText.of(best.score()) + ", " + owes(best) + ".";
    }

    private static String expected(Standing standing) {
        return NumberText.of(standing.expected()) + " expected";
    }

    private static String luckOf(Standing standing) {
        return standing.luck() < VISIBLE
                ? ", so no luck"
                : ", so about " + NumberText.of(standing.luck()) + " of its " + NumberText.of(standing.score())
                        + " is luck";
    }

    private static String owes(Standing standing) {
        return "owes about " + NumberText.of(Math.max(0, standing.luck())) + " to luck";
    }
}
