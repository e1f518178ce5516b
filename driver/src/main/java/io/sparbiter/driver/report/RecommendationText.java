package io.sparbiter.driver.report;

import io.sparbiter.search.bayes.Recommendation;
import io.sparbiter.search.bayes.Recommendation.Standing;
import java.math.BigDecimal;
import java.util.Locale;

/** A recommendation in a sentence for people. */
public final class RecommendationText {
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
        String luck = luck(standing);
        return Double.parseDouble(luck) == 0
                ? ", so no luck"
                : " and " + NumberText.of(standing.score()) + " seen, so about " + luck + " is luck";
    }

    private static String owes(Standing standing) {
        String luck = luck(standing);
        return Double.parseDouble(luck) == 0 ? "owes nothing to luck" : "owes about " + luck + " to luck";
    }

    /** To the last decimal that score and expectation are both shown with: less luck than that is none. */
    private static String luck(Standing standing) {
        int decimals = Math.min(decimals(standing.score()), decimals(standing.expected()));
        return String.format(Locale.ROOT, "%." + decimals + "f", Math.max(0, standing.luck()));
    }

    private static int decimals(double shown) {
        return Math.max(0, new BigDecimal(NumberText.of(shown)).scale());
    }
}
