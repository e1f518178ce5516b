package io.sparbiter.search.space;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;

/** A growing set of point indices: a bit each in small spaces, an entry for each member in spaces that are never filled. */
public sealed interface IndexSet {
    /** Up to here a bit for every point costs at most 2 MiB. */
    long DENSE = 1L << 24;

    static IndexSet within(long cardinality) {
        return cardinality <= DENSE ? new Dense() : new Sparse();
    }

    /** Whether it was not there yet. */
    boolean add(long index);

    boolean contains(long index);

    /** A set bit for each member. */
    final class Dense implements IndexSet {
        private final BitSet bits = new BitSet();

        @Override
        public boolean add(long index) {
            boolean isNew = !contains(index);
            bits.set((int) index);
            return isNew;
        }

        @Override
        public boolean contains(long index) {
            return bits.get((int) index);
        }
    }

    /** A hash table of the members. */
    final class Sparse implements IndexSet {
        private final Set<Long> members = new HashSet<>();

        @Override
        public boolean add(long index) {
            return members.add(index);
        }

        @Override
        public boolean contains(long index) {
            return members.contains(index);
        }
    }
}
