package io.sparbiter.driver.end;

import io.sparbiter.driver.progress.TerminalNotes;
import io.sparbiter.driver.results.store.StoreWatch;
import io.sparbiter.search.loop.SearchListener;
import io.sparbiter.search.loop.SearchState;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * Sees to it that this program ends. Whoever told it to end, or gave it a time, waits no longer than {@link #PATIENCE} more
 * for a store that is silent: then the JVM is halted, with a word on what it waited for. What was written by then is what
 * SIGKILL would have left, and {@code --resume} goes on from there. For any thread.
 */
public final class ProgramEnd {
    /** Within the half minute that Kubernetes gives a pod. */
    static final Duration PATIENCE = Duration.ofSeconds(25);

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    /** What a store may take for a large file while a search ends. */
    private static final Duration SLOW = Duration.ofSeconds(20);
    /** A screen may be silent as well. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);
    /** The JVM's threads that end it, and the numbers of their signals. */
    private static final Map<String, Integer> SIGNALS =
            Map.of("SIGHUP handler", 1, "SIGINT handler", 2, "SIGTERM handler", 15);

    private static final ProgramEnd OF_THIS_PROGRAM = new ProgramEnd(
            StoreWatch.ofThisProgram(),
            TerminalNotes.on(new PrintWriter(System.err, true, StandardCharsets.UTF_8)),
            Runtime.getRuntime()::halt,
            new Timer()::run);

    private final StoreWatch stores;
    private final Consumer<String> screen;
    private final IntConsumer halt;
    private final Later later;
    private final AtomicBoolean isEnding = new AtomicBoolean();
    private volatile OptionalInt exitCode = OptionalInt.empty();

    /** Runs something after a while, on another thread. */
    interface Later {
        void run(Duration delay, Runnable task);
    }

    private static final class Timer {
        private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1, Timer::thread);

        private static Thread thread(Runnable work) {
            Thread thread = new Thread(work, "program-end");
            thread.setDaemon(true);
            return thread;
        }

        void run(Duration delay, Runnable task) {
            var unused = thread.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    ProgramEnd(StoreWatch stores, Consumer<String> screen, IntConsumer halt, Later later) {
        this.stores = stores;
        this.screen = screen;
        this.halt = halt;
        this.later = later;
    }

    public static ProgramEnd ofThisProgram() {
        return OF_THIS_PROGRAM;
    }

    /** Has this noticed whenever the JVM is told to end, by whomever. */
    public void watch() {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> begin(exitCode.orElseGet(() -> codeOfEnding(Thread.getAllStackTraces().keySet().stream()
                                .map(Thread::getName)
                                .toList()))),
                        "program-end-watch"));
    }

    /** Ends the JVM; returns never. */
    public void exit(int code) {
        exitCode = OptionalInt.of(code);
        System.exit(code);
    }

    /** The exit code of a JVM that is ending by itself, by its threads. */
    static int codeOfEnding(Iterable<String> threads) {
        for (String thread : threads) {
            if (SIGNALS.containsKey(thread)) {
                return ExitCode.ofSignal(SIGNALS.get(thread));
            }
        }
        return ExitCode.FAILED;
    }

    /** The program was told to end, and ends from now on with this code, in order if it can; the first call counts. */
    public void begin(int code) {
        if (!isEnding.getAndSet(true)) {
            later.run(PATIENCE, () -> end(code, "told to end"));
        }
    }

    /**
     * To be told when a search begins: has the program end some seconds after this time where a store is silent then. A
     * program that is busy otherwise is left alone.
     */
    public Limit limit(Optional<Duration> time) {
        return new Limit(time);
    }

    /** A time by which a search has to end, until it is closed. */
    public final class Limit implements SearchListener, AutoCloseable {
        private final Optional<Duration> time;
        private volatile boolean closed;

        private Limit(Optional<Duration> time) {
            this.time = time;
        }

        @Override
        public void begun(SearchState state) {
            time.ifPresent(most -> later.run(most.plus(PATIENCE), this::reached));
        }

        private void reached() {
            if (closed) {
                return;
            }
            if (stores.silence().compareTo(SLOW) >= 0) {
                end(ExitCode.FAILED, "out of time (--max-time)");
            } else {
                later.run(LOOK_AGAIN, this::reached);
            }
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private void end(int code, String why) {
        say("Cannot end in order, " + PATIENCE.toSeconds() + " s after the program was " + why + ": "
                + stores.waiting().orElse("something else takes long")
                + ".\nWhat is written stays, and trials that ran go on from their checkpoints: go on with --resume.");
        halt.accept(code);
    }

    private void say(String words) {
        Thread speaker = new Thread(() -> screen.accept(words), "program-end-words");
        speaker.setDaemon(true);
        speaker.start();
        try {
            speaker.join(LAST_WORDS.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
