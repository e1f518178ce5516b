package io.sparbiter.search.loop;

import java.time.Instant;
import java.util.Optional;
import java.util.function.BiPredicate;

/** Trials in the process of their driver, as in Spark's local mode: the driver dies when they do something deadly. */
public final class MortalBackend extends ForwardingBackend {
    /** The driver is dead. */
    public static final class Death extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private final BiPredicate<Instant, TrialEvent> kills;

    /** @param kills whether the driver dies of what happens at this time, before it hears of it */
    public MortalBackend(TrialBackend backend, BiPredicate<Instant, TrialEvent> kills) {
        super(backend);
        this.kills = kills;
    }

    /** Whether a trial begins. */
    public static boolean isStart(TrialEvent event, int trialId) {
        return event instanceof TrialEvent.Started started && started.start().trialId() == trialId;
    }

    @Override
    public Optional<TrialEvent> await(Instant deadline) throws InterruptedException {
        Optional<TrialEvent> event = super.await(deadline);
        if (event.isPresent() && kills.test(now(), event.get())) {
            throw new Death();
        }
        return event;
    }

    @Override
    public int mostLostAttempts() {
        return 4;
    }
}
