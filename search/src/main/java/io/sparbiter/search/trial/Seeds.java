package io.sparbiter.search.trial;

/**
 * Seeds drawn from a seed and a number, so that no generator's state needs to be stored. They are SplitMix64's (Steele, Lea
 * and Flood, "Fast splittable pseudorandom number generators", 2014), the same on every machine.
 */
public final class Seeds {
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    private Seeds() {}

    /** The seed of the {@code number}-th draw under {@code seed}; for one seed, no two numbers share one. */
    public static long derive(long seed, long number) {
        // The seed is mixed first: else seed s and s + GOLDEN_GAMMA would run through the same sequence.
        return splitMix(mix(seed), number);
    }

    /** The {@code number}-th output, from 1 on, of the generator that starts with {@code seed}. */
    public static long splitMix(long seed, long number) {
        return mix(seed + number * GOLDEN_GAMMA);
    }

    /** The generator's finalizer: a bijection in which each bit moves every other. */
    private static long mix(long bits) {
        long mixed = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
