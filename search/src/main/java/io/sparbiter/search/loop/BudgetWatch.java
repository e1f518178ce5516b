package io.sparbiter.search.loop;

import io.sparbiter.search.trial.Direction;
import java.time.Instant;

/** What is left of a budget. */
final class BudgetWatch {
    private final Budget budget;
    private final Direction direction;
    private final Instant deadline;
    private boolean targetReached;

    BudgetWatch(Budget budget, Direction direction, Instant begin) {
        this.budget = budget;
        this.direction = direction;
        deadline = budget.maxTime().map(begin::plus).orElse(Instant.MAX);
    }

    /** When the time is up, {@link Instant#MAX} for never. */
    Instant deadline() {
        return deadline;
    }

    /** How many trials there can be from this id on. */
    int trialsFrom(int nextTrial) {
        return Math.max(0, budget.trials().orElse(Integer.MAX_VALUE) - (nextTrial - 1));
    }

    /** How many trials can be in flight on so many slots. */
    int parallelism(int slots) {
        return Math.min(slots, budget.parallelism().orElse(Integer.MAX_VALUE));
    }

    /** Looks whether a trial's or an epoch's score reaches the target. */
    void score(double score) {
        if (budget.targetScore().isPresent() && Double.isFinite(score)) {
            targetReached |= !direction.isBetter(budget.targetScore().getAsDouble(), score);
        }
    }

    boolean isTargetReached() {
        return targetReached;
    }
}
