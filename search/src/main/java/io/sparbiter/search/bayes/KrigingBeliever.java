package io.sparbiter.search.bayes;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Gives trials in flight the score that is expected of them (Kriging believer: Ginsbourger, Le Riche and Carraro, 2010).
 * So the means are those of the observations alone, whatever is in flight, and only variances shrink: no constant has to
 * be chosen, as a constant liar's must, and no draw to be averaged over, as fantasies must.
 */
final class KrigingBeliever {
    private final double[] targets;
    private final double incumbent;

    /** @param observed the target of each sample, NaN where the trial is in flight */
    KrigingBeliever(Kernel kernel, List<Sample> samples, double[] observed) {
        int[] known = IntStream.range(0, observed.length)
                .filter(i -> !Double.isNaN(observed[i]))
                .toArray();
        var regression = new Regression(
                kernel,
                Arrays.stream(known).mapToObj(samples::get).toList(),
                Arrays.stream(known).mapToDouble(i -> observed[i]).toArray());
        targets = observed.clone();
        Arrays.setAll(targets, i -> Double.isNaN(observed[i]) ? regression.mean(samples.get(i)) : observed[i]);
        incumbent = Arrays.stream(regression.smoothed()).max().orElse(0);
    }

    /** One for each point. */
    double[] targets() {
        return targets;
    }

    /** The best posterior mean of an observed point, which a lucky score does not raise as a best score would. */
    double incumbent() {
        return incumbent;
    }
}
