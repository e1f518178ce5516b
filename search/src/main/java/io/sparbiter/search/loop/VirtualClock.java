package io.sparbiter.search.loop;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Supplier;

/** A clock that jumps from one scheduled step to the next. */
final class VirtualClock {
    /** Within an instant steps go by trial id, and a trial's in the order in which they were scheduled. */
    private final PriorityQueue<Entry> agenda = new PriorityQueue<>(
            Comparator.comparing(Entry::at).thenComparing(Entry::trialId).thenComparing(Entry::number));

    private Instant now;
    private long scheduled;

    private record Entry(Instant at, int trialId, long number, Supplier<Optional<TrialEvent>> step) {}

    VirtualClock(Instant start) {
        now = start;
    }

    Instant now() {
        return now;
    }

    /** Schedules a step, at once if its time has passed; a step may turn out to be no event. */
    void schedule(Instant at, int trialId, Supplier<Optional<TrialEvent>> step) {
        agenda.add(new Entry(at.isBefore(now) ? now : at, trialId, scheduled++, step));
    }

    /** Goes on to the next event; if there is none until the deadline, to the deadline. */
    Optional<TrialEvent> next(Instant deadline) {
        Instant latest = deadline.isBefore(now) ? now : deadline;
        while (!agenda.isEmpty() && !agenda.peek().at().isAfter(latest)) {
            Entry entry = agenda.remove();
            now = entry.at();
            Optional<TrialEvent> event = entry.step().get();
            if (event.isPresent()) {
                return event;
            }
        }
        if (latest.equals(Instant.MAX)) {
            throw new IllegalStateException("nothing is going to happen: no trial runs and no slots are to come");
        }
        now = latest;
        return Optional.empty();
    }
}
