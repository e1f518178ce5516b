package io.sparbiter.search.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparbiter.search.generate.Strategy;
import io.sparbiter.search.space.Space;
import io.sparbiter.search.space.Spaces;
import io.sparbiter.search.trial.Direction;
import io.sparbiter.search.trial.Metric;
import io.sparbiter.search.trial.Objective;
import io.sparbiter.search.trial.Outcome.Completed;
import io.sparbiter.search.trial.Outcome.Diverged;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialResult;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AskTellTest {
    private static final Objective LOSS = Objective.of(Metric.of("loss", Direction.MINIMIZE));
    private static final Space SPACE = Spaces.ofTwoHundred();

    private static AskTell search(Strategy strategy, long seed) {
        return AskTell.begin(strategy.open(SPACE, LOSS, seed, List.of()), LOSS, seed);
    }

    private static AskTell within(Budget budget, SearchListener... listeners) {
        CandidateSource source = new Strategy.RandomSearch().open(SPACE, LOSS, 3, List.of());
        return new AskTell(new SearchPlan(LOSS, budget, 1, 3), source, InstantSource.fixed(Instant.EPOCH), listeners);
    }

    /** Least where the width is 3 and the rate 0.05, whatever the words. */
    private static double loss(Trial trial) {
        return Math.abs(trial.point().integer("width") - 3)
                + Math.abs(Math.log(trial.point().real("rate") / 0.05));
    }

    private static List<Long> points(List<Trial> trials) {
        return trials.stream().map(trial -> trial.point().index()).toList();
    }

    @Test
    void asksForEachPointOnceAndEndsWithTheSpace() {
        AskTell search = search(new Strategy.RandomSearch(), 7);
        List<Trial> trials = new ArrayList<>();
        for (List<Trial> some = search.ask(7); !some.isEmpty(); some = search.ask(7)) {
            some.forEach(trial -> search.tell(trial.id(), loss(trial)));
            trials.addAll(some);
        }

        assertThat(points(trials)).hasSize(200).doesNotHaveDuplicates();
        assertThat(trials).extracting(Trial::id).isSorted().startsWith(1).endsWith(200);
        assertThat(search.whyOver()).isEqualTo(EndReason.SPACE_EXHAUSTED);
        assertThat(search.best().orElseThrow().trial().point().real("rate")).isEqualTo(0.05);
        assertThat(search.open()).isEmpty();
    }

    @Test
    void learnsFromWhatItIsTold() {
        AskTell search = search(Strategy.Bayesian.DEFAULT, 7);
        for (int i = 0; i < 40; i++) {
            search.ask(1).forEach(trial -> search.tell(trial.id(), loss(trial)));
        }

        assertThat(((Completed) search.best().orElseThrow().outcome()).score()).isZero();
    }

    @Test
    void theSameSeedAndTheSameScoresBringTheSameTrials() {
        AskTell one = search(Strategy.Tpe.DEFAULT, 7);
        AskTell other = search(Strategy.Tpe.DEFAULT, 7);
        for (int i = 0; i < 15; i++) {
            List<Trial> trials = one.ask(2);
            assertThat(other.ask(2)).isEqualTo(trials);
            trials.forEach(trial -> one.tell(trial.id(), loss(trial)));
            trials.forEach(trial -> other.tell(trial.id(), loss(trial)));
        }
    }

    @Test
    void theBestEpochScoresATrialAndNoNumberMakesItDiverge() {
        AskTell search = within(Budget.UNLIMITED);
        search.ask(3);

        assertThat(search.tell(2, 0.5, 0.25, 0.75).outcome()).isInstanceOfSatisfying(Completed.class, completed -> {
            assertThat(completed.score()).isEqualTo(0.25);
            assertThat(completed.bestEpoch()).isEqualTo(2);
            assertThat(completed.history()).hasSize(3);
        });
        assertThat(search.tell(1, 0.1, Double.NaN, 0.01).outcome()).isInstanceOfSatisfying(Diverged.class, diverged -> {
            assertThat(diverged.message()).isEqualTo("loss is NaN in epoch 2");
            assertThat(diverged.history()).hasSize(1);
        });
        search.fail(3, "no such file");
        assertThat(search.best()).map(TrialResult::trial).map(Trial::id).contains(2);
    }

    @Test
    void onlyTrialsUnderWayAreTold() {
        AskTell search = within(Budget.UNLIMITED);
        search.ask(1);
        search.tell(1, 0.5);

        assertThatThrownBy(() -> search.tell(1, 0.4)).hasMessage("trial 1 is not under way");
        assertThatThrownBy(() -> search.tell(2, 0.4)).hasMessage("trial 2 is not under way");
        assertThatThrownBy(() -> search.ask(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theBudgetEndsIt() {
        AskTell threeTrials = within(Budgets.trials(3));
        assertThat(threeTrials.ask(2)).hasSize(2);
        assertThat(threeTrials.ask(2)).hasSize(1);
        assertThat(threeTrials.ask(2)).isEmpty();
        assertThat(threeTrials.whyOver()).isEqualTo(EndReason.TRIALS);

        AskTell aGoal = within(Budgets.target(0.1));
        aGoal.ask(2);
        aGoal.tell(1, 0.2);
        assertThat(aGoal.ask(1)).hasSize(1);
        aGoal.tell(2, 0.1);
        assertThat(aGoal.ask(1)).isEmpty();
        assertThat(aGoal.whyOver()).isEqualTo(EndReason.TARGET_REACHED);
    }

    @Test
    void patienceEndsIt() {
        AskTell search = within(Budgets.patience(2));
        search.ask(3);
        search.tell(1, 0.5);
        search.tell(2, 0.75);
        assertThat(search.ask(1)).hasSize(1);
        search.tell(3, 0.75);
        assertThat(search.ask(1)).isEmpty();
        assertThat(search.whyOver()).isEqualTo(EndReason.NO_GAIN);
    }

    @Test
    void listenersHearOfTrialsBeforeWhoeverAsks() {
        List<String> heard = new ArrayList<>();
        AskTell search = within(Budgets.trials(3), new SearchListener() {
            @Override
            public void proposed(int asked, List<Trial> trials) {
                heard.add("asked " + asked + ", proposed " + trials.size());
            }

            @Override
            public void ended(TrialResult result) {
                heard.add("ended " + result.trial().id());
            }
        });
        search.ask(5);
        search.tell(2, 0.5);
        search.ask(5);

        assertThat(heard).containsExactly("asked 3, proposed 3", "ended 2");
    }
}
