package io.sparbiter.search.prune;

import static io.sparbiter.search.prune.Reports.completed;
import static io.sparbiter.search.prune.Reports.report;
import static io.sparbiter.search.prune.Reports.rising;
import static io.sparbiter.search.prune.Reports.train;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.search.trial.EpochReport;
import io.sparbiter.search.trial.Epochs;
import io.sparbiter.search.trial.Objective;
import io.sparbiter.search.trial.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What holds of every pruner; each has a test class that extends this one. */
abstract class PrunerContract {
    protected static final int EPOCHS = 20;

    /** The pruner under test. */
    protected abstract PrunerSettings settings();

    protected final Pruner open() {
        return open(Epochs.OBJECTIVE);
    }

    protected final Pruner open(Objective objective) {
        return settings().open(objective, EPOCHS);
    }

    /** A pruner that has seen 30 trials of middling height. */
    protected final Pruner experienced() {
        Pruner pruner = open();
        for (int id = 1; id <= 30; id++) {
            train(pruner, id, rising(0.6 + 0.01 * (id % 10), EPOCHS));
        }
        return pruner;
    }

    @Test
    void nobodyIsStoppedAtTheLastEpoch() {
        Pruner pruner = experienced();
        for (int id = 31; id <= 60; id++) {
            assertThat(pruner.judge(report(id, EPOCHS, 0.1))).isEqualTo(Verdict.CONTINUE);
        }
    }

    @Test
    void scoresThatAreNoNumbersDoNoHarm() {
        Pruner plain = experienced();
        Pruner disturbed = experienced();
        for (double nonsense : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            for (int epoch = 1; epoch <= EPOCHS; epoch++) {
                assertThat(disturbed.judge(report(1000, epoch, nonsense))).isEqualTo(Verdict.CONTINUE);
            }
        }
        for (int id = 31; id <= 60; id++) {
            double[] curve = rising(0.5 + 0.01 * id, EPOCHS);
            assertThat(train(disturbed, id, curve)).isEqualTo(train(plain, id, curve));
        }
    }

    @Test
    void theSameReportsGetTheSameVerdicts() {
        assertThat(verdicts(open(), randomReports(11))).isEqualTo(verdicts(open(), randomReports(11)));
    }

    @Test
    void lessIsBetterWhereTheObjectiveSaysSo() {
        // The loss of these epochs is 1 − accuracy, so the same trials are better.
        Objective loss = Objective.of(Epochs.VAL_LOSS);
        Pruner byAccuracy = open();
        Pruner byLoss = open(loss);
        for (EpochReport report : randomReports(12)) {
            assertThat(byLoss.judge(report).getClass())
                    .isEqualTo(byAccuracy.judge(report).getClass());
        }
    }

    @Test
    void aRepeatedAttemptCountsOnce() {
        Pruner once = open();
        Pruner again = open();
        SplittableRandom random = new SplittableRandom(13);
        for (int id = 1; id <= 60; id++) {
            double[] curve = rising(0.3 + 0.6 * random.nextDouble(), EPOCHS);
            for (int epoch = 1; epoch <= 10; epoch++) {
                again.judge(report(id, 1, epoch, curve[epoch - 1]));
            }
            Verdict last = Verdict.CONTINUE;
            Verdict lastAgain = Verdict.CONTINUE;
            for (int epoch = 1; epoch <= EPOCHS; epoch++) {
                last = once.judge(report(id, 1, epoch, curve[epoch - 1]));
                lastAgain = again.judge(report(id, 2, epoch, curve[epoch - 1]));
                assertThat(lastAgain).isEqualTo(last);
            }
            once.ended(completed(id, curve));
            again.ended(completed(id, curve));
        }
    }

    @Test
    void reportsOfAnAttemptThatWasGivenUpCountNowhere() {
        Pruner plain = experienced();
        Pruner disturbed = experienced();
        for (int epoch = 1; epoch < EPOCHS; epoch++) {
            double accuracy = rising(0.7, EPOCHS)[epoch - 1];
            Verdict verdict = plain.judge(report(31, 2, epoch, accuracy));
            assertThat(disturbed.judge(report(31, 2, epoch, accuracy))).isEqualTo(verdict);
            assertThat(disturbed.judge(report(31, 1, epoch, 0.999))).isEqualTo(Verdict.CONTINUE);
        }
    }

    @Test
    void trialsOfAnEarlierRunCountAsIfTheyHadBeenReported() {
        Pruner reported = open();
        Pruner told = open();
        for (int id = 1; id <= 30; id++) {
            double[] curve = rising(0.5 + 0.01 * (id * 7 % 30), EPOCHS);
            for (int epoch = 1; epoch <= EPOCHS; epoch++) {
                reported.judge(report(id, epoch, curve[epoch - 1]));
            }
            reported.ended(completed(id, curve));
            told.ended(completed(id, curve));
        }
        for (int id = 31; id <= 60; id++) {
            double[] curve = rising(0.5 + 0.01 * (id * 11 % 30), EPOCHS);
            assertThat(train(told, id, curve)).isEqualTo(train(reported, id, curve));
        }
    }

    private static List<Verdict> verdicts(Pruner pruner, List<EpochReport> reports) {
        return reports.stream().map(pruner::judge).toList();
    }

    /** 100 trials side by side, whose scores rise by chance. */
    private static List<EpochReport> randomReports(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<EpochReport> reports = new ArrayList<>();
        for (int epoch = 1; epoch <= EPOCHS; epoch++) {
            for (int id = 1; id <= 100; id++) {
                // Eighths, of which binary fractions are exact, so that 1 − a orders as a does.
                reports.add(report(id, epoch, random.nextInt(epoch * 8) / 256.0));
            }
        }
        return reports;
    }
}
