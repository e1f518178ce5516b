package io.sparbiter.driver.page;

import java.util.List;

/**
 * How much each axis explains of the scores.
 *
 * @param axes the most important first; empty if nothing can be said
 * @param words how far to believe it, or why there is nothing, in one or two sentences
 */
public record Importance(List<Share> axes, String words) {
    public Importance {
        axes = List.copyOf(axes);
    }

    /** An axis and its share, 0 to 1; the shares of all axes sum to 1. */
    public record Share(String axis, double share) {}

    public static Importance none(String why) {
        return new Importance(List.of(), why);
    }
}
