package io.sparbiter.search.choose;

import io.sparbiter.search.space.Space;
import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.Epochs;
import java.util.List;

/** Histories for tests of what learns from them. */
public final class Histories {
    private Histories() {}

    public static History empty(Space space) {
        return new History(space, Epochs.OBJECTIVE);
    }

    /** Of trials of so many epochs, compared at some of them. */
    public static History withRungs(Space space, int epochs, Integer... rungs) {
        return new History(space, Epochs.OBJECTIVE, new Ladder(List.of(rungs), epochs));
    }

    /** Puts a point in flight. */
    public static void put(History history, long index) {
        history.put(index);
    }

    /** Ends a trial of one second an epoch with a score. */
    public static void observe(History history, long index, double score) {
        observe(history, index, score, 1);
    }

    /** Ends a trial with a score. */
    public static void observe(History history, long index, double score, double secondsPerEpoch) {
        history.add(new Observation(index, Observation.Kind.FULL, score, List.of(), secondsPerEpoch, 0));
    }

    /** Ends a trial of one second an epoch so far before its end. */
    public static void observeEarly(History history, long index, double score, double lag) {
        List<Epoch> seen = Epochs.withAccuracies(score);
        history.add(new Observation(index, Observation.Kind.PARTIAL, score, seen, 1, lag));
    }

    /** Ends trials of the first so many points, with scores that differ. */
    public static void observeFirst(History history, int count) {
        for (int index = 0; index < count; index++) {
            observe(history, index, index * 7919 % 101);
        }
    }
}
