package io.sparbiter.search.prune;

import static io.sparbiter.search.prune.Reports.rising;
import static io.sparbiter.search.prune.Reports.train;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.search.trial.Verdict;
import org.junit.jupiter.api.Test;

class NoPruningTest extends EndingPrunerContract {
    @Override
    protected PrunerSettings settings() {
        return new PrunerSettings.NoPruning();
    }

    @Test
    void theWorstTrialTrainsToTheEnd() {
        assertThat(train(experienced(), 31, rising(0.11, EPOCHS))).isEqualTo(Verdict.CONTINUE);
    }
}
