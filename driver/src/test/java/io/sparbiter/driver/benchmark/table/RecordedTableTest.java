package io.sparbiter.driver.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sparbiter.driver.config.yaml.ConfigException;
import io.sparbiter.search.trial.Direction;
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
