package io.sparbiter.driver.progress;

import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.search.loop.Budget;
import io.sparbiter.search.loop.SearchListener;
import io.sparbiter.search.loop.SearchState;
import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.EpochReport;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialResult;
import io.sparbiter.search.trial.TrialStart;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Tells, once each, what a person should know of how a search and its trials begin. For the loop's thread. */
public final class StartWarnings implements SearchListener {
    private static final String LOST_CHECKPOINT =
            "Trial %d, which pruner %s let go on, trains from its first epoch again: no checkpoint of it was found. Set"
                    + " checkpoint.directory to a place that every machine sees, as hdfs://…, which --resume takes; if what"
                    + " trains leaves none there, take pruner: asha in the next search.";

    /** Of proposals, which a strategy needs to learn anything from. */
    private static final int ROUNDS = 5;

    private final SearchConfig config;
    private final int slots;
    private final Consumer<String> person;
    private final Set<String> told = new HashSet<>();
    /** The first epoch of each trial that may go on. */
    private final Map<Integer, Epoch> firstEpochs = new HashMap<>();
    /** The trials that went on and have not reported since. */
    private final Set<Integer> goingOn = new HashSet<>();

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
        state.paused().forEach(this::ended);
    }

    /** Where all points are tried, it does not matter in which order. */
    private void warnOfBlindness(Budget budget) {
        int trials = budget.trials().orElse(Integer.MAX_VALUE);
        int atATime = budget.atATime(slots);
        boolean isChoice =
                config.strategy().learns() && trials < config.space().size().points();
        if (isChoice && trials > 1 && atATime >= trials) {
            person.accept(String.format(
                    Locale.ROOT,
                    "Strategy %s chooses all %,d trials (budget.trials) before it hears of a result, since %,d run at a time"
                            + " (budget.parallelism). Set budget.parallelism to %d, or budget.trials to %,d.",
                    config.strategy().word(),
                    trials,
                    atATime,
                    Math.max(1, trials / ROUNDS),
                    (long) atATime * ROUNDS));
        }
    }

    @Override
    public void started(TrialStart start) {
        config.trial().warning(start).filter(told::add).ifPresent(person);
    }

    @Override
    public void continued(Trial trial) {
        goingOn.add(trial.id());
    }

    @Override
    public void ended(TrialResult result) {
        goingOn.remove(result.trial().id());
        result.outcome().history().stream()
                .findFirst()
                .filter(epoch -> result.outcome() instanceof Outcome.Pruned)
                .ifPresent(epoch -> firstEpochs.put(result.trial().id(), epoch));
    }

    /**
     * What goes on from a checkpoint repeats its reports to the last digit and millisecond. Without checkpoints at all it is
     * known from the beginning that nothing does, and {@link SearchConfig} warns.
     */
    @Override
    public void epochEnded(EpochReport report) {
        boolean isAnew = goingOn.remove(report.trialId())
                && report.epoch().number() == 1
                && !report.epoch().equals(firstEpochs.get(report.trialId()));
        if (isAnew && !config.checkpoint().isOff() && told.add(LOST_CHECKPOINT)) {
            person.accept(String.format(
                    Locale.ROOT,
                    LOST_CHECKPOINT,
                    report.trialId(),
                    config.pruner().word()));
        }
    }
}
