package io.sparbiter.worker.command.process;

import io.sparbiter.worker.command.process.CommandEvent.Ended;
import io.sparbiter.worker.command.process.CommandEvent.Line;
import io.sparbiter.worker.command.process.CommandEvent.Output;
import io.sparbiter.worker.command.process.CommandEvent.Report;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A program that runs. One thread takes its events until {@link Ended}; as the queue is bounded, the program waits when
 * it writes wanted lines or reports faster than they are taken. {@link #stop}, {@link #tail} and {@link #pid} may be
 * called by any thread. After {@link #close} there are no more events to wait for.
 */
public final class RunningCommand implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunningCommand.class);

    private final EventQueue events = new EventQueue();
    private final OutputTail stdout = new OutputTail();
    private final OutputTail stderr = new OutputTail();
    private final AtomicBoolean failed = new AtomicBoolean();
    private final BiPredicate<Output, String> wanted;
    private final Process leader;
    private final String name;
    private final Supervisor supervisor;
    private final Thread course;
    private Ended ended;

    RunningCommand(ProcessGroup group, Command command, BiPredicate<Output, String> wanted) {
        this.wanted = wanted;
        leader = group.leader();
        name = "command " + command.cookie().value();
        Runnable ready = new AllReady(Output.values().length, group::begin);
        OutputDrains outputs = new OutputDrains(List.of(
                drain(leader.getInputStream(), Output.STDOUT, ready),
                drain(leader.getErrorStream(), Output.STDERR, ready)));
        LineSplitter lines = new LineSplitter((text, cut) -> events.put(new Report(text, cut)));
        supervisor = new Supervisor(group, new ReportFile(command.reports(), lines), outputs, events);
        course = start(supervisor, "supervisor");
    }

    /** Runs an action when the last of so many has called. */
    private record AllReady(AtomicInteger missing, Runnable action) implements Runnable {
        AllReady(int count, Runnable action) {
            this(new AtomicInteger(count), action);
        }

        @Override
        public void run() {
            if (missing.decrementAndGet() == 0) {
                action.run();
            }
        }
    }

    /** Waits for the next event; after {@link Ended} returns that again. */
    public CommandEvent next() throws InterruptedException {
        return ended == null ? note(events.take()) : ended;
    }

    /** Waits for the next event at most so long; after {@link Ended} returns that again. */
    public Optional<CommandEvent> next(Duration most) throws InterruptedException {
        return ended == null ? events.poll(Deadline.nanos(most)).map(this::note) : Optional.of(ended);
    }

    /** Waits for the end; events before it are lost. */
    public ExitStatus await() throws InterruptedException {
        while (ended == null) {
            next();
        }
        return ended.status();
    }

    /**
     * Begins to stop the program and returns at once: SIGTERM now, SIGKILL for all that is left after the time of grace.
     * Events go on until {@link Ended}, by which all processes are gone. Of several stops the earliest end counts.
     *
     * @param grace zero kills at once, without SIGTERM
     */
    public void stop(Duration grace) {
        supervisor.stop(grace);
    }

    /** The last 64 kB of an output. */
    public OutputTail tail(Output output) {
        return output == Output.STDOUT ? stdout : stderr;
    }

    /** The program's process, and on Linux its group's number too. */
    public long pid() {
        return leader.pid();
    }

    /** Kills the program if it has not ended, and returns when all is gone, after some seconds at most. */
    @Override
    public void close() {
        events.discard();
        supervisor.stop(Duration.ZERO);
        boolean interrupted = false;
        while (course.isAlive()) {
            try {
                course.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private CommandEvent note(CommandEvent event) {
        if (event instanceof Ended end) {
            ended = end;
        }
        return event;
    }

    private OutputDrain drain(InputStream stream, Output output, Runnable ready) {
        LineSplitter lines = new LineSplitter((text, cut) -> {
            if (isWanted(output, text)) {
                events.put(new Line(output, text, cut));
            }
        });
        OutputDrain drain = new OutputDrain(stream, tail(output), lines, ready);
        start(drain, output.name().toLowerCase(Locale.ROOT));
        return drain;
    }

    /** A regular expression overflows the stack on some lines; the output must be read on all the same. */
    private boolean isWanted(Output output, String text) {
        try {
            return wanted.test(output, text);
        } catch (RuntimeException | StackOverflowError e) {
            if (!failed.getAndSet(true)) {
                LOG.warn("{}: cannot tell whether a line of {} characters is wanted", name, text.length(), e);
            }
            return false;
        }
    }

    private Thread start(Runnable work, String role) {
        Thread thread = new Thread(work, name + " " + role);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
