package io.sparbiter.search.bayes;

import io.sparbiter.search.bayes.Evidence.Prior;
import io.sparbiter.search.choose.History;
import io.sparbiter.search.choose.Scale;
import io.sparbiter.search.choose.Stage;
import io.sparbiter.search.space.Space;
import io.sparbiter.search.trial.Seeds;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;

/**
 * Finds the most probable hyperparameters from several starts: the last fit, the mode of the priors, and draws near the
 * mode. A descent from a start costs at most {@code MOST_EVALUATIONS} factorisations, and so that nobody waits for all of
 * them, a fit can be made a slice at a time.
 */
final class Fit {
    /** Scores a fit looks at: a fit takes the third power of it, and more tell little new of so few numbers. */
    private static final int MOST_FITTED = 200;

    private static final int STARTS = 4;
    private static final int MOST_EVALUATIONS = 40;
    /** Where the priors have their mode: a distance for each root of the axes, and a share of the variance. */
    private static final double TYPICAL_LENGTH = 1.2;

    private static final double TYPICAL_NOISE = 0.03;
    /** After a third of its epochs, 0.87 of what a trial shows is what it shows at its end; after an eighth, 0.77. */
    private static final double TYPICAL_LAG = 8;

    private static final double TOLERANCE = 1e-3;

    private final List<Scale> scales;
    private final Prior[] priors;
    private double[] last;
    /** Of the fit under way; no starts are left when there is none. */
    private final Queue<double[]> starts = new ArrayDeque<>();

    private Evidence evidence;
    private Lbfgs.Minimum best;
    private long descentCost;

    Fit(List<Scale> scales) {
        this.scales = scales;
        priors = priors(scales.size());
        last = mode();
    }

    /** Lengths grow with the number of axes, as distances do: else every point would be far from all others. */
    private static Prior[] priors(int axes) {
        Prior[] priors = new Prior[axes + KernelParameters.OTHERS];
        Arrays.fill(priors, new Prior(Math.log(TYPICAL_LENGTH * Math.sqrt(axes)), 1));
        priors[axes] = new Prior(0, 0.5);
        priors[axes + 1] = new Prior(Math.log(TYPICAL_NOISE), 1.5);
        priors[axes + 2] = new Prior(Math.log(TYPICAL_LAG), 1);
        return priors;
    }

    private double[] mode() {
        return Arrays.stream(priors).mapToDouble(Prior::mean).toArray();
    }

    KernelParameters last() {
        return KernelParameters.ofLogarithms(last);
    }

    /** Fits at once what a history tells, by one descent from the mode, for somebody who waits. */
    KernelParameters quick(History history) {
        return KernelParameters.ofLogarithms(
                descend(evidence(history.space(), history.seen()), mode()).x());
    }

    /** Begins a fit to where an objective was seen; the seed decides the drawn starts. */
    void begin(Space space, Map<Stage, Double> seen, long seed) {
        begin(evidence(space, seen), seed);
    }

    /** Begins a fit; the seed decides the drawn starts. */
    void begin(List<Sample> samples, double[] targets, long seed) {
        begin(new Evidence(scales, samples, targets, priors), seed);
    }

    private void begin(Evidence told, long seed) {
        evidence = told;
        descentCost = (long) MOST_EVALUATIONS * told.size() * told.size() * told.size();
        best = null;
        starts.clear();
        starts.addAll(starts(seed));
    }

    private Evidence evidence(Space space, Map<Stage, Double> seen) {
        List<Stage> stages = Selection.keep(seen, MOST_FITTED);
        double[] values = stages.stream().mapToDouble(seen::get).toArray();
        return new Evidence(scales, Selection.samples(space, stages), values, priors);
    }

    private static Lbfgs.Minimum descend(Evidence evidence, double[] start) {
        return Lbfgs.descend(evidence, start, TOLERANCE, MOST_EVALUATIONS);
    }

    boolean isUnderWay() {
        return !starts.isEmpty();
    }

    /**
     * Goes on with the fit that is under way, by one descent at least.
     *
     * @param most multiplications to spend, about
     * @return whether it is done, and {@link #last} is what it found
     */
    boolean goOn(long most) {
        for (long spent = 0; isUnderWay() && spent < most; spent += descentCost) {
            Lbfgs.Minimum minimum = descend(evidence, starts.remove());
            if (best == null || minimum.value() < best.value()) {
                best = minimum;
            }
        }
        if (!isUnderWay()) {
            last = best.x();
        }
        return !isUnderWay();
    }

    private List<double[]> starts(long seed) {
        List<double[]> starts = new ArrayList<>(List.of(last, mode()));
        var random = new SplittableRandom(Seeds.derive(seed, 0));
        while (starts.size() < STARTS) {
            starts.add(Arrays.stream(priors)
                    .mapToDouble(prior -> prior.mean() + prior.deviation() * (2 * random.nextDouble() - 1))
                    .toArray());
        }
        return starts;
    }
}
