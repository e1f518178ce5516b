package io.sparbiter.search.prune;

import java.util.stream.LongStream;

/**
 * Deals trials out to brackets by their id. Each bracket gets its share of every stretch of trials, so that a short search
 * sees all brackets, too.
 */
final class Brackets {
    /** Multiples of it spread over 0 to 1 as evenly as any sequence does (Kronecker's). */
    private static final double GOLDEN_RATIO = (Math.sqrt(5) - 1) / 2;

    private final long[] shares;

    /** @param shares how many trials each bracket gets, in proportion; positive */
    Brackets(long... shares) {
        this.shares = shares.clone();
    }

    /** The bracket of a trial. */
    int of(int trialId) {
        double spread = trialId * GOLDEN_RATIO;
        double rest = (spread - Math.floor(spread)) * LongStream.of(shares).sum();
        int bracket = 0;
        while (bracket < shares.length - 1 && rest >= shares[bracket]) {
            rest -= shares[bracket++];
        }
        return bracket;
    }
}
