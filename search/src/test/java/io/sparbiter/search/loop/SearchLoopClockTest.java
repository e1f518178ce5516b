package io.sparbiter.search.loop;

import static io.sparbiter.search.loop.FakeBackend.started;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.TrialResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Searches during which the time of day is set. */
class SearchLoopClockTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final Simulation simulation = new Simulation();
    private final Recorder recorder = simulation.recorder;

    /** The time of day is set back by an hour after two seconds. */
    private static final class SetBack extends ForwardingBackend {
        SetBack(TrialBackend backend) {
            super(backend);
        }

        @Override
        public Instant timeOfDay() {
            Instant now = now();
            return now.isBefore(Simulation.START.plusSeconds(2)) ? now : now.minus(HOUR);
        }
    }

    /** A minute passes between any two looks at the clock, and with every minute the time of day is set back by an hour. */
    private static final class Backwards extends ForwardingBackend {
        private int looks;

        Backwards(TrialBackend backend) {
            super(backend);
        }

        @Override
        public Instant now() {
            looks++;
            return Simulation.START.plusSeconds(60L * looks);
        }

        @Override
        public Instant timeOfDay() {
            return Simulation.START.minus(HOUR.multipliedBy(looks));
        }
    }

    @Test
    void theTimeOfASearchIsUpAllTheSame() {
        simulation.trials(Simulation.accuracies(0.3, 0.6, 0.5, 0.9)).budget(Budgets.maxTime(Duration.ofMillis(7500)));
        SearchSummary summary = simulation.run(new SetBack(simulation.backend(1)));

        assertThat(summary.reason()).isEqualTo(EndReason.MAX_TIME);
        assertThat(summary.duration()).hasMillis(7500);
        assertThat(recorder.results)
                .extracting(TrialResult::duration)
                .containsExactly(Duration.ofSeconds(4), Duration.ofMillis(3500));
    }

    @Test
    void aTrialThatNeverBeganEndsAfterItWasSubmitted() {
        simulation.run(new Backwards(new FakeBackend(1)));

        assertThat(recorder.results).singleElement().satisfies(result -> assertThat(result.duration())
                .isBetween(Duration.ofMinutes(1), Duration.ofMinutes(30)));
    }

    @Test
    void anEndByAClockThatWasSetBackIsNotBeforeTheStart() {
        var outcome = new Outcome.Failed(Outcome.Failure.INFRASTRUCTURE, "lost", List.of());
        Instant early = Simulation.START.minus(HOUR);
        simulation.run(new FakeBackend(1, started(1, 1), new TrialEvent.Ended(1, outcome, early)));

        TrialResult result = recorder.results.get(0);
        assertThat(result.finishedAt()).isEqualTo(result.startedAt()).isEqualTo(Simulation.START.plusSeconds(1));
    }
}
