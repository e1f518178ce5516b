package io.sparbiter.search.loop;

import io.sparbiter.search.trial.Trial;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Notes how many trials are in flight, and on how many slots, whenever the loop waits. */
final class ProbedBackend implements TrialBackend {
    /** One wait of the loop. */
    record Wait(int slots, int inFlight) {}

    final List<Wait> waits = new ArrayList<>();
    private final TrialBackend backend;
    private final Set<Integer> inFlight = new HashSet<>();

    ProbedBackend(TrialBackend backend) {
        this.backend = backend;
    }

    @Override
    public void judgeWith(EpochJudge judge) {
        backend.judgeWith(judge);
    }

    @Override
    public int slots() {
        return backend.slots();
    }

    @Override
    public void submit(Trial trial) {
        inFlight.add(trial.id());
        backend.submit(trial);
    }

    @Override
    public void cancel(int trialId) {
        inFlight.remove(trialId);
        backend.cancel(trialId);
    }

    @Override
    public Optional<TrialEvent> await(Instant deadline) throws InterruptedException {
        if (deadline.isAfter(now())) {
            waits.add(new Wait(slots(), inFlight.size()));
        }
        Optional<TrialEvent> event = backend.await(deadline);
        if (event.isPresent() && event.get() instanceof TrialEvent.Ended ended) {
            inFlight.remove(ended.trialId());
        }
        return event;
    }

    @Override
    public Instant now() {
        return backend.now();
    }

    @Override
    public void close() {
        backend.close();
    }
}
