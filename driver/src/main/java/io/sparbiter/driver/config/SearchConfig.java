package io.sparbiter.driver.config;

import io.sparbiter.driver.config.trial.TrialType;
import io.sparbiter.search.generate.Strategy;
import io.sparbiter.search.generate.Strategy.Bayesian;
import io.sparbiter.search.loop.Budget;
import io.sparbiter.search.prune.PrunerSettings;
import io.sparbiter.search.prune.PrunerSettings.Promotion;
import io.sparbiter.search.prune.PrunerSettings.SuccessiveHalving;
import io.sparbiter.search.space.Point;
import io.sparbiter.search.space.Space;
import io.sparbiter.search.trial.Objective;
import io.sparbiter.search.trial.ReportSchema;
import java.security.SecureRandom;
import java.util.List;
import java.util.OptionalLong;

/**
 * All settings of a search, checked.
 *
 * <pre>{@code
 * SearchConfig config = new SearchConfigReader().read(file).withSeed(42);
 * String everySetting = config.resolved().yaml();
 * }</pre>
 *
 * @param trial what its trials run, with its settings
 * @param start points of the space to try first, in this order, without repetition
 * @param seed of the search; empty if neither file nor command line gives one: then the caller draws one and sets it
 */
public record SearchConfig(
        Space space,
        TrialType trial,
        Strategy strategy,
        PrunerSettings pruner,
        Objective objective,
        Budget budget,
        CheckpointConfig checkpoint,
        List<Point> start,
        OptionalLong seed) {
    public SearchConfig {
        start = List.copyOf(start);
    }

    public SearchConfig withSeed(long value) {
        return new SearchConfig(
                space, trial, strategy, pruner, objective, budget, checkpoint, start, OptionalLong.of(value));
    }

    /** With its seed, or one that is drawn, short enough to be typed again. */
    public SearchConfig seeded() {
        return seed.isPresent() ? this : withSeed(new SecureRandom().nextInt(1_000_000));
    }

    /**
     * For going on with a search: what is a default now is what was the default when that search began.
     *
     * @param begun what the search began with
     */
    public SearchConfig withDefaultsOf(SearchConfig begun) {
        boolean hasFormerStrategy = strategy.equals(Bayesian.DEFAULT) && begun.strategy.equals(Bayesian.FORMER_DEFAULT);
        boolean hasFormerPruner = pruner.equals(Promotion.DEFAULT) && begun.pruner.equals(SuccessiveHalving.DEFAULT);
        return new SearchConfig(
                space,
                trial,
                hasFormerStrategy ? begun.strategy : strategy,
                hasFormerPruner ? begun.pruner : pruner,
                objective,
                budget,
                checkpoint,
                start,
                seed);
    }

    /** What a person should know before it runs; mostly nothing. */
    public List<String> warnings() {
        boolean letsGoOn =
                pruner.letsGoOn() && !pruner.rungs(trial.limits().epochs()).isEmpty();
        return letsGoOn && checkpoint.isOff()
                ? List.of("Without checkpoints (checkpoint.directory: none) trials that pruner " + pruner.word()
                        + " lets go on train from their first epoch again. Keep checkpoints, or take pruner: asha.")
                : List.of();
    }

    /** What its trials report. */
    public ReportSchema reports() {
        return trial.reports();
    }

    /** All settings, defaults included, as text. */
    public ResolvedConfig resolved() {
        return ResolvedConfig.of(this);
    }

    /** 16 hexadecimal digits that tell searches apart; equal where {@link #differences} is empty. */
    public String hash() {
        return resolved().hash();
    }

    /**
     * The names of the settings in which another configuration is another search, sorted, as in {@code training.batch}.
     * Budgets don't count, nor do checkpoints: they may change when a search is resumed.
     */
    public List<String> differences(SearchConfig other) {
        return resolved().differences(other.resolved());
    }
}
