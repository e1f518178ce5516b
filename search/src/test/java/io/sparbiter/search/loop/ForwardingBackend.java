package io.sparbiter.search.loop;

import io.sparbiter.search.trial.Trial;
import java.time.Instant;
import java.util.Optional;

/** Does what another backend does, but for what a test changes. */
public class ForwardingBackend implements TrialBackend {
    private final TrialBackend backend;

    public ForwardingBackend(TrialBackend backend) {
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
        backend.submit(trial);
    }

    @Override
    public void cancel(int trialId) {
        backend.cancel(trialId);
    }

    @Override
    public Optional<TrialEvent> await(Instant deadline) throws InterruptedException {
        return backend.await(deadline);
    }

    @Override
    public Instant now() {
        return backend.now();
    }

    @Override
    public Instant timeOfDay() {
        return backend.timeOfDay();
    }

    @Override
    public int mostLostAttempts() {
        return backend.mostLostAttempts();
    }

    @Override
    public void close() {
        backend.close();
    }
}
