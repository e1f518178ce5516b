package io.sparbiter.driver.benchmark.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.sparbiter.driver.config.yaml.ConfigException;
import io.sparbiter.search.space.Point;
import io.sparbiter.search.trial.Direction;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RecordedTableTest {
    private static double[] regrets(RecordedTable table) {
        return LongStream.range(0, table.space().cardinality())
                .mapToDouble(index -> table.regret(table.space().point(index)))
                .toArray();
    }

    @Test
    void regretIsCountedOnMeansInDistancesOfTheMedianFromTheBest() {
        // (5 − 2) / (4 − 2), (3 − 2) / 2, (2 − 2) / 2, (9 − 2) / 2
        assertThat(regrets(Tables.LUCKY)).containsExactly(1.5, 0.5, 0, 3.5);
    }

    @Test
    void regretIsPositiveWhereMoreIsBetter() {
        RecordedTable table = Tables.of(Direction.MAXIMIZE, List.of(5.0), List.of(3.0), List.of(9.0));
        // best 9, median 5
        assertThat(regrets(table)).containsExactly(1, 1.5, 0);
    }

    @Test
    void regretOfEpochsIsCountedOnTheBestEpochSoFar() {
        RecordedTable table = Tables.CURVES;
        assertThat(table.best()).isEqualTo(0.9);
        assertThat(table.median()).isEqualTo(0.7);
        Point best = table.space().point(1);
        assertThat(table.regret(best, 1)).isEqualTo(2, within(1e-12));
        assertThat(table.regret(best, 3)).isZero();
        assertThat(table.regret(best)).isZero();
        // (0.9 − 0.6) / (0.9 − 0.7), (0.9 − 0.8) / (0.9 − 0.7)
        assertThat(table.regret(table.space().point(2), 3)).isEqualTo(1.5, within(1e-12));
        assertThat(table.regret(table.space().point(2))).isEqualTo(0.5, within(1e-12));
    }

    @Test
    void aTableKnowsItsEpochsAndItsMedianDuration() {
        assertThat(Tables.CURVES.hasEpochs()).isTrue();
        assertThat(Tables.CURVES.lastEpoch()).isEqualTo(9);
        assertThat(Tables.CURVES.medianDuration()).hasSeconds(9);
        assertThat(Tables.LUCKY.hasEpochs()).isFalse();
        assertThat(Tables.LUCKY.medianDuration()).hasMillis(1_500);
    }

    private static long[] bestPoints(RecordedTable table) {
        return LongStream.range(0, table.space().cardinality())
                .filter(table::isBest)
                .toArray();
    }

    @Test
    void theBestPointsAreAThousandthByTheirFinalMeans() {
        assertThat(bestPoints(Tables.CURVES)).containsExactly(2);
        assertThat(bestPoints(Tables.LUCKY)).containsExactly(2);
        assertThat(bestPoints(Tables.withGaps(3_999, 1))).containsExactly(0, 1, 2);
        assertThat(Tables.withGaps(3_999, 1).bests()).isEqualTo(3);
    }

    @Test
    void replicatesThatEndedEarlyCountAsFarAsTheyWent() {
        var point = new RecordedPoint(
                List.of(1, 3),
                List.of(List.of(1.0, 2.0), List.of(4.0)),
                List.of(Duration.ofSeconds(1), Duration.ofSeconds(2)));
        assertThat(point.bestMean(2, Direction.MAXIMIZE)).isEqualTo(2.5);
        assertThat(point.bestMean(3, Direction.MINIMIZE)).isEqualTo(2);
        assertThat(point.finalMean()).isEqualTo(3);
        assertThat(point.millis(1)).isEqualTo(1_000);
    }

    @Test
    void aTableKnowsItsSizeAndReplicates() {
        assertThat(Tables.LUCKY.size()).isEqualTo(4);
        assertThat(Tables.LUCKY.replicates()).isEqualTo(2);
        assertThat(Tables.LUCKY.best()).isEqualTo(2);
        assertThat(Tables.LUCKY.median()).isEqualTo(4);
        assertThat(Tables.LUCKY.isComplete()).isTrue();
        assertThat(Tables.withGaps(10, 3).isComplete()).isFalse();
    }

    @Test
    void aTableWhoseMedianIsItsBestHasNoRegret() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> Tables.of(Direction.MINIMIZE, List.of(1.0), List.of(1.0), List.of(2.0)))
                .withMessageStartingWith("a table: half of the 3 points or more have the best mean score, 1.0.");
    }
}
