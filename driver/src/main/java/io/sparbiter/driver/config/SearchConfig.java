package io.sparbiter.driver.config;

import io.sparbiter.search.generate.Strategy;
import io.sparbiter.search.loop.Budget;
import io.sparbiter.search.prune.PrunerSettings;
import io.sparbiter.search.space.Point;
import io.sparbiter.search.space.Space;
import io.sparbiter.search.trial.Objective;
import io.sparbiter.search.trial.ReportSchema;
import io.sparbiter.worker.data.DataSettings;
import io.sparbiter.worker.network.NetworkReports;
import io.sparbiter.worker.network.NetworkSettings;
import io.sparbiter.worker.training.TrainingSettings;
import java.util.List;
import java.util.OptionalLong;

/**
 * All settings of a search, checked.
 *
 * @param start points of the space to try first, in this order, without repetition
 * @param seed of the search; empty if neither file nor command line gives one: then the caller draws one and sets it
 */
public record SearchConfig(
        Space space,
        DataSettings data,
        NetworkSettings network,
        TrainingSettings training,
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
                space,
                data,
                network,
                training,
                strategy,
                pruner,
                objective,
                budget,
                checkpoint,
                start,
                OptionalLong.of(value));
    }

    /** What its trials report. */
    public ReportSchema reports() {
        return NetworkReports.SCHEMA;
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
