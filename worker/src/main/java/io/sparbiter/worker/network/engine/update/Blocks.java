package io.sparbiter.worker.network.engine.update;

import io.sparbiter.worker.network.keras.KerasAdadelta;
import io.sparbiter.worker.network.keras.KerasNadam;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.updater.BaseMultiLayerUpdater;
import org.deeplearning4j.nn.updater.UpdaterBlock;
import org.deeplearning4j.nn.updater.UpdaterBlock.ParamState;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.learning.regularization.L1Regularization;
import org.nd4j.linalg.learning.regularization.L2Regularization;
import org.nd4j.linalg.learning.regularization.Regularization;

/** Reads what Deeplearning4j's updater of a network does. */
final class Blocks {
    private Blocks() {}

    /** The blocks in the order of the weights, or nothing if there is something unknown. */
    static Optional<List<Block>> of(MultiLayerNetwork network) {
        var blocks = new ArrayList<Block>();
        for (UpdaterBlock block : ((BaseMultiLayerUpdater<?>) network.getUpdater(true)).getUpdaterBlocks()) {
            Optional<Block> known = of(block);
            if (known.isEmpty()) {
                return Optional.empty();
            }
            blocks.add(known.get());
        }
        return Optional.of(blocks);
    }

    private static Optional<Block> of(UpdaterBlock block) {
        IUpdater config = config(block);
        Optional<StepRule> rule = rule(config);
        if (rule.isEmpty()) {
            return Optional.empty();
        }
        int length = block.getParamOffsetEnd() - block.getParamOffsetStart();
        boolean hasState = config.stateSize(length) > 0;
        var segments = new ArrayList<Segment>();
        for (ParamState state : block.getLayersAndVariablesInBlock()) {
            Optional<Penalty> penalty = penalty(state);
            if (penalty.isEmpty() || normalizes(state)) {
                return Optional.empty();
            }
            int place = block.getUpdaterViewOffsetStart() + state.getParamOffsetStart() - block.getParamOffsetStart();
            segments.add(new Segment(
                    state.getParamOffsetStart(),
                    state.getParamOffsetEnd() - state.getParamOffsetStart(),
                    rule.get(),
                    penalty.get(),
                    hasState ? place : -1,
                    place + length));
        }
        return Optional.of(new Block(config, rule.get(), segments));
    }

    private static IUpdater config(UpdaterBlock block) {
        ParamState first = block.getLayersAndVariablesInBlock().get(0);
        return first.getLayer().getConfig().getUpdaterByParam(first.getParamName());
    }

    private static boolean normalizes(ParamState state) {
        var normalization = state.getLayer().getConfig().getGradientNormalization();
        return normalization != null && normalization != GradientNormalization.None;
    }

    static Optional<StepRule> rule(IUpdater config) {
        if (config instanceof Adam adam) {
            return Optional.of(new AdamRule(adam.getBeta1(), adam.getBeta2(), adam.getEpsilon()));
        }
        if (config instanceof KerasNadam nadam) {
            return Optional.of(new NadamRule(nadam.beta1(), nadam.beta2(), nadam.epsilon()));
        }
        if (config instanceof KerasAdadelta adadelta) {
            return Optional.of(new AdadeltaRule(adadelta.rho(), adadelta.epsilon()));
        }
        return config instanceof NoOp ? Optional.of(new Subtraction()) : Optional.empty();
    }

    /** Deeplearning4j's L2 coefficient is of ½·w². */
    private static Optional<Penalty> penalty(ParamState state) {
        List<Regularization> all = state.getLayer().getConfig().getRegularizationByParam(state.getParamName());
        double l1 = 0;
        double l2 = 0;
        for (Regularization one : all == null ? List.<Regularization>of() : all) {
            if (one instanceof L1Regularization penalty) {
                l1 += penalty.getL1().valueAt(0, 0);
            } else if (one instanceof L2Regularization penalty) {
                l2 += penalty.getL2().valueAt(0, 0) / 2;
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(new Penalty((float) l1, (float) l2));
    }

    /** No optimizer: what is given as a gradient is the step itself. */
    private static final class Subtraction implements StepRule {
        @Override
        public void begin(int step, double rate) {
            // The same at every step.
        }

        @Override
        public void step(float[] weights, float[] gradients, float[] first, float[] second, int count) {
            for (int i = 0; i < count; i++) {
                weights[i] -= gradients[i];
            }
        }
    }
}
