package io.sparbiter.search.space;

/**
 * Which points of a space were taken. What is no point, or excluded by a constraint, is taken from the beginning, and does
 * not count. For one thread.
 */
public final class TakenPoints {
    private final Space space;
    private final IndexSet taken;
    private long count;
    private boolean isOver;

    public TakenPoints(Space space) {
        this.space = space;
        taken = IndexSet.within(space.cardinality());
    }

    public Space space() {
        return space;
    }

    /** Takes a point; false if it was taken before, or is none to be taken. */
    public boolean take(long index) {
        boolean isNew = space.admits(index) && taken.add(index);
        if (isNew) {
            count++;
        }
        return isNew;
    }

    public boolean isTaken(long index) {
        return taken.contains(index) || !space.admits(index);
    }

    /** How many were taken. */
    public long count() {
        return count;
    }

    /** Gives up looking for another: where points are not counted, nobody knows when the last is taken. */
    public void giveUp() {
        isOver = true;
    }

    /** Whether none is left, or none was found. */
    public boolean areAll() {
        return isOver || (space.size().isExact() && count >= space.size().points());
    }

    /** How many are left; of a space that is not counted, about as many as it has. */
    public long left() {
        return isOver ? 0 : Math.max(0, space.size().points() - count);
    }
}
