package io.sparbiter.driver.benchmark;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Supplier;

/** Notes how a replay stands at the checkpoints of one kind, which are counted up to. */
final class Milestones {
    private final Queue<Checkpoint> ahead;
    private final Supplier<Standing> standing;
    private final Map<Checkpoint, Standing> reached = new HashMap<>();

    /** @param checkpoints their amounts rising */
    Milestones(List<Checkpoint> checkpoints, Supplier<Standing> standing) {
        ahead = new ArrayDeque<>(checkpoints);
        this.standing = standing;
    }

    Map<Checkpoint, Standing> reached() {
        return Map.copyOf(reached);
    }

    /** Something is about to happen with which the count is this: what comes earlier is noted as it is. */
    void before(long count) {
        upTo(count - 1);
    }

    /** Notes all checkpoints up to this count that were not noted yet. */
    void upTo(long count) {
        while (!ahead.isEmpty() && ahead.element().amount() <= count) {
            reached.put(ahead.remove(), standing.get());
        }
    }
}
