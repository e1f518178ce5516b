package io.sparbiter.driver.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import com.codahale.metrics.MetricRegistry;
import io.sparbiter.search.loop.SearchState;
import io.sparbiter.search.space.Spaces;
import io.sparbiter.search.trial.Candidate;
import io.sparbiter.search.trial.Direction;
import io.sparbiter.search.trial.Metric;
import io.sparbiter.search.trial.Objective;
import io.sparbiter.search.trial.Outcome.Diverged;
import io.sparbiter.search.trial.Results;
import io.sparbiter.search.trial.Status;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SearchMetricsTest {
    private static final Objective LOSS = Objective.of(Metric.of("loss", Direction.MINIMIZE));

    private final MetricRegistry registry = new MetricRegistry();

    private Object number(String name) {
        return registry.getGauges().get(name).getValue();
    }

    private static Candidate candidate(int id) {
        return new Candidate(Spaces.ofTwoHundred().point(id), "random");
    }

    private static Trial trial(int id) {
        return new Trial(id, candidate(id), 1, 1);
    }

    @Test
    void gaugesFollowTheSearch() {
        var metrics = new SearchMetrics();
        metrics.register(registry);
        TrialResult earlier = Results.completed(1, candidate(1), 0.5);
        metrics.of(LOSS)
                .begun(new SearchState(2, List.of(), Map.of(Status.COMPLETED, 1), Optional.of(earlier), Set.of()));
        metrics.suggested(0.25);
        metrics.proposed(3, List.of(trial(2), trial(3), trial(4)));
        metrics.ended(Results.completed(2, candidate(2), 0.75));
        metrics.ended(Results.of(3, candidate(3), new Diverged("loss is NaN", List.of())));

        assertThat(number("trials.running")).isEqualTo(1);
        assertThat(number("trials.ended")).isEqualTo(3);
        assertThat(number("trials.failed")).isEqualTo(1);
        assertThat(number("score.best")).isEqualTo(0.5);
        assertThat(number("suggestion.seconds")).isEqualTo(0.25);

        metrics.of(LOSS);
        assertThat(number("score.best")).isEqualTo(Double.NaN);
    }
}
