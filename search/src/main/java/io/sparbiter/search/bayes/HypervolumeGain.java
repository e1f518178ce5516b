package io.sparbiter.search.bayes;

import io.sparbiter.search.bayes.GrowingSurrogate.Prediction;
import io.sparbiter.search.choose.History;
import io.sparbiter.search.choose.Observation;
import io.sparbiter.search.choose.Observation.Kind;
import io.sparbiter.search.choose.Stage;
import io.sparbiter.search.pareto.Box;
import io.sparbiter.search.pareto.ParetoFront;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The worth of points by several objectives: the hypervolume that they are expected to add to what the Pareto front
 * dominates (Emmerich, Giannakoglou and Naujoks, Single- and Multiobjective Evolutionary Optimization Assisted by Gaussian
 * Random Field Metamodels, 2006). It is exact: the objectives of a point are independent given the observations, and so its
 * gain within a box is a product over them (Yang, Emmerich, Deutz and Bäck, Efficient Computation of Expected Hypervolume
 * Improvement Using Box Decomposition Algorithms, 2019). By the bound of {@link Acquisition#LCB}, it is what a point at its
 * bounds would add (Ponweiser, Wagner, Biermann and Vincze, Multiobjective Optimization on a Limited Budget of Evaluations
 * Using Model-Assisted S-Metric Selection, 2008).
 */
final class HypervolumeGain implements Criterion.Worth {
    /**
     * The reference point is worse than the worst of the front by so much of its range: with less, the ends of the front
     * count for nothing (Ishibuchi and others, How to Specify a Reference Point in Hypervolume Calculation, 2018).
     */
    private static final double MARGIN = 0.1;

    private final Acquisition acquisition;

    HypervolumeGain(Acquisition acquisition) {
        this.acquisition = acquisition;
    }

    @Override
    public IntToDoubleFunction of(Prediction prediction, History history) {
        int objectives = prediction.means().size();
        List<double[]> front = front(history);
        List<Box> boxes = Box.notDominated(front, reference(front, objectives));
        List<Excess> excesses = IntStream.range(0, objectives)
                .mapToObj(objective -> new Excess(objective, boxes, prediction))
                .toList();
        return c -> {
            excesses.forEach(excess -> excess.at(c));
            return Math.log(gain(excesses, boxes.size()));
        };
    }

    private static double gain(List<Excess> excesses, int boxes) {
        double sum = 0;
        for (int box = 0; box < boxes; box++) {
            double product = 1;
            for (Excess excess : excesses) {
                product *= excess.within(box);
            }
            sum += product;
        }
        return sum;
    }

    /** Of the trials that completed and have a number for every objective. */
    private static List<double[]> front(History history) {
        List<Map<Stage, Double>> targets = ScoreScale.targets(history);
        List<double[]> complete = history.observations().stream()
                .filter(observation -> observation.kind() == Kind.FULL)
                .map(Observation::stage)
                .map(stage -> targets.stream()
                        .mapToDouble(of -> of.getOrDefault(stage, Double.NaN))
                        .toArray())
                .filter(values -> Arrays.stream(values).noneMatch(Double::isNaN))
                .toList();
        return ParetoFront.of(complete, Function.identity());
    }

    private static double[] reference(List<double[]> front, int objectives) {
        return IntStream.range(0, objectives)
                .mapToObj(objective ->
                        front.stream().mapToDouble(values -> values[objective]).summaryStatistics())
                .mapToDouble(HypervolumeGain::belowWorst)
                .toArray();
    }

    /** Where all are equal, targets differ by about 1 elsewhere; where there is none, their mean is 0. */
    private static double belowWorst(DoubleSummaryStatistics front) {
        if (front.getCount() == 0) {
            return 0;
        }
        double range = front.getMax() - front.getMin();
        return front.getMin() - MARGIN * (range > 0 ? range : 1);
    }

    /** By how much a point exceeds the edges of boxes in one objective. Many boxes share an edge, which is asked for once. */
    private final class Excess {
        private final float[] means;
        private final float[] variances;
        private final double[] edges;
        /** By box, the edge's place. */
        private final int[] lower;

        private final int[] upper;
        private final double[] atEdges;

        Excess(int objective, List<Box> boxes, Prediction prediction) {
            means = prediction.means().get(objective);
            variances = prediction.variances().get(objective);
            edges = boxes.stream()
                    .flatMap(box -> Stream.of(box.lower()[objective], box.upper()[objective]))
                    .mapToDouble(Double::doubleValue)
                    .sorted()
                    .distinct()
                    .toArray();
            lower = places(boxes, box -> box.lower()[objective]);
            upper = places(boxes, box -> box.upper()[objective]);
            atEdges = new double[edges.length];
        }

        private int[] places(List<Box> boxes, Function<Box, Double> edge) {
            return boxes.stream()
                    .mapToInt(box -> Arrays.binarySearch(edges, edge.apply(box)))
                    .toArray();
        }

        /** Goes over to a point of the pool. */
        void at(int number) {
            double deviation = Criterion.deviation(variances[number]);
            for (int edge = 0; edge < edges.length; edge++) {
                atEdges[edge] = edges[edge] == Double.POSITIVE_INFINITY
                        ? 0
                        : acquisition.excess(means[number], deviation, edges[edge]);
            }
        }

        /** How far the point reaches into a box. */
        double within(int box) {
            return atEdges[lower[box]] - atEdges[upper[box]];
        }
    }
}
