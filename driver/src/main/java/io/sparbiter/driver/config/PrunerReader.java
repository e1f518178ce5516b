package io.sparbiter.driver.config;

import static io.sparbiter.driver.config.ValueTypes.COUNT;
import static io.sparbiter.driver.config.ValueTypes.COUNT_OR_NONE;
import static io.sparbiter.driver.config.ValueTypes.INTEGER;
import static io.sparbiter.driver.config.ValueTypes.oneOf;

import io.sparbiter.search.prune.PrunerSettings;
import io.sparbiter.search.prune.PrunerSettings.Hyperband;
import io.sparbiter.search.prune.PrunerSettings.MedianStopping;
import io.sparbiter.search.prune.PrunerSettings.NoPruning;
import io.sparbiter.search.prune.PrunerSettings.SuccessiveHalving;
import java.util.List;
import java.util.Optional;

/** Reads {@code pruner}: its type, and the options of this type. */
final class PrunerReader {
    private static final PrunerSettings DEFAULT = SuccessiveHalving.DEFAULT;
    private static final ValueType<PrunerSettings> TYPE = oneOf(
            List.of(new NoPruning(), SuccessiveHalving.DEFAULT, Hyperband.DEFAULT, MedianStopping.DEFAULT),
            PrunerSettings::word);
    private static final ValueType<Integer> FACTOR = INTEGER.where(value -> value >= 2, "must be at least 2");

    private PrunerReader() {}

    static PrunerSettings read(Section section) {
        if (section.isEmpty()) {
            section.allowAnything();
            return DEFAULT;
        }
        Optional<PrunerSettings> type =
                section.require("type", TYPE, "Add type: " + DEFAULT.word() + ", the default, or another type.");
        if (type.isEmpty()) {
            // Without a type nobody knows which options belong here.
            section.allowAnything();
        }
        return type.map(usual -> options(section, usual)).orElse(DEFAULT);
    }

    private static PrunerSettings options(Section section, PrunerSettings usual) {
        if (usual instanceof SuccessiveHalving asha) {
            return new SuccessiveHalving(
                    section.get("min_epochs", COUNT, asha.minEpochs()),
                    section.get("reduction_factor", FACTOR, asha.reductionFactor()),
                    section.get("brackets", COUNT, asha.brackets()));
        }
        if (usual instanceof Hyperband hyperband) {
            return new Hyperband(
                    section.get("min_epochs", COUNT, hyperband.minEpochs()),
                    section.get("reduction_factor", FACTOR, hyperband.reductionFactor()));
        }
        if (usual instanceof MedianStopping median) {
            return new MedianStopping(
                    section.get("startup_trials", COUNT, median.startupTrials()),
                    section.get("warmup_epochs", COUNT_OR_NONE, median.warmupEpochs()));
        }
        return usual;
    }
}
