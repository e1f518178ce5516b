package io.sparbiter.search.prune;

import static io.sparbiter.search.prune.Reports.report;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.search.prune.PrunerSettings.Hyperband;
import io.sparbiter.search.trial.Verdict;
import org.junit.jupiter.api.Test;

class HyperbandTest extends EndingPrunerContract {
    @Override
    protected PrunerSettings settings() {
        return Hyperband.DEFAULT;
    }

    /** Three brackets, 9 : 5 : 3: trials of the last train to the end whatever they show. */
    @Test
    void threeOfSeventeenTrialsAreNeverJudged() {
        Pruner pruner = open();
        int[] stops = new int[EPOCHS + 1];
        for (int id = 1; id <= 1700; id++) {
            stops[lastEpoch(pruner, id)]++;
        }
        // The first two of a bracket are kept, having too little to be compared with.
        assertThat(stops[3]).isBetween(894, 904);
        assertThat(stops[9]).isBetween(494, 504);
        assertThat(stops[EPOCHS]).isBetween(296, 308);
    }

    private static int lastEpoch(Pruner pruner, int id) {
        for (int epoch = 1; epoch < EPOCHS; epoch++) {
            if (pruner.judge(report(id, epoch, 1.0 / id)) instanceof Verdict.Stop) {
                return epoch;
            }
        }
        return EPOCHS;
    }
}
