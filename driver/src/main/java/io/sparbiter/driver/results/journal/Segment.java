package io.sparbiter.driver.results.journal;

import java.util.Comparator;
import org.apache.hadoop.fs.Path;

/**
 * A file of a journal: what was written as one file, or what several were merged into.
 *
 * @param first the number of the first file whose lines it has
 * @param last that of the last one, the same if nothing was merged
 * @param length in bytes, as listed; of a file that is being written there may be more
 */
record Segment(int first, int last, Path file, long length) {
    /** In the order of their lines; one that has all of another's before that one. */
    static final Comparator<Segment> ORDER = Comparator.comparingInt(Segment::first)
            .thenComparing(Comparator.comparingInt(Segment::last).reversed());
}
