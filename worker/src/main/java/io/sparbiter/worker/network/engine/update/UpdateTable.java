package io.sparbiter.worker.network.engine.update;

import io.sparbiter.worker.network.layers.NetworkPlan;
import java.util.List;

/**
 * A plan's optimizer as numbers, for whoever steps elsewhere than {@link Optimization}; the steps are the same to the last
 * bit. For one thread.
 */
public final class UpdateTable {
    private final List<Row> rows;
    private final StepRule rule;

    private UpdateTable(List<Row> rows, StepRule rule) {
        this.rows = List.copyOf(rows);
        this.rule = rule;
    }

    /** Optimizers that are known. */
    public enum Kind {
        ADAM,
        NADAM,
        ADADELTA
    }

    /**
     * Neighbouring weights that are stepped alike.
     *
     * @param offset of the first among all weights
     * @param first where the optimizer's first numbers of state begin; -1 if its gradient is subtracted as it is
     * @param second where its second ones begin
     * @param l1 times the sum of absolute weights is added to the loss
     * @param l2 times the sum of squared weights
     */
    public record Row(int offset, int length, int first, int second, float l1, float l2) {}

    /** Of a plan that {@link Optimization#supports}. */
    public static UpdateTable of(NetworkPlan plan) {
        StepRule rule = Blocks.rule(plan).orElseThrow();
        List<Row> rows = Blocks.of(plan, rule).stream()
                .flatMap(block -> block.segments().stream())
                .map(segment -> new Row(
                        segment.offset(),
                        segment.length(),
                        segment.first(),
                        segment.second(),
                        segment.penalty().l1(),
                        segment.penalty().l2()))
                .toList();
        return new UpdateTable(rows, rule);
    }

    /** In the order of the weights, without a gap. */
    public List<Row> rows() {
        return rows;
    }

    /** {@code keep1, take1, keep2, take2, epsilon}: the shares of moments that stay and of what comes in. */
    public float[] constants() {
        return rule.constants();
    }

    public Kind kind() {
        if (rule instanceof AdamRule) {
            return Kind.ADAM;
        }
        return rule instanceof NadamRule ? Kind.NADAM : Kind.ADADELTA;
    }

    /**
     * What depends on a step alone.
     *
     * @param number of the step, from 1
     * @return the rate of Adam and Adadelta; of Nadam the mean's and the gradient's rate and the correction
     */
    public float[] rates(int number, double learningRate) {
        rule.begin(number, learningRate);
        return rule.rates();
    }
}
