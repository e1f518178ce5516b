package io.sparbiter.worker.network.data;

import io.sparbiter.search.trial.Seeds;

/**
 * Draws by SplitMix64. Java's own generators do not promise the same bounded draws in every version; splits and epochs
 * must be the same on every machine.
 */
final class Draws {
    private final long seed;
    private long drawn;

    Draws(long seed) {
        this.seed = seed;
    }

    /** The sequence of a seed and what it is used for; different streams of a seed are unrelated. */
    static Draws of(long seed, String purpose, long stream) {
        return new Draws(Seeds.derive(Seeds.splitMix(seed, 1) ^ purpose.hashCode(), stream));
    }

    /** Draw number n, from 1, is SplitMix64's n-th of this. */
    long seed() {
        return seed;
    }

    long next() {
        drawn++;
        return Seeds.splitMix(seed, drawn);
    }

    /** 0 to {@code bound - 1}; the bias, below {@code bound} / 2³², cannot be seen. */
    int below(int bound) {
        return (int) (((next() >>> 32) * bound) >>> 32);
    }

    void shuffle(int[] values) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = below(i + 1);
            int swapped = values[i];
            values[i] = values[j];
            values[j] = swapped;
        }
    }
}
