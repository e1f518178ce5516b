package io.sparbiter.worker.network.engine.update;

import io.sparbiter.worker.network.keras.KerasAdadelta;
import io.sparbiter.worker.network.keras.KerasNadam;
import io.sparbiter.worker.network.layers.KerasSemantics;
import io.sparbiter.worker.network.layers.LayerPlan.Part;
import io.sparbiter.worker.network.layers.LayerPlan.Role;
import io.sparbiter.worker.network.layers.NetworkPlan;
import io.sparbiter.worker.network.layers.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * Says what is done with each weight of a plan, and where Deeplearning4j keeps the optimizer's state for it: neighbours
 * with an optimizer form a block, which has first the first numbers of all its weights, then the second ones.
 */
final class Blocks {
    private static final Penalty NONE = new Penalty(0, 0);

    private final StepRule rule;
    private final Penalty penalty;
    private final List<Block> blocks = new ArrayList<>();
    private long state;

    private Blocks(NetworkPlan plan, StepRule rule) {
        this.rule = rule;
        penalty = new Penalty((float) plan.l1(), (float) plan.l2());
    }

    /** The blocks in the order of the weights. */
    static List<Block> of(NetworkPlan plan, StepRule rule) {
        var blocks = new Blocks(plan, rule);
        var neighbours = new ArrayList<Part>();
        for (Part part : plan.parts()) {
            if (part.role() == Role.MOMENT) {
                blocks.addBlock(neighbours);
                neighbours.clear();
                blocks.addMoments(part.slice());
            } else {
                neighbours.add(part);
            }
        }
        blocks.addBlock(neighbours);
        return blocks.blocks;
    }

    private void addBlock(List<Part> parts) {
        if (parts.isEmpty()) {
            return;
        }
        long length = parts.stream().mapToLong(part -> part.slice().length()).sum();
        long place = state;
        var segments = new ArrayList<Segment>();
        for (Part part : parts) {
            segments.add(new Segment(
                    Math.toIntExact(part.slice().offset()),
                    part.slice().size(),
                    rule,
                    part.role() == Role.PENALIZED ? penalty : NONE,
                    Math.toIntExact(place),
                    Math.toIntExact(place + length)));
            place += part.slice().length();
        }
        state += 2 * length;
        blocks.add(new Block(rule, segments));
    }

    private void addMoments(Slice slice) {
        var rule = new Subtraction();
        var segment = new Segment(Math.toIntExact(slice.offset()), slice.size(), rule, NONE, -1, -1);
        blocks.add(new Block(rule, List.of(segment)));
    }

    /** How the plan's optimizer steps, if that is known here. */
    static Optional<StepRule> rule(NetworkPlan plan) {
        return rule(KerasSemantics.updater(plan.optimizer(), plan.learningRate()));
    }

    static Optional<StepRule> rule(IUpdater config) {
        if (config instanceof Adam adam) {
            return Optional.of(new AdamRule(adam.getBeta1(), adam.getBeta2(), adam.getEpsilon()));
        }
        if (config instanceof KerasNadam nadam) {
            return Optional.of(new NadamRule(nadam.beta1(), nadam.beta2(), nadam.epsilon()));
        }
        return config instanceof KerasAdadelta adadelta
                ? Optional.of(new AdadeltaRule(adadelta.rho(), adadelta.epsilon()))
                : Optional.empty();
    }

    /** No optimizer: what is given as a gradient is the step itself. */
    private static final class Subtraction implements StepRule {
        @Override
        public void begin(int step, double rate) {
            // The same at every step.
        }

        @Override
        public float[] rates() {
            return new float[0];
        }

        @Override
        public float[] constants() {
            return new float[0];
        }

        @Override
        public void step(float[] weights, float[] gradients, float[] first, float[] second, int count) {
            for (int i = 0; i < count; i++) {
                weights[i] -= gradients[i];
            }
        }
    }
}
