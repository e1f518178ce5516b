package io.sparbiter.search.trial;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The best few trials of a search, of equal ones the earlier. */
public final class BestTrials {
    private final int most;
    private final TreeSet<Scored> best;
    private final Map<Integer, Scored> byTrial = new HashMap<>();

    private record Scored(int trialId, double score) {}

    /** @param most how many, 0 for none */
    public BestTrials(int most, Direction direction) {
        this.most = most;
        double sign = direction == Direction.MAXIMIZE ? -1 : 1;
        best = new TreeSet<>(Comparator.comparingDouble((Scored trial) -> sign * trial.score())
                .thenComparingInt(Scored::trialId));
    }

    /**
     * Adds a trial, or gives one among the best another score; returns the one that falls out of the best for it, which
     * may be this one.
     */
    public OptionalInt add(int trialId, double score) {
        var trial = new Scored(trialId, score);
        Scored before = byTrial.put(trialId, trial);
        if (before != null) {
            best.remove(before);
        }
        best.add(trial);
        return best.size() > most ? OptionalInt.of(dropLast()) : OptionalInt.empty();
    }

    private int dropLast() {
        int last = best.pollLast().trialId();
        byTrial.remove(last);
        return last;
    }

    public Set<Integer> ids() {
        return best.stream().map(Scored::trialId).collect(Collectors.toSet());
    }
}
