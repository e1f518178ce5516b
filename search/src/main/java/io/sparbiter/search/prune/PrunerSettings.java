package io.sparbiter.search.prune;

import io.sparbiter.search.trial.Objective;
import java.io.Serializable;
import java.util.List;

/**
 * A configured pruner: the word a user meets under {@code pruner} in a search file, with its options. A new one is a
 * record here and an entry in the driver's {@code PrunerCodec}.
 *
 * <p>By default nobody is judged before the third epoch. In the first, batch-norm's running statistics still hold much of
 * their initial values, so validation scores lag behind what a network has learned; and optimizers that build up their
 * step size, above all Adadelta, begin slower than Adam whatever they reach later. A rung at one epoch would compare
 * such beginnings and not the networks.
 *
 * <pre>{@code
 * Pruner pruner = SuccessiveHalving.DEFAULT.open(objective, 27);
 * Verdict verdict = pruner.judge(report);
 * }</pre>
 */
public sealed interface PrunerSettings extends Serializable {
    /** Its word in files and tables. */
    String word();

    /**
     * Opens the pruner, which has heard of nothing yet.
     *
     * @param epochs the most epochs of a trial
     */
    Pruner open(Objective objective, int epochs);

    /**
     * The epochs at which it compares trials, or some of them, rising; empty if there are none or if every epoch is one.
     *
     * @param epochs the most epochs of a trial
     */
    default List<Integer> rungs(int epochs) {
        return List.of();
    }

    /** Whether trials that it stops may go on later, see {@link Pruner#due}. */
    default boolean letsGoOn() {
        return false;
    }

    /** Every trial trains as long as it wants. */
    record NoPruning() implements PrunerSettings {
        @Override
        public String word() {
            return "none";
        }

        @Override
        public Pruner open(Objective objective, int epochs) {
            return Pruner.NONE;
        }
    }

    /**
     * Ends trials whose best score is below the median of the completed ones' running averages.
     *
     * @param startupTrials how many completed trials an epoch must have before it is judged, at least 1
     * @param warmupEpochs how many epochs of every trial are not judged, not negative
     */
    record MedianStopping(int startupTrials, int warmupEpochs) implements PrunerSettings {
        public static final MedianStopping DEFAULT = new MedianStopping(5, 2);

        public MedianStopping {
            requireAtLeast(1, "startup trials", startupTrials);
            requireAtLeast(0, "warm-up epochs", warmupEpochs);
        }

        @Override
        public String word() {
            return "median";
        }

        @Override
        public Pruner open(Objective objective, int epochs) {
            return new MedianPruner(this, objective, epochs);
        }
    }

    /**
     * Asynchronous successive halving: rungs at {@code minEpochs}, {@code minEpochs × reductionFactor}, …, at each of
     * which the best of {@code reductionFactor} trials goes on.
     *
     * @param minEpochs of the first rung, at least 1
     * @param reductionFactor at least 2
     * @param brackets groups of trials, the second without the first rung, the third without the first two, …; at least 1
     */
    record SuccessiveHalving(int minEpochs, int reductionFactor, int brackets) implements PrunerSettings {
        public static final SuccessiveHalving DEFAULT = new SuccessiveHalving(3, 3, 1);

        public SuccessiveHalving {
            requireAtLeast(1, "min epochs", minEpochs);
            requireAtLeast(2, "a reduction factor", reductionFactor);
            requireAtLeast(1, "brackets", brackets);
        }

        @Override
        public String word() {
            return "asha";
        }

        @Override
        public List<Integer> rungs(int epochs) {
            return Rungs.below(epochs, minEpochs, reductionFactor).epochs();
        }

        @Override
        public Pruner open(Objective objective, int epochs) {
            return new HalvingPruner(Rungs.below(epochs, minEpochs, reductionFactor), brackets, objective, epochs);
        }
    }

    /** As {@link SuccessiveHalving}, with all brackets there are, the last of which lets its trials train to the end. */
    record Hyperband(int minEpochs, int reductionFactor) implements PrunerSettings {
        public static final Hyperband DEFAULT = new Hyperband(3, 3);

        public Hyperband {
            requireAtLeast(1, "min epochs", minEpochs);
            requireAtLeast(2, "a reduction factor", reductionFactor);
        }

        @Override
        public String word() {
            return "hyperband";
        }

        @Override
        public List<Integer> rungs(int epochs) {
            return Rungs.below(epochs, minEpochs, reductionFactor).epochs();
        }

        @Override
        public Pruner open(Objective objective, int epochs) {
            var rungs = Rungs.below(epochs, minEpochs, reductionFactor);
            return new HalvingPruner(rungs, rungs.brackets(), objective, epochs);
        }
    }

    /**
     * Asynchronous successive halving with promotion: at each rung trials wait, and one of {@code share} goes on, the
     * best or the one that the strategy names. Rungs are at {@code minEpochs}, {@code minEpochs × rungFactor}, ….
     *
     * @param minEpochs of the first rung, at least 1
     * @param rungFactor from rung to rung, at least 2
     * @param share of how many trials at a rung one goes on, at least 2
     * @param keep how many trials wait at most, in all rungs together, at least 1; each keeps a checkpoint
     */
    record Promotion(int minEpochs, int rungFactor, int share, int keep) implements PrunerSettings {
        public static final Promotion DEFAULT = new Promotion(3, 3, 2, 30);

        public Promotion {
            requireAtLeast(1, "min epochs", minEpochs);
            requireAtLeast(2, "a rung factor", rungFactor);
            requireAtLeast(2, "a share", share);
            requireAtLeast(1, "keep", keep);
        }

        @Override
        public String word() {
            return "promotion";
        }

        @Override
        public List<Integer> rungs(int epochs) {
            return Rungs.below(epochs, minEpochs, rungFactor).epochs();
        }

        @Override
        public boolean letsGoOn() {
            return true;
        }

        @Override
        public Pruner open(Objective objective, int epochs) {
            return new PromotionPruner(this, objective, epochs);
        }
    }

    private static void requireAtLeast(int least, String what, int value) {
        if (value < least) {
            throw new IllegalArgumentException(what + " must be at least " + least + ": " + value);
        }
    }
}
