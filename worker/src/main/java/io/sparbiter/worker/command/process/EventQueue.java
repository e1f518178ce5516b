package io.sparbiter.worker.command.process;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** Events on their way to the one thread that takes them. It holds so few that a flood of lines makes the program wait. */
final class EventQueue {
    private static final int MOST = 256;
    private static final long LOOK_MILLIS = 100;

    private final BlockingQueue<CommandEvent> events = new ArrayBlockingQueue<>(MOST);
    private volatile boolean discarding;

    /** Waits for room, unless nobody takes events any more. */
    void put(CommandEvent event) {
        try {
            while (!discarding && !events.offer(event, LOOK_MILLIS, MILLISECONDS)) {
                // Look again whether anybody wants it.
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    CommandEvent take() throws InterruptedException {
        return events.take();
    }

    Optional<CommandEvent> poll(long nanos) throws InterruptedException {
        return Optional.ofNullable(events.poll(nanos, NANOSECONDS));
    }

    /** Lets nobody wait any more. */
    void discard() {
        discarding = true;
        events.clear();
    }
}
