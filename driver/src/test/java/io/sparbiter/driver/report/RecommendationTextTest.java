package io.sparbiter.driver.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.search.bayes.Recommendation;
import io.sparbiter.search.bayes.Recommendation.Standing;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecommendationTextTest {
    private static final Standing BEST = new Standing(17, 0.979, 0.9775, 0.0015);

    @Test
    void anotherTrialThanTheBestIsNamedWithWhatIsLuck() {
        var recommendation = new Recommendation(BEST, new Standing(31, 0.9785, 0.9781, 0.0004));

        assertThat(RecommendationText.of(recommendation))
                .isEqualTo("Recommended: trial 31, 0.97810 expected; the best seen, trial 17 with 0.97900, owes about"
                        + " 0.00150 to luck.");
        assertThat(new RankingReport(SampleRows.sixty(), Optional.of(recommendation), List.of(), TextTable.WIDTH)
                        .best(3))
                .contains("\nRecommended: trial 31, ");
        assertThat(new RankingReport(SampleRows.sixty(), Optional.of(recommendation), List.of(), TextTable.WIDTH)
                        .worst(3))
                .doesNotContain("ecommended");
    }

    @Test
    void theBestMayBeTheRecommendedOne() {
        assertThat(RecommendationText.of(new Recommendation(BEST, BEST)))
                .isEqualTo("Trial 17 is also the recommended one: 0.97750 expected and 0.97900 seen, so about"
                        + " 0.00150 is luck.");
    }

    @ParameterizedTest
    @CsvSource({
        "0.964, 0.00057146, 0.96400, 0.00057",
        "0.0005, 0.0000123456, 5.0000e-04, 0.00001235",
        "12345678, 2.4, 12345678, 2"
    })
    void luckIsShownToTheLastDecimalOfItsScore(double score, double luck, String seen, String lucky) {
        var standing = new Standing(9, score, score - luck, luck);
        assertThat(RecommendationText.of(new Recommendation(standing, standing)))
                .endsWith(" expected and " + seen + " seen, so about " + lucky + " is luck.");
    }

    @Test
    void ofEqualsTheBestSeenOwesNothingToLuck() {
        var recommendation = new Recommendation(new Standing(1, 1, 1, 0), new Standing(8, 1, 1, 0));
        assertThat(RecommendationText.of(recommendation))
                .isEqualTo(
                        "Recommended: trial 8, 1.00000 expected; the best seen, trial 1 with 1.00000, owes nothing to"
                                + " luck.");
    }

    @Test
    void luckHasNoMoreDecimalsThanWhatIsExpected() {
        var best = new Standing(10, 5.9549e-26, 0.09028, 0.09028);

        assertThat(RecommendationText.of(new Recommendation(best, best)))
                .isEqualTo(
                        "Trial 10 is also the recommended one: 0.09028 expected and 5.9549e-26 seen, so about 0.09028"
                                + " is luck.");
    }

    @Test
    void noLuckIsNotCalledALittle() {
        for (double luck : List.of(0.0, 0.000001, -0.01)) {
            var standing = new Standing(17, 0.979, 0.979 - luck, luck);
            assertThat(RecommendationText.of(new Recommendation(standing, standing)))
                    .endsWith(" expected, so no luck.");
        }
    }
}
