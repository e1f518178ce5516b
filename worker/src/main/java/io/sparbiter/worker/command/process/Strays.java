package io.sparbiter.worker.command.process;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Processes to get rid of, found in the system's table; where there is none, none are found. */
public final class Strays {
    private static final Logger LOG = LoggerFactory.getLogger(Strays.class);
    private static final Duration MOST = Duration.ofSeconds(5);
    private static final long LOOK_MILLIS = 10;

    private Strays() {}

    /**
     * Kills all processes whose cookie begins like this, as an executor does when it starts: an earlier one may have
     * died and left some. Returns when they are gone, or after 5 s, or, with some
     * perhaps left, when the thread is interrupted.
     *
     * @param cookie not empty
     * @return how many there were
     */
    public static int kill(String cookie) {
        if (cookie.isEmpty()) {
            throw new IllegalArgumentException("every process has an empty cookie");
        }
        return kill(0, entry -> entry.cookie().startsWith(cookie));
    }

    /** Kills until a look finds none, since some may fork meanwhile. */
    static int kill(long since, Predicate<ProcessTable.Entry> wanted) {
        Deadline end = Deadline.in(MOST);
        List<ProcessTable.Entry> first = ProcessTable.find(since, wanted);
        List<ProcessTable.Entry> left = first;
        while (!left.isEmpty() && !end.isPast() && !Thread.currentThread().isInterrupted()) {
            left.forEach(ProcessTable.Entry::kill);
            pause();
            left = ProcessTable.find(since, wanted);
        }
        if (!left.isEmpty()) {
            LOG.warn("Cannot kill processes {}: they are still there", left);
        }
        return first.size();
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
