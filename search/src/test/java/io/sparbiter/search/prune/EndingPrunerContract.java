package io.sparbiter.search.prune;

import static io.sparbiter.search.prune.Reports.rising;
import static io.sparbiter.search.prune.Reports.train;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.search.trial.Verdict;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What holds of every pruner that ends trials for good: whom it keeps. */
abstract class EndingPrunerContract extends PrunerContract {
    private static final double[] GOOD = rising(0.99, EPOCHS);

    @Test
    void aTrialThatIsTheBestAtEveryEpochIsNeverStopped() {
        Pruner pruner = open();
        for (int id = 1; id <= 100; id++) {
            assertThat(train(pruner, id, rising(0.3 + 0.006 * id, EPOCHS))).isEqualTo(Verdict.CONTINUE);
        }
    }

    @Test
    void theBestOfManyIsNotStoppedWheneverItComes() {
        for (int place = 31; place <= 47; place++) {
            assertThat(train(experienced(), place, GOOD)).isEqualTo(Verdict.CONTINUE);
        }
    }

    @Test
    void equalTrialsAreKept() {
        Pruner pruner = open();
        for (int id = 1; id <= 100; id++) {
            assertThat(train(pruner, id, GOOD)).isEqualTo(Verdict.CONTINUE);
        }
    }

    @Test
    void theFirstTrialIsKeptHoweverBad() {
        assertThat(train(open(), 1, new double[EPOCHS])).isEqualTo(Verdict.CONTINUE);
    }

    @Test
    void oneNoisyEpochDoesNotStopAGoodTrial() {
        double[] noisy = GOOD.clone();
        for (int epoch = 3; epoch < EPOCHS; epoch += 3) {
            noisy[epoch - 1] = 0.1;
        }
        noisy[0] = 0.99;
        assertThat(train(experienced(), 31, noisy)).isEqualTo(Verdict.CONTINUE);
    }

    @Test
    void manyThreadsAtOnceDoNoHarm() {
        Pruner pruner = open();
        IntStream.rangeClosed(1, 500).parallel().forEach(id -> train(pruner, id, rising(0.001 * id, EPOCHS)));
        assertThat(train(pruner, 501, GOOD)).isEqualTo(Verdict.CONTINUE);
    }

    @Test
    void nobodyGoesOnThatEnded() {
        Pruner pruner = experienced();
        assertThat(pruner.due()).isEmpty();
        assertThat(IntStream.rangeClosed(1, 30)).noneMatch(pruner::mayGoOn);
    }
}
