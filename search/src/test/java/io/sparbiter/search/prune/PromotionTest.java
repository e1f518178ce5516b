package io.sparbiter.search.prune;

import static io.sparbiter.search.prune.Reports.completed;
import static io.sparbiter.search.prune.Reports.pruned;
import static io.sparbiter.search.prune.Reports.report;
import static io.sparbiter.search.prune.Reports.rising;
import static io.sparbiter.search.prune.Reports.stopped;
import static io.sparbiter.search.prune.Reports.train;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sparbiter.search.prune.PrunerSettings.Promotion;
import io.sparbiter.search.trial.Epochs;
import io.sparbiter.search.trial.Objective;
import io.sparbiter.search.trial.Verdict;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PromotionTest extends PrunerContract {
    /** Rungs at 3 and 9 epochs of 20. */
    private final Pruner pruner = open();

    @Override
    protected PrunerSettings settings() {
        return Promotion.DEFAULT;
    }

    @Test
    void theFirstTrialWaitsAndIsToldWhy() {
        assertThat(train(pruner, 1, 0.1, 0.2, 0.3))
                .isEqualTo(new Verdict.Stop("rung 3 epochs: 0.3000 waits, 0 of 1 went on", true));
        assertThat(pruner.due()).isEmpty();
        assertThat(pruner.mayGoOn(1)).isTrue();
    }

    @Test
    void theBestOfTwoGoesOnAtOnce() {
        train(pruner, 1, 0.1, 0.2, 0.3);
        assertThat(pruner.judge(report(2, 3, 0.4))).isEqualTo(Verdict.CONTINUE);
        assertThat(pruner.due()).isEmpty();
    }

    @Test
    void ofTwoTheOneThatWaitedIsDueIfItIsBetter() {
        train(pruner, 1, 0.1, 0.2, 0.3);
        assertThat(train(pruner, 2, 0.1, 0.1, 0.2))
                .isEqualTo(new Verdict.Stop("rung 3 epochs: 0.2000 waits, 0 of 2 went on", true));
        assertThat(pruner.due()).containsExactly(1, 2);
    }

    @Test
    void theLastToGoOnIsTheBestAtTheHighestRung() {
        assertThat(pruner.last()).isEmpty();
        train(pruner, 1, 0.1, 0.2, 0.3);
        train(pruner, 2, 0.1, 0.1, 0.2);
        assertThat(pruner.last()).contains(1);
        pruner.ended(pruned(3, rising(0.1, 9)));
        assertThat(pruner.last()).contains(3);
        pruner.continued(3);
        assertThat(pruner.last()).contains(1);
        pruner.ended(completed(3, rising(0.1, EPOCHS)));
        assertThat(pruner.last()).as("one is trained").isEmpty();
    }

    /** Otherwise all would be tried, one after the other, where whatever goes on fails. */
    @Test
    void whereTheLastFailsNoOtherGoesOn() {
        train(pruner, 1, 0.1, 0.2, 0.3);
        train(pruner, 2, 0.1, 0.1, 0.2);
        pruner.continued(1);
        pruner.ended(pruned(1, 0.1, 0.2, 0.3));
        assertThat(pruner.last()).isEmpty();
    }

    @Test
    void whereTheLastWasStoppedWithItsSearchAnotherGoesOn() {
        train(pruner, 1, 0.1, 0.2, 0.3);
        train(pruner, 2, 0.1, 0.1, 0.2);
        pruner.continued(1);
        pruner.ended(stopped(1, rising(0.4, 4)));
        assertThat(pruner.last()).contains(2);
    }

    @Test
    void anyOfTheDueMayBeChosenAndTakesTheRoom() {
        train(pruner, 1, 0.1, 0.2, 0.3);
        train(pruner, 2, 0.1, 0.1, 0.2);
        pruner.continued(2);
        assertThat(pruner.due()).isEmpty();
        assertThat(pruner.mayGoOn(2)).isTrue();
        assertThat(pruner.judge(report(2, 2, 4, 0.2))).isEqualTo(Verdict.CONTINUE);
        assertThat(pruner.judge(report(2, 2, 9, 0.35)))
                .isEqualTo(new Verdict.Stop("rung 9 epochs: 0.3500 waits, 0 of 1 went on", true));
    }

    /** As a trial that goes on from a checkpoint does. */
    @Test
    void epochsThatAreReportedAgainAreNotJudgedAgain() {
        train(pruner, 1, 0.1, 0.2, 0.3);
        train(pruner, 2, 0.1, 0.1, 0.2);
        pruner.continued(1);
        for (int epoch = 1; epoch <= 8; epoch++) {
            assertThat(pruner.judge(report(1, 2, epoch, 0.1 * epoch))).isEqualTo(Verdict.CONTINUE);
        }
        assertThat(pruner.due()).isEmpty();
    }

    @Test
    void nobodyIsDueWhileTheBestIsAboutToEnd() {
        pruner.judge(report(1, 3, 0.3));
        train(pruner, 2, 0.1, 0.1, 0.2);
        assertThat(pruner.mayGoOn(1)).isTrue();
        assertThat(pruner.due()).isEmpty();
        pruner.ended(pruned(1, 0.1, 0.2, 0.3));
        assertThat(pruner.due()).containsExactly(1, 2);
    }

    @Test
    void higherRungsComeFirst() {
        for (int id = 1; id <= 2; id++) {
            pruner.ended(pruned(id, rising(0.5 + 0.1 * id, 9)));
        }
        for (int id = 3; id <= 6; id++) {
            pruner.ended(pruned(id, rising(0.5 + 0.01 * id, 3)));
        }
        assertThat(pruner.due()).containsExactly(2, 1);
        pruner.continued(2);
        assertThat(pruner.due()).containsExactly(6, 5, 4, 3);
        pruner.continued(6);
        assertThat(pruner.due()).as("1 and 2 went on from rung 3, too").isEmpty();
    }

    @Test
    void aTrialThatCameBackWithNothingNewIsGivenUp() {
        train(pruner, 1, 0.1, 0.2, 0.3);
        train(pruner, 2, 0.1, 0.1, 0.2);
        pruner.continued(1);
        pruner.ended(pruned(1, 0.1, 0.2, 0.3));
        assertThat(pruner.mayGoOn(1)).isFalse();
        assertThat(pruner.due()).as("it took its chance").isEmpty();
    }

    @Test
    void aTrialThatGoesOnMayWaitAgain() {
        train(pruner, 1, 0.1, 0.2, 0.3);
        train(pruner, 2, 0.1, 0.1, 0.2);
        pruner.continued(1);
        pruner.ended(pruned(1, rising(0.6, 9)));
        pruner.ended(pruned(3, rising(0.5, 9)));
        assertThat(pruner.due()).containsExactly(1, 3);
        pruner.continued(1);
        pruner.ended(completed(1, rising(0.6, EPOCHS)));
        assertThat(pruner.mayGoOn(1)).isFalse();
    }

    @Test
    void onlyWhoWaitsCanGoOn() {
        train(pruner, 1, 0.1, 0.2, 0.3);
        pruner.continued(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pruner.continued(1))
                .withMessage("trial 1 does not wait to go on");
        assertThatIllegalArgumentException().isThrownBy(() -> pruner.continued(2));
    }

    @Test
    void trialsThatEndedOtherwiseDoNotWait() {
        pruner.ended(completed(1, 0.1, 0.2, 0.3));
        pruner.ended(completed(2, 0.1, 0.2, 0.4));
        assertThat(pruner.due()).isEmpty();
        assertThat(IntStream.of(1, 2)).noneMatch(pruner::mayGoOn);
    }

    @Test
    void trialsWithoutAFiniteScoreAreLeftAlone() {
        assertThat(pruner.judge(report(1, 3, Double.NaN))).isEqualTo(Verdict.CONTINUE);
        assertThat(pruner.mayGoOn(1)).isFalse();
    }

    /** The rung with the most waiting gives up its last. */
    @Test
    void fewWait() {
        Pruner small = new Promotion(3, 3, 20, 4).open(Epochs.OBJECTIVE, EPOCHS);
        small.ended(pruned(1, rising(0.4, 9)));
        for (int id = 2; id <= 9; id++) {
            train(small, id, 0.1, 0.1, 0.1 * id);
        }
        assertThat(IntStream.rangeClosed(1, 9).filter(small::mayGoOn)).containsExactly(1, 7, 8, 9);
    }

    @Test
    void lateReportsOfAWaitingTrialCountNowhere() {
        train(pruner, 1, 0.1, 0.2, 0.3);
        assertThat(pruner.judge(report(1, 9, 0.9))).isEqualTo(Verdict.CONTINUE);
        train(pruner, 2, 0.1, 0.1, 0.2);
        assertThat(pruner.due()).containsExactly(1, 2);
    }

    @Test
    void aLossThatIsLessIsDueFirst() {
        Pruner byLoss = open(Objective.of(Epochs.VAL_LOSS));
        train(byLoss, 1, 0.1, 0.2, 0.9);
        train(byLoss, 2, 0.1, 0.2, 0.3);
        assertThat(byLoss.due()).containsExactly(1, 2);
    }

    @Test
    void theHalfOfAllGoesOnWhereNobodyRefuses() {
        int wentOn = 0;
        SplittableRandom random = new SplittableRandom(5);
        for (int id = 1; id <= 400; id++) {
            wentOn += train(pruner, id, 0, 0, random.nextDouble()) == Verdict.CONTINUE ? 1 : 0;
            List<Integer> due = pruner.due();
            if (!due.isEmpty()) {
                pruner.continued(due.get(0));
                wentOn++;
            }
        }
        assertThat(wentOn).isEqualTo(200);
    }

    @Test
    void manyThreadsAtOnceDoNoHarm() {
        IntStream.rangeClosed(1, 500).parallel().forEach(id -> train(pruner, id, rising(0.001 * id, EPOCHS)));
        assertThat(IntStream.rangeClosed(1, 500).filter(pruner::mayGoOn).count())
                .isEqualTo(Promotion.DEFAULT.keep());
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Promotion(0, 3, 2, 30))
                .withMessage("min epochs must be at least 1: 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Promotion(1, 1, 2, 30))
                .withMessage("a rung factor must be at least 2: 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Promotion(1, 2, 1, 30))
                .withMessage("a share must be at least 2: 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Promotion(1, 2, 2, 0))
                .withMessage("keep must be at least 1: 0");
    }
}
