package io.sparbiter.search.bayes;

import io.sparbiter.search.choose.Pool;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The Gaussian process given samples, at the end of training of every point of a pool. Each sample is a row: of the Cholesky factor L of
 * their covariance, and of V = L⁻¹K, with K their covariance with the pool. A new sample appends a row in time
 * O(rows × pool); variances follow from V alone, means from V and the targets.
 */
final class Posterior {
    /** Pool points worked on together: their part of five rows stays in a core's nearest cache. */
    private static final int BLOCK = 1024;

    private static final double LEAST_VARIANCE = 1e-9;

    private final Kernel kernel;
    private final Pool pool;
    private final List<Sample> samples = new ArrayList<>();
    private final List<double[]> factor = new ArrayList<>();
    private final List<float[]> rows = new ArrayList<>();
    private final float[] variances;

    Posterior(Kernel kernel, Pool pool) {
        this.kernel = kernel;
        this.pool = pool;
        variances = new float[pool.size()];
        Arrays.fill(variances, (float) kernel.amplitude());
    }

    /** A copy, to which samples can be added without a trace in the other; they share the rows that there are. */
    Posterior(Posterior other) {
        kernel = other.kernel;
        pool = other.pool;
        samples.addAll(other.samples);
        factor.addAll(other.factor);
        rows.addAll(other.rows);
        variances = other.variances.clone();
    }

    int size() {
        return samples.size();
    }

    Kernel kernel() {
        return kernel;
    }

    /** Appends rows. One by one or together, the result is the same to the last bit. */
    void add(List<Sample> more) {
        int first = size();
        for (Sample sample : more) {
            factor.add(factorRow(sample));
            samples.add(sample);
            rows.add(new float[pool.size()]);
        }
        List<SquaredDistances> distances = more.stream()
                .map(sample -> new SquaredDistances(kernel, pool, sample.levels()))
                .toList();
        for (int from = 0; from < pool.size(); from += BLOCK) {
            solve(distances, first, from, Math.min(from + BLOCK, pool.size()));
        }
    }

    private double[] factorRow(Sample sample) {
        double[] row = new double[size() + 1];
        double rest = kernel.amplitude() + kernel.noise();
        for (int i = 0; i < size(); i++) {
            double[] other = factor.get(i);
            row[i] = (kernel.covariance(sample, samples.get(i)) - dot(row, other, i)) / other[i];
            rest -= row[i] * row[i];
        }
        row[size()] = Math.sqrt(Math.max(rest, LEAST_VARIANCE));
        return row;
    }

    private void solve(List<SquaredDistances> distances, int first, int from, int to) {
        for (int i = first; i < size(); i++) {
            distances.get(i - first).write(rows.get(i), from, to);
            correlate(rows.get(i), samples.get(i).lag(), from, to);
        }
        int whole = subtractFromAll(first, from, to);
        for (int i = first; i < size(); i++) {
            subtractEarlier(i, whole, from, to);
            scale(i, from, to);
        }
    }

    private void correlate(float[] row, double lag, int from, int to) {
        float covariance = (float) (kernel.amplitude() * kernel.atLags(lag, 0));
        for (int c = from; c < to; c++) {
            row[c] = covariance * Kernel.quickCorrelation(row[c]);
        }
    }

    /**
     * Subtracts rows before {@code first} from all others: they are read from afar once for all.
     *
     * @return how many of them were, a multiple of four
     */
    private int subtractFromAll(int first, int from, int to) {
        int j = 0;
        for (; j + 4 <= first; j += 4) {
            for (int i = first; i < size(); i++) {
                subtractFour(i, j, from, to);
            }
        }
        return j;
    }

    /** Subtracts from a row those before it, but the first {@code done}. */
    private void subtractEarlier(int number, int done, int from, int to) {
        int j = done;
        for (; j + 4 <= number; j += 4) {
            subtractFour(number, j, from, to);
        }
        float[] row = rows.get(number);
        for (; j < number; j++) {
            float[] other = rows.get(j);
            float weight = (float) factor.get(number)[j];
            for (int c = from; c < to; c++) {
                row[c] = row[c] - weight * other[c];
            }
        }
    }

    /** Four rows at a time, which saves reading and writing the new one three times of four. */
    private void subtractFour(int number, int j, int from, int to) {
        double[] l = factor.get(number);
        subtract(
                rows.get(number),
                rows.get(j),
                (float) l[j],
                rows.get(j + 1),
                (float) l[j + 1],
                rows.get(j + 2),
                (float) l[j + 2],
                rows.get(j + 3),
                (float) l[j + 3],
                from,
                to);
    }

    private static void subtract(
            float[] row,
            float[] v0,
            float l0,
            float[] v1,
            float l1,
            float[] v2,
            float l2,
            float[] v3,
            float l3,
            int from,
            int to) {
        for (int c = from; c < to; c++) {
            row[c] = row[c] - l0 * v0[c] - l1 * v1[c] - l2 * v2[c] - l3 * v3[c];
        }
    }

    private void scale(int number, int from, int to) {
        float[] row = rows.get(number);
        float scale = (float) (1 / factor.get(number)[number]);
        for (int c = from; c < to; c++) {
            row[c] = row[c] * scale;
            variances[c] = variances[c] - row[c] * row[c];
        }
    }

    /** The variance of the objective at each point of the pool; belongs to this object. */
    float[] variances() {
        return variances;
    }

    /** The mean of the objective at each point of the pool, given a target for each row, or for each of the first. */
    float[] means(double[] targets) {
        double[] innovations = forward(targets);
        float[] means = new float[pool.size()];
        for (int from = 0; from < pool.size(); from += BLOCK) {
            int to = Math.min(from + BLOCK, pool.size());
            for (int i = 0; i < innovations.length; i++) {
                float[] row = rows.get(i);
                float weight = (float) innovations[i];
                for (int c = from; c < to; c++) {
                    means[c] = means[c] + weight * row[c];
                }
            }
        }
        return means;
    }

    private double[] forward(double[] targets) {
        double[] solved = new double[targets.length];
        for (int i = 0; i < solved.length; i++) {
            double[] row = factor.get(i);
            solved[i] = (targets[i] - dot(row, solved, i)) / row[i];
        }
        return solved;
    }

    private static double dot(double[] a, double[] b, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
