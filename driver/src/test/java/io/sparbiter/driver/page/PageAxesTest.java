package io.sparbiter.driver.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.page.PageAxis.Scale;
import io.sparbiter.driver.results.table.RowContext;
import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.driver.results.table.TrialRowFactory;
import io.sparbiter.driver.run.Searches;
import io.sparbiter.search.trial.Candidate;
import io.sparbiter.search.trial.Outcome.Completed;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialResult;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PageAxesTest {
    private static final SearchConfig CONFIG = Searches.quick(
            "space={learning_rate: {min: 0.00001, max: 0.1, count: 20, scale: log}, dropout: [0.5, 0.1, 0.3],"
                    + " batch: [128], optimizer: [nadam, adam]}",
            "seed=1");

    private static List<TrialRow> rows(int count) {
        var factory = new TrialRowFactory(
                new RowContext("s", "random", CONFIG.objective(), CONFIG.reports(), "test", "c0ffee"));
        return IntStream.range(0, count)
                .mapToObj(i -> new TrialResult(
                        new Trial(i + 1, new Candidate(CONFIG.space().point(i * 7L), "random"), i, 1),
                        new Completed(0.5, 1, "trained", List.of()),
                        Optional.empty(),
                        Instant.EPOCH,
                        Instant.EPOCH))
                .map(factory::row)
                .toList();
    }

    private static PageAxis axis(List<TrialRow> rows, String name) {
        return PageAxes.of(Optional.of(CONFIG), rows, rows).stream()
                .filter(axis -> axis.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void numbersAreAscendingHoweverTheSearchHasThem() {
        assertThat(axis(rows(3), "dropout").values()).isEqualTo(List.of(0.1, 0.3, 0.5));
        assertThat(axis(rows(3), "optimizer").values()).isEqualTo(List.of("nadam", "adam"));
    }

    @Test
    void anAxisVariesWhereTrialsHaveTwoOfItsValues() {
        assertThat(axis(rows(15), "batch").varies()).isFalse();
        assertThat(axis(rows(15), "dropout").varies()).isTrue();
        assertThat(axis(rows(1), "dropout").varies()).isFalse();
        assertThat(axis(rows(0), "dropout").varies()).isFalse();
    }

    @Test
    void manyNumbersAreLogarithmicWhereTheirRatiosAreEven() {
        assertThat(axis(rows(15), "learning_rate").scale()).isEqualTo(Scale.LOG);
        assertThat(scale(IntStream.range(1, 40).mapToObj(Long::valueOf))).isEqualTo(Scale.LINEAR);
        assertThat(scale(IntStream.range(-20, 20).mapToObj(Double::valueOf))).isEqualTo(Scale.LINEAR);
        assertThat(scale(IntStream.range(0, 20).mapToObj(i -> Math.pow(1.05, i))))
                .isEqualTo(Scale.LINEAR);
        assertThat(scale(Stream.of(1L, 2L, 3L, 4L, 6L, 8L, 12L, 17L, 25L, 36L, 52L, 76L, 110L)))
                .isEqualTo(Scale.LOG);
    }

    @Test
    void aFewValuesAndWordsStandSideBySide() {
        assertThat(scale(Stream.of(1e-5, 1e-4, 1e-3, 1e-2))).isEqualTo(Scale.EVEN);
        assertThat(axis(rows(3), "optimizer").scale()).isEqualTo(Scale.EVEN);
    }

    private static Scale scale(Stream<? extends Serializable> values) {
        return Scale.of(values.toList());
    }
}
