package io.sparbiter.driver.lock;

import io.sparbiter.driver.results.SearchDirectory;
import io.sparbiter.driver.results.files.ResultsException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets one driver at a time have a search.
 *
 * <p>A driver looks whether anybody alive holds the lock, claims it, and looks again: if another claim has appeared, it
 * withdraws its own. Of two who claim at once the later to look sees the other, so never do both have it. A holder on this
 * machine is dead if its process is; of one elsewhere all that can be seen is whether it still writes, and it is given up
 * after a minute of silence by this driver's clock, whatever the other's shows.
 */
public final class SearchLocks {
    private static final Logger LOG = LoggerFactory.getLogger(SearchLocks.class);

    /** How long a holder elsewhere may be silent. */
    static final Duration SILENCE = Duration.ofSeconds(60);

    /** How often a living holder writes. */
    static final Duration BEAT = Duration.ofSeconds(10);

    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final int ATTEMPTS = 5;

    private final Machine machine;
    private final Clock clock;
    private final Sleeper waiting;

    SearchLocks(Machine machine, Clock clock, Sleeper waiting) {
        this.machine = machine;
        this.clock = clock;
        this.waiting = waiting;
    }

    /** Locks between real processes, in real time. */
    public static SearchLocks real() {
        return new SearchLocks(Machine.local(), Clock.systemUTC(), Sleeper.REAL);
    }

    /** As {@link #acquire}, but does not wait to see whether the holder still lives. */
    public SearchLock acquireNow(SearchDirectory search) {
        return take(search, holder -> {
            throw refused(search.name(), holder, "Wait until it is gone: --resume finds out within a minute.");
        });
    }

    /**
     * Takes the lock of a search.
     *
     * @param announce hears, in words, of a holder elsewhere before it is waited for, up to a minute
     * @throws ResultsException if somebody alive holds it, with the holder's name, or if it cannot be written
     */
    public SearchLock acquire(SearchDirectory search, Consumer<String> announce) {
        return take(
                search,
                holder -> announce.accept("Search " + search.name() + " is held by " + holder.words()
                        + "; waiting up to " + SILENCE.toSeconds() + " s for a sign of life"));
    }

    /** As {@link #acquire}, but waits so long for holders who live, since each of them is done in a moment. */
    public SearchLock acquireWithin(Duration patience, SearchDirectory search) {
        Duration begin = waiting.gone();
        while (true) {
            try {
                return tryToTake(search, holder -> {});
            } catch (HeldException held) {
                if (waiting.gone().minus(begin).compareTo(patience) >= 0) {
                    throw held.refusal;
                }
                pause(search, LOOK.dividedBy(10));
            }
        }
    }

    private void pause(SearchDirectory search, Duration time) {
        try {
            waiting.pause(time);
        } catch (InterruptedException e) {
            throw interrupted(search);
        }
    }

    /** What is done before a holder elsewhere is waited for. */
    private interface Elsewhere {
        void met(Holder holder);
    }

    /** Somebody alive has the lock, or several want it. */
    private static final class HeldException extends Exception {
        private static final long serialVersionUID = 1;

        private final transient ResultsException refusal;

        HeldException(ResultsException refusal) {
            super(refusal);
            this.refusal = refusal;
        }
    }

    private SearchLock take(SearchDirectory search, Elsewhere elsewhere) {
        try {
            return tryToTake(search, elsewhere);
        } catch (HeldException held) {
            throw held.refusal;
        }
    }

    private SearchLock tryToTake(SearchDirectory search, Elsewhere elsewhere) throws HeldException {
        LockFiles files = new LockFiles(search.fileSystem(), search.path());
        try {
            for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
                Map<String, Holder> dead = files.holders();
                for (Map.Entry<String, Holder> claim : dead.entrySet()) {
                    requireDead(search.name(), files, claim.getKey(), claim.getValue(), elsewhere);
                }
                String token = UUID.randomUUID().toString();
                if (claim(files, token, dead.keySet())) {
                    return SearchLock.held(search.name(), files, token, clock, waiting);
                }
                // Another claims it at the same time: the two withdraw and come back at different times.
                waiting.pause(Duration.ofMillis(50 + Math.floorMod(token.hashCode(), 500)));
            }
            throw new HeldException(ResultsException.usage(
                    "Cannot use search " + search.name() + ": other drivers try to at the same time.",
                    "Start one driver at a time."));
        } catch (IOException e) {
            throw ResultsException.usage(
                    "Cannot lock search " + search.name() + " in " + search.path() + ": " + e.getMessage(),
                    "Choose results that you may write to.",
                    e);
        } catch (InterruptedException e) {
            throw interrupted(search);
        }
    }

    private static ResultsException interrupted(SearchDirectory search) {
        Thread.currentThread().interrupt();
        return ResultsException.usage(
                "Cannot lock search " + search.name() + ": the wait for its holder was interrupted.",
                "Start it again.");
    }

    private boolean claim(LockFiles files, String token, Set<String> dead) throws IOException {
        files.beat(token, 0);
        files.claim(token, Holder.self(machine, clock.instant()));
        for (String other : files.holders().keySet()) {
            if (!other.equals(token) && !dead.contains(other)) {
                files.remove(token);
                return false;
            }
        }
        for (String gone : dead) {
            files.remove(gone);
        }
        tidy(files, token);
        return true;
    }

    /** What others have left is in nobody's way. */
    private static void tidy(LockFiles files, String token) {
        try {
            files.removeLeftovers(token);
        } catch (IOException e) {
            LOG.info("Cannot remove what dead drivers have left of their locks", e);
        }
    }

    private void requireDead(String search, LockFiles files, String token, Holder holder, Elsewhere elsewhere)
            throws IOException, InterruptedException, HeldException {
        if (holder.isOn(machine)) {
            if (holder.livesOn(machine)) {
                throw new HeldException(refused(search, holder, "Wait for it or end it."));
            }
            return;
        }
        elsewhere.met(holder);
        if (isHeardOf(files, token)) {
            throw new HeldException(refused(search, holder, "It is alive: wait for it or end it."));
        }
    }

    /** Whether a holder writes, or gives the lock back, while it is watched. */
    private boolean isHeardOf(LockFiles files, String token) throws IOException, InterruptedException {
        String beat = files.lastBeat(token);
        Duration begin = waiting.gone();
        while (waiting.gone().minus(begin).compareTo(SILENCE) < 0) {
            waiting.pause(LOOK);
            if (!files.isClaimed(token)) {
                return false;
            }
            if (!files.lastBeat(token).equals(beat)) {
                return true;
            }
        }
        return false;
    }

    private static ResultsException refused(String search, Holder holder, String remedy) {
        return ResultsException.usage(
                "Cannot use search " + search + ": it is held by " + holder.words() + ".",
                remedy + " Two drivers would run trials twice.");
    }
}
