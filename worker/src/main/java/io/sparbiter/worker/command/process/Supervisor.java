package io.sparbiter.worker.command.process;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.sparbiter.worker.command.process.CommandEvent.Ended;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One command's course, on a thread of its own: it looks for reports until the program ends, stops it when told to, and
 * cleans up. The end comes in this order:
 *
 * <ol>
 *   <li>The program has ended, by itself or after SIGTERM; or its time of grace is over and it is killed.
 *   <li>What it left behind may end too: in the time of grace that is left, or, not being stopped, for a second if it
 *       still has an output open, as a filter that the output runs through has, and for twenty if it prints all the time.
 *   <li>All processes that are left are killed.
 *   <li>Both outputs are read to their end, however slowly their lines are taken, then the report file.
 *   <li>{@link Ended} is put into the queue.
 * </ol>
 */
final class Supervisor implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);
    private static final Duration LINGER = Duration.ofSeconds(1);
    private static final Duration MOST_AFTER_KILL = Duration.ofSeconds(5);
    /** For what prints on and on after its program has ended. */
    private static final Duration MOST_LINGER = Duration.ofSeconds(20);

    /** For what does so although it should be dead; far more than any reader needs for what is in a pipe. */
    private static final Duration MOST_READING = Duration.ofMinutes(10);

    private static final int KILLED = 137;

    /** Between two looks at the report file: a look costs some µs, and a report shall be seen in less than 50 ms. */
    private static final long LOOK_MILLIS = 20;

    private final ProcessGroup group;
    private final ReportFile reports;
    private final OutputDrains outputs;
    private final EventQueue events;
    private final AtomicReference<Deadline> stop = new AtomicReference<>();
    private boolean reportsUnreadable;

    Supervisor(ProcessGroup group, ReportFile reports, OutputDrains outputs, EventQueue events) {
        this.group = group;
        this.reports = reports;
        this.outputs = outputs;
        this.events = events;
    }

    /** Stops the program within this time. Of several stops the earliest end counts. */
    void stop(Duration grace) {
        Deadline end = Deadline.in(grace);
        stop.accumulateAndGet(end, (before, now) -> before == null ? now : before.earlier(now));
    }

    @Override
    public void run() {
        try {
            awaitEnd();
            awaitRest();
        } catch (InterruptedException e) {
            LOG.warn("Process {} is killed, as its thread was interrupted", leader().pid());
        } catch (IOException | RuntimeException e) {
            LOG.warn("Process {} is killed, as it cannot be looked after", leader().pid(), e);
        } finally {
            end();
        }
    }

    private void awaitEnd() throws InterruptedException, IOException {
        boolean terminated = false;
        while (!isOver() && !leader().waitFor(LOOK_MILLIS, MILLISECONDS)) {
            read(reports::read);
            if (!terminated && stop.get() != null && !isOver()) {
                group.terminate();
                terminated = true;
            }
        }
    }

    /** Whether a stop's time of grace has passed. */
    private boolean isOver() {
        return stop.get() != null && stop.get().isPast();
    }

    private void awaitRest() throws InterruptedException {
        if (stop.get() == null) {
            Deadline latest = Deadline.in(MOST_LINGER);
            outputs.await(LINGER, () -> isOver() || latest.isPast());
            return;
        }
        while (!isOver() && !group.isGone()) {
            Thread.sleep(LOOK_MILLIS);
        }
    }

    private void end() {
        try {
            group.kill();
            leader().waitFor(MOST_AFTER_KILL.toMillis(), MILLISECONDS);
            finishOutput();
            read(reports::finish);
        } catch (InterruptedException | IOException | RuntimeException e) {
            LOG.warn("The end of process {} is not complete", leader().pid(), e);
        } finally {
            events.put(new Ended(ExitStatus.of(leader().isAlive() ? KILLED : leader().exitValue())));
        }
    }

    private void finishOutput() throws InterruptedException, IOException {
        Deadline latest = Deadline.in(MOST_READING);
        if (!outputs.await(MOST_AFTER_KILL, latest::isPast)) {
            LOG.warn("An output of process {} is still held open; the rest of it is not read", leader().pid());
            outputs.giveUp();
        }
    }

    private void read(Reading reading) {
        try {
            reading.run();
        } catch (IOException e) {
            if (!reportsUnreadable) {
                LOG.warn("The reports of process {} cannot be read", leader().pid(), e);
            }
            reportsUnreadable = true;
        }
    }

    private Process leader() {
        return group.leader();
    }

    @FunctionalInterface
    private interface Reading {
        void run() throws IOException;
    }
}
