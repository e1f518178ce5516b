package io.sparbiter.driver.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparbiter.driver.results.table.TrialRow;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharedValuesTest {
    private static final String NOTHING = "They share no value that sets them apart from the others.";

    @Test
    void namesWhatAllShare() {
        Ranking ranking = Ranking.of(SampleRows.sixty());

        assertThat(new SharedValues(ranking.scored()).sentence("worst", ranking.worst(10)))
                .isEqualTo("All ten: optimizer adadelta.");
    }

    @Test
    void namesWhatNearlyAllShare() {
        List<TrialRow> worst =
                new java.util.ArrayList<>(Ranking.of(SampleRows.sixty()).worst(9));
        worst.add(Ranking.of(SampleRows.sixty()).best(1).get(0));

        assertThat(new SharedValues(SampleRows.sixty()).sentence("worst", worst))
                .isEqualTo("Nine of ten: optimizer adadelta.");
    }

    @Test
    void whatTheWholeTableHasIsNotNamed() {
        List<TrialRow> adadelta = SampleRows.sixty().stream()
                .filter(row -> "adadelta".equals(row.params().get("optimizer")))
                .toList();

        assertThat(new SharedValues(adadelta)
                        .sentence("worst", Ranking.of(adadelta).worst(10)))
                .doesNotContain("optimizer");
    }

    @Test
    void aFewTrialsOfFewSayNothing() {
        List<TrialRow> all = SampleRows.sixty();

        assertThat(new SharedValues(all).sentence("best", all.subList(0, 2))).isEqualTo(NOTHING);
        Ranking ten = Ranking.of(all.subList(0, 10));
        assertThat(new SharedValues(ten.scored()).sentence("best", ten.best(10)))
                .doesNotContain("ll ten");
    }

    /** The twelve trials of a quick search: three with adadelta, far below the others. */
    @Test
    void namesWhatTheWorstFewShareWhereTheScoresPart() {
        Ranking ranking = Ranking.of(twelve(0.2, 0.952));

        assertThat(new SharedValues(ranking.scored()).sentence("worst", ranking.worst(6)))
                .isEqualTo("The worst three: optimizer adadelta.");
        assertThat(new SharedValues(ranking.scored()).sentence("best", ranking.best(6)))
                .isEqualTo(NOTHING);
    }

    @Test
    void threeOfTwelveAreTooFewWhereTheScoresPartElsewhere() {
        Ranking ranking = Ranking.of(twelve(0.9425, 0.99));

        assertThat(new SharedValues(ranking.scored()).sentence("worst", ranking.worst(6)))
                .isEqualTo(NOTHING);
    }

    /** Another adadelta is among the good; so many trials need no gap. */
    @Test
    void namesARunOfManyTrials() {
        var random = new java.util.Random(5);
        List<TrialRow> all = IntStream.rangeClosed(1, 200)
                .mapToObj(id -> {
                    int optimizer = id <= 4 || id == 12 ? 2 : id % 2;
                    return SampleRows.row(id, 3L * random.nextInt(27_648) + optimizer, 0.9 + id * 1e-4);
                })
                .toList();

        assertThat(new SharedValues(all).sentence("worst", Ranking.of(all).worst(10)))
                .isEqualTo("The worst four: optimizer adadelta.");
    }

    private static List<TrialRow> twelve(double adadelta, double best) {
        var random = new java.util.Random(3);
        return IntStream.rangeClosed(1, 12)
                .mapToObj(id -> {
                    long others = 3L * random.nextInt(27_648);
                    return id <= 3
                            ? SampleRows.row(id, others + 2, adadelta + id * 1e-5)
                            : SampleRows.row(id, others + id % 2, id == 12 ? best : 0.94 + id * 1e-3);
                })
                .toList();
    }

    /** Each axis' value of each trial is drawn by lot, so a sentence would be a false alarm; 3 in 100 are to be expected. */
    @Test
    void chanceRarelyMakesASentence() {
        var random = new java.util.Random(7);
        List<TrialRow> all = IntStream.rangeClosed(1, 300)
                .mapToObj(id -> SampleRows.row(id, random.nextInt(82_944), 0.5))
                .toList();
        SharedValues shared = new SharedValues(all);
        long alarms = IntStream.range(0, 1000)
                .filter(i -> !shared.sentence(
                                "best",
                                random.ints(10, 0, 300).mapToObj(all::get).toList())
                        .equals(NOTHING))
                .count();

        assertThat(alarms).isLessThan(30);
    }

    /** As above, in small searches whose worst scores are far apart; 3 in 100 are to be expected. */
    @Test
    void chanceRarelyMakesASentenceWhereScoresPart() {
        var random = new java.util.Random(11);
        long alarms = IntStream.range(0, 1000)
                .filter(i -> {
                    Ranking ranking = Ranking.of(IntStream.rangeClosed(1, 12)
                            .mapToObj(id ->
                                    SampleRows.row(id, random.nextInt(82_944), 1 - Math.exp(random.nextGaussian() - 4)))
                            .toList());
                    return !new SharedValues(ranking.scored())
                            .sentence("worst", ranking.worst(6))
                            .equals(NOTHING);
                })
                .count();

        assertThat(alarms).isLessThan(30);
    }

    @Test
    void hypergeometricTailsAreExact() {
        // 4 aces among 52 cards, 5 drawn.
        assertThat(SharedValues.Hypergeometric.atLeast(1, 5, 4, 52)).isEqualTo(0.34115800, within(1e-8));
        assertThat(SharedValues.Hypergeometric.atLeast(0, 5, 4, 52)).isEqualTo(1, within(1e-12));
        assertThat(SharedValues.Hypergeometric.atLeast(5, 5, 4, 52)).isZero();
        assertThat(SharedValues.Hypergeometric.atLeast(10, 10, 10, 12)).isEqualTo(1 / 66.0, within(1e-12));
    }
}
