package io.sparbiter.search.prune;

import static io.sparbiter.search.prune.Reports.report;
import static io.sparbiter.search.prune.Reports.rising;
import static io.sparbiter.search.prune.Reports.train;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sparbiter.search.prune.PrunerSettings.SuccessiveHalving;
import io.sparbiter.search.trial.Epochs;
import io.sparbiter.search.trial.Objective;
import io.sparbiter.search.trial.Verdict;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SuccessiveHalvingTest extends EndingPrunerContract {
    @Override
    protected PrunerSettings settings() {
        return SuccessiveHalving.DEFAULT;
    }

    @Test
    void aTrialBelowTheBestThirdEndsAtTheFirstRungAndIsToldWhy() {
        Pruner pruner = open();
        pruner.judge(report(1, 3, 0.9478));
        pruner.judge(report(2, 3, 0.95));
        pruner.judge(report(3, 3, 0.94));
        assertThat(pruner.judge(report(4, 3, 0.9312)))
                .isEqualTo(new Verdict.Stop("rung 3 epochs: 0.9312 below the best third, 0.9478"));
    }

    @Test
    void aLossIsAboveTheBestThird() {
        Pruner pruner = open(Objective.of(Epochs.VAL_LOSS));
        pruner.judge(report(1, 3, 0.75));
        pruner.judge(report(2, 3, 0.5));
        assertThat(pruner.judge(report(3, 3, 0.5)))
                .isEqualTo(new Verdict.Stop("rung 3 epochs: 0.5000 above the best third, 0.2500"));
    }

    @Test
    void closeScoresAreToldInFull() {
        Pruner pruner = open();
        pruner.judge(report(1, 3, 0.93121));
        pruner.judge(report(2, 3, 0.9));
        assertThat(pruner.judge(report(3, 3, 0.93119)))
                .isEqualTo(new Verdict.Stop("rung 3 epochs: 0.93119 below the best third, 0.93121"));
    }

    @Test
    void fewTrialsAreKept() {
        Pruner pruner = open();
        pruner.judge(report(1, 3, 0.9));
        assertThat(pruner.judge(report(2, 3, 0.1))).isEqualTo(Verdict.CONTINUE);
    }

    @Test
    void onlyRungsAreJudged() {
        Pruner pruner = experienced();
        for (int epoch = 1; epoch <= EPOCHS; epoch++) {
            Verdict verdict = pruner.judge(report(31, epoch, 0.1));
            assertThat(verdict instanceof Verdict.Stop).as("epoch %d", epoch).isEqualTo(epoch == 3 || epoch == 9);
        }
    }

    /** Reports after 2, 4, 8 and 16 epochs, of 20: the rungs at 3 and 9 are reached with 4 and with 16. */
    @Test
    void aRungBetweenTwoReportsIsReachedWithTheSecond() {
        Pruner pruner = open();
        for (int id = 1; id <= 4; id++) {
            for (int epoch : new int[] {2, 4, 8, 16}) {
                Verdict verdict = pruner.judge(report(id, epoch, 1.0 / id));
                boolean isJudged = id > 2 && (epoch == 4 || epoch == 16);
                assertThat(verdict instanceof Verdict.Stop)
                        .as("trial %d, epoch %d", id, epoch)
                        .isEqualTo(isJudged);
            }
        }
        assertThat(pruner.judge(report(5, 4, 0.2)))
                .isEqualTo(new Verdict.Stop("rung 3 epochs: 0.2000 below the best third, 0.5000"));
    }

    @Test
    void aRungIsReachedOnceAndNotAtTheLastEpoch() {
        Pruner pruner = open();
        for (int id = 1; id <= 10; id++) {
            assertThat(pruner.judge(report(id, 1, 1.0 / id))).isEqualTo(Verdict.CONTINUE);
            assertThat(pruner.judge(report(id, EPOCHS, 1.0 / id))).isEqualTo(Verdict.CONTINUE);
        }
    }

    @Test
    void aTrialThatStartsSlowlyIsJudgedByItsBestEpoch() {
        assertThat(train(experienced(), 31, 0.1, 0.1, 0.8)).isEqualTo(Verdict.CONTINUE);
    }

    @Test
    void trialsTooShortForARungAreKept() {
        Pruner pruner = settings().open(Epochs.OBJECTIVE, 3);
        for (int id = 1; id <= 30; id++) {
            assertThat(train(pruner, id, rising(1 - 0.01 * id, 3))).isEqualTo(Verdict.CONTINUE);
        }
    }

    /** The k-th of n in random order goes on if it is in the best third of k: about a third of all, and the early ones. */
    @Test
    void aboutAThirdGoesOn() {
        Pruner pruner = open();
        SplittableRandom random = new SplittableRandom(3);
        int kept = 0;
        for (int id = 1; id <= 900; id++) {
            kept += pruner.judge(report(id, 3, random.nextDouble())) == Verdict.CONTINUE ? 1 : 0;
        }
        // 300 expected with a standard deviation of 14: a false alarm in a million.
        assertThat(kept).isBetween(230, 370);
    }

    @Test
    void aSecondAttemptsScoreReplacesTheFirst() {
        Pruner pruner = open();
        for (int id = 1; id <= 6; id++) {
            pruner.judge(report(id, 1, 3, 0.9));
        }
        for (int id = 1; id <= 6; id++) {
            pruner.judge(report(id, 2, 3, 0.2));
        }
        assertThat(pruner.judge(report(7, 3, 0.2))).isEqualTo(Verdict.CONTINUE);
    }

    @Test
    void bracketsCompareAmongThemselvesAndBeginLater() {
        Pruner pruner = new SuccessiveHalving(1, 2, 2).open(Epochs.OBJECTIVE, EPOCHS);
        int[] stops = new int[EPOCHS + 1];
        for (int id = 1; id <= 300; id++) {
            for (int epoch = 1; epoch <= EPOCHS; epoch++) {
                if (pruner.judge(report(id, epoch, 1.0 / id)) instanceof Verdict.Stop) {
                    stops[epoch]++;
                    break;
                }
            }
        }
        assertThat(stops[1]).isBetween(180, 190);
        assertThat(stops[2]).isBetween(110, 120);
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SuccessiveHalving(0, 3, 1))
                .withMessage("min epochs must be at least 1: 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SuccessiveHalving(1, 1, 1))
                .withMessage("a reduction factor must be at least 2: 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SuccessiveHalving(1, 2, 0))
                .withMessage("brackets must be at least 1: 0");
    }
}
