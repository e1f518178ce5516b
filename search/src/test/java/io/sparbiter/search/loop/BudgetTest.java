package io.sparbiter.search.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sparbiter.search.trial.Epochs;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BudgetTest {
    @Test
    void anUnlimitedBudgetHasNoLimit() {
        assertThat(Budget.UNLIMITED.trials()).isEmpty();
        assertThat(Budget.UNLIMITED.maxTime()).isEmpty();
        assertThat(Budget.UNLIMITED.targetScore()).isEmpty();
        assertThat(Budget.UNLIMITED.patience()).isEmpty();
        assertThat(Budget.UNLIMITED.isOutOfPatience(Set.of(1, 2, 3))).isFalse();
        assertThat(Budget.UNLIMITED.minGain()).isEmpty();
        assertThat(Budget.UNLIMITED.isTooLittle(() -> OptionalDouble.of(0))).isFalse();
        assertThat(Budget.UNLIMITED.parallelism()).isEmpty();
        assertThat(Budget.UNLIMITED.failures().inAll()).isEmpty();
    }

    @Test
    void limitsArePositive() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Budgets.trials(0))
                .withMessage("trials must be positive: 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Budgets.patience(0))
                .withMessage("patience must be positive: 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Budgets.minGain(0))
                .withMessage("min_gain must be positive: 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Budgets.parallelism(-1))
                .withMessage("parallelism must be positive: -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Budgets.maxTime(Duration.ZERO))
                .withMessage("max_time must be positive: PT0S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Budgets.trialTimeout(Duration.ofSeconds(-1)))
                .withMessage("trial_timeout must be positive: PT-1S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Budgets.failuresInARow(0))
                .withMessage("failures.in_a_row must be positive: 0");
    }

    @Test
    void aGainIsTooLittleBelowTheLeast() {
        Budget budget = Budgets.minGain(0.01);
        assertThat(budget.isTooLittle(() -> OptionalDouble.of(0.0099))).isTrue();
        assertThat(budget.isTooLittle(() -> OptionalDouble.of(0.01))).isFalse();
        assertThat(budget.isTooLittle(OptionalDouble::empty)).isFalse();
    }

    @Test
    void aPlanHasEpochsAndCountsFrom1() {
        assertThat(new SearchPlan(Epochs.OBJECTIVE, Budget.UNLIMITED, 20, 7)
                        .state()
                        .nextTrial())
                .isEqualTo(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SearchPlan(Epochs.OBJECTIVE, Budget.UNLIMITED, 0, 7))
                .withMessage("a trial trains at least one epoch: 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SearchState(0, List.of(), Map.of(), Optional.empty(), Set.of()))
                .withMessage("trial ids count from 1: 0");
    }
}
