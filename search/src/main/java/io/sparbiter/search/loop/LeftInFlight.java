package io.sparbiter.search.loop;

import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Outcome.Failure;
import io.sparbiter.search.trial.Trial;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;

/**
 * The trials that earlier runs left in flight and this one has not submitted yet.
 *
 * <p>A run that dies may have been killed by one of its trials, and nobody can tell by which. So a trial has its last
 * attempt alone, after all others: then it is to blame if the run dies again, and whoever only ran beside it ends well. One
 * that lost as many beside others, as on a cluster or in an earlier version, has one more.
 */
final class LeftInFlight {
    private final Map<Integer, Integer> lostAttempts;
    private final List<Trial> givenUp = new ArrayList<>();
    private final Queue<Trial> together = new ArrayDeque<>();
    private final Queue<Trial> alone = new ArrayDeque<>();
    /** The trial that runs alone, 0 if none does. */
    private int runsAlone;

    /** @param mostLost see {@link TrialBackend#mostLostAttempts} */
    LeftInFlight(SearchState state, int mostLost) {
        lostAttempts = state.lostAttempts();
        for (Trial trial : state.inFlight()) {
            int left = mostLost - lost(trial);
            if (left <= 0 && trial.id() == state.lastBegun()) {
                givenUp.add(trial);
            } else {
                (left <= 1 ? alone : together).add(trial);
            }
        }
    }

    private int lost(Trial trial) {
        return lostAttempts.getOrDefault(trial.id(), 0);
    }

    /** Those that have lost as many attempts as they may: they end as {@link #failure} says. */
    List<Trial> givenUp() {
        return List.copyOf(givenUp);
    }

    /** The end of a trial that is given up. */
    Outcome failure(Trial trial) {
        String message = "the driver died in each of its " + lost(trial) + " attempts";
        return new Outcome.Failed(Failure.INFRASTRUCTURE, message, List.of());
    }

    /**
     * Takes out those to be submitted now.
     *
     * @param free slots
     * @param running all trials that run
     */
    List<Trial> next(int free, Set<Integer> running) {
        runsAlone = running.contains(runsAlone) ? runsAlone : 0;
        List<Trial> next = new ArrayList<>();
        while (next.size() < free && !together.isEmpty()) {
            next.add(together.remove());
        }
        if (free > 0 && next.isEmpty() && running.isEmpty() && !alone.isEmpty()) {
            next.add(alone.remove());
            runsAlone = next.get(0).id();
        }
        return List.copyOf(next);
    }

    /** Whether nothing else may begin: a trial runs alone, or is going to when those that run have ended. */
    boolean wantsQuiet() {
        return runsAlone != 0 || !alone.isEmpty();
    }

    /** Whether all are submitted or given up. */
    boolean isEmpty() {
        return together.isEmpty() && alone.isEmpty();
    }
}
