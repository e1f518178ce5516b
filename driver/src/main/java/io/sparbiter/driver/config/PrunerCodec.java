package io.sparbiter.driver.config;

import static io.sparbiter.driver.config.yaml.ValueTypes.AT_LEAST_TWO;
import static io.sparbiter.driver.config.yaml.ValueTypes.COUNT;
import static io.sparbiter.driver.config.yaml.ValueTypes.COUNT_OR_NONE;

import io.sparbiter.driver.config.yaml.Codec;
import io.sparbiter.driver.config.yaml.Fields;
import io.sparbiter.driver.config.yaml.TypeCodec;
import io.sparbiter.driver.config.yaml.TypeCodec.Variant;
import io.sparbiter.search.prune.PrunerSettings;
import io.sparbiter.search.prune.PrunerSettings.Hyperband;
import io.sparbiter.search.prune.PrunerSettings.MedianStopping;
import io.sparbiter.search.prune.PrunerSettings.NoPruning;
import io.sparbiter.search.prune.PrunerSettings.Promotion;
import io.sparbiter.search.prune.PrunerSettings.SuccessiveHalving;
import java.util.List;

/** Codes {@code pruner}: its type, and the options of this type. */
final class PrunerCodec {
    static final Codec<PrunerSettings> PRUNER = new TypeCodec<>(
            Promotion.DEFAULT,
            PrunerSettings::word,
            List.of(
                    Variant.of(NoPruning.class, new NoPruning()),
                    Variant.of(SuccessiveHalving.class, SuccessiveHalving.DEFAULT, PrunerCodec::asha),
                    Variant.of(Promotion.class, Promotion.DEFAULT, PrunerCodec::promotion),
                    Variant.of(Hyperband.class, Hyperband.DEFAULT, PrunerCodec::hyperband),
                    Variant.of(MedianStopping.class, MedianStopping.DEFAULT, PrunerCodec::median)));

    private PrunerCodec() {}

    private static SuccessiveHalving asha(Fields<SuccessiveHalving> fields) {
        return new SuccessiveHalving(
                fields.get("min_epochs", COUNT, SuccessiveHalving::minEpochs),
                fields.get("reduction_factor", AT_LEAST_TWO, SuccessiveHalving::reductionFactor),
                fields.get("brackets", COUNT, SuccessiveHalving::brackets));
    }

    private static Promotion promotion(Fields<Promotion> fields) {
        return new Promotion(
                fields.get("min_epochs", COUNT, Promotion::minEpochs),
                fields.get("rung_factor", AT_LEAST_TWO, Promotion::rungFactor),
                fields.get("share", AT_LEAST_TWO, Promotion::share),
                fields.get("keep", COUNT, Promotion::keep));
    }

    private static Hyperband hyperband(Fields<Hyperband> fields) {
        return new Hyperband(
                fields.get("min_epochs", COUNT, Hyperband::minEpochs),
                fields.get("reduction_factor", AT_LEAST_TWO, Hyperband::reductionFactor));
    }

    private static MedianStopping median(Fields<MedianStopping> fields) {
        return new MedianStopping(
                fields.get("startup_trials", COUNT, MedianStopping::startupTrials),
                fields.get("warmup_epochs", COUNT_OR_NONE, MedianStopping::warmupEpochs));
    }
}
