package io.sparbiter.search.space;

/**
 * How many points there are.
 *
 * @param points counted or estimated
 * @param isExact whether they were counted
 * @param error the standard error of an estimate, 0 if they were counted
 */
public record SpaceSize(long points, boolean isExact, double error) {
    static SpaceSize exact(long points) {
        return new SpaceSize(points, true, 0);
    }
}
