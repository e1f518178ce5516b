package io.sparbiter.driver.dispatch.place;

import io.sparbiter.search.trial.Outcome.Failed;
import io.sparbiter.search.trial.Outcome.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Decides what follows when a trial fails where the machine may be to blame. Every trial is moved a few times at most, and
 * the wait for other machines is one for the whole run. For one thread.
 */
public final class Relocations {
    /** Executors of one application join within seconds of each other: the first may be the sick one. */
    static final Duration PATIENCE = Duration.ofSeconds(15);

    private final int most;
    private final Map<Integer, Integer> moves = new HashMap<>();
    private Instant patientUntil = Instant.MAX;

    /** @param most how often a trial may be moved */
    Relocations(int most) {
        this.most = most;
    }

    /** What follows. */
    public enum Decision {
        /** The failure is the trial's. */
        TELL,
        /** The trial is tried again. */
        MOVE,
        /** There is no other machine yet: ask again when one may have joined. */
        WAIT
    }

    /** @param isElsewhere whether there is a machine on which the trial has not failed */
    Decision decide(int trialId, Failed failed, boolean isElsewhere, Instant now) {
        if (moves.getOrDefault(trialId, 0) >= most) {
            return Decision.TELL;
        }
        if (!isElsewhere && isPatient(now)) {
            return Decision.WAIT;
        }
        // Storage that did not answer may do so when it is asked again; an error would come again.
        if (!isElsewhere && failed.kind() != Failure.INFRASTRUCTURE) {
            return Decision.TELL;
        }
        moves.merge(trialId, 1, Integer::sum);
        return Decision.MOVE;
    }

    private boolean isPatient(Instant now) {
        if (patientUntil.equals(Instant.MAX)) {
            patientUntil = now.plus(PATIENCE);
        }
        return now.isBefore(patientUntil);
    }

    /** A trial is over. */
    void ended(int trialId) {
        moves.remove(trialId);
    }
}
