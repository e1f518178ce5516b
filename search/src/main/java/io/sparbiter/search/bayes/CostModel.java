package io.sparbiter.search.bayes;

import io.sparbiter.search.choose.History;
import io.sparbiter.search.choose.Observation;
import io.sparbiter.search.choose.Pool;
import io.sparbiter.search.space.Axis;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * Predicts the logarithm of a point's seconds per epoch: that of its workload, where one is known, and what ridge
 * regression on the levels finds beyond it, as if each choice multiplied the cost by a factor of its own.
 */
final class CostModel {
    /** Variance of a logarithm around its prediction over that of the effects. */
    private static final double RIDGE = 0.1;

    /** A workload leaves less to explain. */
    private static final double RIDGE_WITH_WORKLOAD = 0.3;

    /** Longer axes have no effect: too few of their levels are seen. */
    private static final int LONGEST_AXIS = 64;

    private final Workloads workloads;
    private final List<Axis> axes;
    private final int[] offsets;
    private final DMatrixRMaj effects;
    private double mean;

    CostModel(History history, Workloads workloads) {
        this.workloads = workloads;
        axes = history.space().axes();
        offsets = new int[axes.size() + 1];
        for (int axis = 0; axis < axes.size(); axis++) {
            int size = axes.get(axis).size();
            offsets[axis + 1] = offsets[axis] + (size <= LONGEST_AXIS ? size : 0);
        }
        effects = new DMatrixRMaj(offsets[axes.size()], 1);
        List<Observation> timed = history.observations().stream()
                .filter(observation -> observation.secondsPerEpoch() > 0)
                .toList();
        if (!timed.isEmpty()) {
            fit(history, timed);
        }
    }

    private void fit(History history, List<Observation> timed) {
        double[] logs = timed.stream().mapToDouble(this::beyondWorkload).toArray();
        mean = IntStream.range(0, logs.length)
                .mapToDouble(i -> logs[i])
                .average()
                .orElseThrow();
        var products = new DMatrixRMaj(effects.numRows, effects.numRows);
        var sums = new DMatrixRMaj(effects.numRows, 1);
        for (int i = 0; i < effects.numRows; i++) {
            products.set(i, i, workloads.areKnown() ? RIDGE_WITH_WORKLOAD : RIDGE);
        }
        for (int i = 0; i < logs.length; i++) {
            int[] choices = choices(history.space().levels(timed.get(i).index()));
            for (int a : choices) {
                sums.data[a] += logs[i] - mean;
                for (int b : choices) {
                    products.add(a, b, 1);
                }
            }
        }
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.symmPosDef(effects.numRows);
        if (solver.setA(products)) {
            solver.solve(sums, effects);
        }
    }

    private double beyondWorkload(Observation observation) {
        return Math.log(observation.secondsPerEpoch()) - workloads.log(observation.index());
    }

    private int[] choices(int[] levels) {
        return IntStream.range(0, levels.length)
                .filter(axis -> offsets[axis + 1] > offsets[axis])
                .map(axis -> offsets[axis] + levels[axis])
                .toArray();
    }

    /** For each point of a pool; as if all took the same time for the same work while no duration is known. */
    float[] predict(Pool pool) {
        float[] logarithms = workloads.logs(pool);
        for (int c = 0; c < logarithms.length; c++) {
            logarithms[c] += (float) mean;
        }
        for (int group = 0; group < pool.groups().size(); group++) {
            if (!pool.groups().get(group).isLong()) {
                add(pool.groups().get(group).table(this::effect, Double::sum), pool.codes(group), logarithms);
            }
        }
        return logarithms;
    }

    private double effect(int axis, int level) {
        return offsets[axis + 1] > offsets[axis] ? effects.data[offsets[axis] + level] : 0;
    }

    private static void add(double[] table, int[] codes, float[] logarithms) {
        for (int c = 0; c < codes.length; c++) {
            logarithms[c] = logarithms[c] + (float) table[codes[c]];
        }
    }
}
