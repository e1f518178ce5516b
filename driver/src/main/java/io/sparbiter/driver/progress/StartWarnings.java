package io.sparbiter.driver.progress;

import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.search.loop.Budget;
import io.sparbiter.search.loop.SearchListener;
import io.sparbiter.search.loop.SearchState;
import io.sparbiter.search.trial.TrialStart;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/** Tells, once each, what a person should know of how a search and its trials begin. For the loop's thread. */
public final class StartWarnings implements SearchListener {
    private final SearchConfig config;
    private final int slots;
    private final Consumer<String> person;
    private final Set<String> told = new HashSet<>();

    /**
     * @param slots when the search begins, 0 if there are none yet
     * @param person who is told
     */
    public StartWarnings(SearchConfig config, int slots, Consumer<String> person) {
        this.config = config;
        this.slots = slots;
        this.person = person;
    }

    @Override
    public void begun(SearchState state) {
        if (state.nextTrial() == 1) {
            warnOfBlindness(config.budget());
        }
    }

    /** Where all points are tried, it does not matter in which order. */
    private void warnOfBlindness(Budget budget) {
        int trials = budget.trials().orElse(Integer.MAX_VALUE);
        int atATime = budget.atATime(slots);
        boolean isChoice = config.strategy().learns() && trials < config.space().cardinality();
        if (isChoice && trials > 1 && atATime >= trials) {
            person.accept(String.format(
                    Locale.ROOT,
                    "Strategy %s chooses all %,d trials (budget.trials) before it hears of a result, since %,d run at a time"
                            + " (budget.parallelism). Let fewer run at a time, or more in all.",
                    config.strategy().word(),
                    trials,
                    atATime));
        }
    }

    @Override
    public void started(TrialStart start) {
        config.trial().warning(start).filter(told::add).ifPresent(person);
    }
}
