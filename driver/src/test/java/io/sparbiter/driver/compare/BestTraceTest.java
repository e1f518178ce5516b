package io.sparbiter.driver.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.driver.compare.BestTrace.Step;
import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.driver.results.table.TrialRow.Best;
import io.sparbiter.driver.results.table.TrialRow.Ending;
import io.sparbiter.driver.results.table.TrialRow.Origin;
import io.sparbiter.driver.results.table.TrialRow.Run;
import io.sparbiter.search.trial.Direction;
import io.sparbiter.search.trial.Facts;
import io.sparbiter.search.trial.Metrics;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class BestTraceTest {
    private static final Instant BEGIN = Instant.parse("2026-03-01T22:00:00Z");

    /** Two at a time, an hour's pause, then one more, which is told to have failed, and the best. */
    private static final BestTrace TRACE = BestTrace.of(
            List.of(
                    row(1, 0.5, 3, 0, 10),
                    row(2, 0.75, 1, 0, 4),
                    row(3, Double.NaN, 0, 4, 12),
                    row(4, 0.25, 3, 3612, 3622)),
            Direction.MINIMIZE);

    private static TrialRow row(int id, double score, int epochs, int from, int to) {
        Optional<Best> best = Double.isNaN(score) ? Optional.empty() : Optional.of(new Best(score, 1));
        return new TrialRow(
                "s",
                id,
                id,
                Map.of(),
                id,
                new Ending("completed", best, epochs, Optional.empty(), Optional.empty(), Metrics.NONE, List.of()),
                new Run(1, "", "", "", 1, Facts.NONE, BEGIN.plusSeconds(from), BEGIN.plusSeconds(to)),
                new Origin("random", "random", "loss", "minimize", "test", "c0ffee"));
    }

    @Test
    void thereIsAStepForEachGainInTheOrderOfEnds() {
        assertThat(TRACE.steps())
                .containsExactly(new Step(1, 1, 4, 2, 0.75), new Step(2, 4, 10, 1, 0.5), new Step(4, 7, 22, 4, 0.25));
        assertThat(TRACE.end()).isEqualTo(new Step(4, 7, 22, 4, 0.25));
    }

    @Test
    void theBestByThenIsKnownAsFarAsTheSearchHasCome() {
        assertThat(TRACE.afterTrials(3)).hasValue(0.5);
        assertThat(TRACE.afterEpochs(7)).hasValue(0.25);
        assertThat(TRACE.afterSeconds(9)).hasValue(0.75);
        assertThat(TRACE.afterSeconds(3)).isEqualTo(OptionalDouble.empty());
        assertThat(TRACE.afterTrials(5)).isEqualTo(OptionalDouble.empty());
    }

    @Test
    void aSearchWithoutScoresHasNoStep() {
        BestTrace trace = BestTrace.of(List.of(row(1, Double.NaN, 2, 0, 5)), Direction.MAXIMIZE);

        assertThat(trace.steps()).isEmpty();
        assertThat(trace.end().epochs()).isEqualTo(2);
        assertThat(trace.end().score()).isNaN();
    }
}
