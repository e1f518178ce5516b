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

        assertThat(new SharedValues(ranking.scored()).sentence(ranking.worst(10)))
                .isEqualTo("All ten: optimizer adadelta.");
    }

    @Test
    void namesWhatNearlyAllShare() {
        List<TrialRow> worst =
                new java.util.ArrayList<>(Ranking.of(SampleRows.sixty()).worst(9));
        worst.add(Ranking.of(SampleRows.sixty()).best(1).get(0));

        assertThat(new SharedValues(SampleRows.sixty()).sentence(worst)).isEqualTo("Nine of ten: optimizer adadelta.");
    }

    @Test
    void whatTheWholeTableHasIsNotNamed() {
        List<TrialRow> adadelta = SampleRows.sixty().stream()
                .filter(row -> "adadelta".equals(row.params().get("optimizer")))
                .toList();

        assertThat(new SharedValues(adadelta).sentence(Ranking.of(adadelta).worst(10)))
                .isEqualTo(NOTHING);
    }

    @Test
    void aFewTrialsOfFewSayNothing() {
        List<TrialRow> all = SampleRows.sixty();

        assertThat(new SharedValues(all).sentence(all.subList(0, 2))).isEqualTo(NOTHING);
        assertThat(new SharedValues(all.subList(0, 10)).sentence(all.subList(0, 10)))
                .isEqualTo(NOTHING);
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
                                random.ints(10, 0, 300).mapToObj(all::get).toList())
                        .equals(NOTHING))
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
