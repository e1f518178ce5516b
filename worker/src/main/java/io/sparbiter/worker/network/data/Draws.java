package io.sparbiter.worker.network.data;

/**
 * SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014). Java's own generators do
 * not promise the same bounded draws in every version; splits and epochs must be the same on every machine.
 */
final class Draws {
    private static final long GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    Draws(long state) {
        this.state = state;
    }

    /** The sequence of a seed and what it is used for; different streams of a seed are unrelated. */
    static Draws of(long seed, String purpose, long stream) {
        return new Draws(mix(mix(mix(seed + GAMMA) ^ purpose.hashCode()) + stream * GAMMA));
    }

    long next() {
        state += GAMMA;
        return mix(state);
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

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
