package io.sparbiter.search.trial;

/** Seeds drawn from a seed and a number, so that no generator's state needs to be stored. */
public final class Seeds {
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    private Seeds() {}

    /** The seed of the {@code number}-th draw under {@code seed}; for one seed, no two numbers share one. */
    public static long derive(long seed, long number) {
        // The seed is mixed first: else seed s and s + GOLDEN_GAMMA would run through the same sequence.
        return mix(mix(seed) + number * GOLDEN_GAMMA);
    }

    /** The finalizer of SplitMix64 (Steele, Lea and Flood, 2014): a bijection in which each bit moves every other. */
    private static long mix(long bits) {
        long mixed = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
