package io.sparbiter.search.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.search.trial.Candidate;
import io.sparbiter.search.trial.Results;
import io.sparbiter.search.trial.Status;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Runs that go on where others left their search. */
class SearchLoopResumeTest {
    private final Simulation simulation = new Simulation();
    private final Recorder recorder = simulation.recorder;

    /** Ten trials were proposed, and so many of them are in flight. */
    private static SearchState state(int inFlight) {
        return state(inFlight, Optional.empty());
    }

    private static SearchState state(int inFlight, Optional<TrialResult> best) {
        List<Candidate> candidates = new Simulation().source().next(10);
        List<Trial> trials = IntStream.rangeClosed(11 - inFlight, 10)
                .mapToObj(id -> new Trial(id, candidates.get(id - 1), id, 20, 2))
                .toList();
        return new SearchState(11, trials, Map.of(Status.COMPLETED, 10 - inFlight), best, Set.of(1, 2, 3));
    }

    private static CandidateSource sourceAfterTen() {
        CandidateSource source = new Simulation().source();
        source.next(10);
        return source;
    }

    private static Optional<TrialResult> best(double score) {
        return Optional.of(
                Results.completed(1, new Simulation().source().next(1).get(0), score));
    }

    @Test
    void itGoesOnWithItsIds() {
        SearchSummary summary =
                simulation.state(state(0)).budget(Budgets.trials(15)).run(2);
        assertThat(recorder.trials()).extracting(Trial::id).containsExactly(11, 12, 13, 14, 15);
        assertThat(summary.reason()).isEqualTo(EndReason.TRIALS);
        assertThat(summary.trials()).isEqualTo(5);
    }

    @Test
    void withoutBudgetItEndsAtOnce() {
        SearchSummary summary =
                simulation.state(state(0)).budget(Budgets.trials(10)).run(2);
        assertThat(recorder.trials()).isEmpty();
        assertThat(summary.reason()).isEqualTo(EndReason.TRIALS);
    }

    @Test
    void trialsLeftInFlightComeFirst() {
        simulation.state(state(2)).budget(Budgets.trials(13));
        simulation.run(sourceAfterTen(), simulation.backend(3), recorder);

        assertThat(recorder.resumed).extracting(Trial::id).containsExactly(9, 10);
        assertThat(recorder.batches.get(0)).extracting(Trial::id).containsExactly(11);
        assertThat(recorder.starts)
                .extracting(start -> start.trialId() + ":" + start.placement().attempt())
                .containsExactly("9:2", "10:2", "11:1", "12:1", "13:1");
        assertThat(recorder.endedIds()).containsExactlyInAnyOrder(9, 10, 11, 12, 13);
    }

    @Test
    void trialsLeftInFlightWaitForSlots() {
        simulation.state(state(4)).budget(Budgets.of(12, 1));
        SearchSummary summary = simulation.run(sourceAfterTen(), simulation.backend(8), recorder);

        assertThat(recorder.endedIds()).containsExactly(7, 8, 9, 10, 11, 12);
        assertThat(summary.duration()).hasSeconds(6);
    }

    @Test
    void aSmallerBudgetStillEndsWhatIsInFlight() {
        simulation.state(state(2)).budget(Budgets.trials(3));
        simulation.run(sourceAfterTen(), simulation.backend(1), recorder);

        assertThat(recorder.endedIds()).containsExactly(9, 10);
    }

    @Test
    void aTargetReachedByAnEarlierRunIsReached() {
        simulation.state(state(2, best(0.9))).budget(Budgets.target(0.8));
        SearchSummary summary = simulation.run(sourceAfterTen(), simulation.backend(1), recorder);

        assertThat(summary.reason()).isEqualTo(EndReason.TARGET_REACHED);
        assertThat(recorder.endedIds()).isEmpty();
    }

    @Test
    void trialsOfEarlierRunsWithoutGainCountOn() {
        simulation.state(state(0, best(0.9))).budget(Budgets.patience(5));
        SearchSummary summary = simulation.run(sourceAfterTen(), simulation.backend(1), recorder);

        assertThat(summary.reason()).isEqualTo(EndReason.NO_GAIN);
        assertThat(recorder.endedIds()).containsExactly(11, 12);
    }

    @Test
    void whatWasInFlightRunsThoughNoGainIsExpected() {
        simulation.state(state(3, best(0.9))).budget(Budgets.minGain(0.01));
        var source = new ExpectingSource(sourceAfterTen(), 0);
        SearchSummary summary = simulation.run(source, simulation.backend(2), recorder);

        assertThat(summary.reason()).isEqualTo(EndReason.NO_GAIN_EXPECTED);
        assertThat(recorder.endedIds()).containsExactlyInAnyOrder(8, 9, 10);
    }

    @Test
    void theBestOfAnEarlierRunStaysTheBest() {
        simulation.state(state(1, best(0.9))).budget(Budgets.trials(12));
        SearchSummary summary = simulation.run(sourceAfterTen(), simulation.backend(1), recorder);

        assertThat(summary.best()).isEqualTo(best(0.9));
        assertThat(summary.trials()).isEqualTo(3);
    }

    @Test
    void whatTheTimeDoesNotSufficeForStaysInFlight() {
        simulation.state(state(4)).budget(Budgets.maxTime(Duration.ofMillis(1500)));
        SearchSummary summary = simulation.run(sourceAfterTen(), simulation.backend(1), recorder);

        assertThat(summary.reason()).isEqualTo(EndReason.MAX_TIME);
        assertThat(recorder.endedIds()).containsExactly(7, 8);
        assertThat(recorder.resumed).extracting(Trial::id).containsExactly(7, 8);
    }
}
