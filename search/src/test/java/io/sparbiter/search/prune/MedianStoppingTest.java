package io.sparbiter.search.prune;

import static io.sparbiter.search.prune.Reports.completed;
import static io.sparbiter.search.prune.Reports.pruned;
import static io.sparbiter.search.prune.Reports.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sparbiter.search.prune.PrunerSettings.MedianStopping;
import io.sparbiter.search.trial.Epochs;
import io.sparbiter.search.trial.Verdict;
import org.junit.jupiter.api.Test;

class MedianStoppingTest extends EndingPrunerContract {
    @Override
    protected PrunerSettings settings() {
        return MedianStopping.DEFAULT;
    }

    private static Pruner open(int startupTrials, int warmupEpochs) {
        return new MedianStopping(startupTrials, warmupEpochs).open(Epochs.OBJECTIVE, EPOCHS);
    }

    @Test
    void aTrialBelowTheMedianOfRunningAveragesEndsAndIsToldWhy() {
        Pruner pruner = open(3, 1);
        pruner.ended(completed(1, 0.2, 0.4));
        pruner.ended(completed(2, 0.5, 0.7));
        pruner.ended(completed(3, 0.8, 1.0));
        assertThat(pruner.judge(report(4, 2, 0.55)))
                .isEqualTo(new Verdict.Stop("epoch 2: 0.5500 below the median of 3 completed trials, 0.6000"));
        assertThat(pruner.judge(report(5, 2, 0.65))).isEqualTo(Verdict.CONTINUE);
    }

    @Test
    void theMedianOfAnEvenNumberIsTheMeanOfTwo() {
        Pruner pruner = open(1, 0);
        pruner.ended(completed(1, 0.5));
        pruner.ended(completed(2, 0.75));
        assertThat(pruner.judge(report(3, 1, 0.6)))
                .isEqualTo(new Verdict.Stop("epoch 1: 0.6000 below the median of 2 completed trials, 0.6250"));
    }

    @Test
    void withoutEnoughCompletedTrialsEveryoneIsKept() {
        Pruner pruner = open(3, 0);
        pruner.ended(completed(1, 0.9, 0.9));
        pruner.ended(completed(2, 0.9, 0.9));
        pruner.ended(completed(3, 0.9));
        assertThat(pruner.judge(report(4, 1, 0.1))).isInstanceOf(Verdict.Stop.class);
        assertThat(pruner.judge(report(5, 2, 0.1))).isEqualTo(Verdict.CONTINUE);
    }

    @Test
    void theFirstEpochsAreNotJudged() {
        Pruner pruner = open(1, 2);
        pruner.ended(completed(1, 0.9, 0.9, 0.9));
        assertThat(pruner.judge(report(2, 2, 0.1))).isEqualTo(Verdict.CONTINUE);
        assertThat(pruner.judge(report(2, 3, 0.1))).isInstanceOf(Verdict.Stop.class);
    }

    @Test
    void prunedTrialsSetNoStandard() {
        Pruner pruner = open(1, 0);
        pruner.ended(pruned(1, 0.9));
        assertThat(pruner.judge(report(2, 1, 0.1))).isEqualTo(Verdict.CONTINUE);
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MedianStopping(0, 3))
                .withMessage("startup trials must be at least 1: 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MedianStopping(1, -1))
                .withMessage("warm-up epochs must be at least 0: -1");
    }
}
