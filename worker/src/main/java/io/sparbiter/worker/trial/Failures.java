package io.sparbiter.worker.trial;

import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Outcome.Failure;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Decides what an exception says about the trial that raised it. */
public final class Failures {
    /** What native libraries say when memory runs out, in exceptions of any type. */
    private static final List<String> OUT_OF_MEMORY = List.of(
            "Physical memory usage is too high",
            "Cannot allocate",
            "Failed to allocate",
            "Allocation failed",
            "DataBuffer expansion failed",
            "bad_alloc",
            "out of memory");

    private static final int MOST_CAUSES = 20;

    private Failures() {}

    /**
     * The outcome of a trial that raised this after these epochs.
     *
     * @throws HostException if it was raised before the first epoch and the machine may be to blame
     */
    public static Outcome outcome(Throwable raised, List<Epoch> history) {
        Optional<Throwable> lackOfMemory =
                causes(raised).filter(Failures::isOutOfMemory).findFirst();
        if (lackOfMemory.isPresent()) {
            return new Outcome.Failed(Failure.OUT_OF_MEMORY, describe(lackOfMemory.get()), history);
        }
        if (history.isEmpty() && isHosts(raised)) {
            throw ofHost(raised);
        }
        return new Outcome.Failed(Failure.ERROR, describe(raised), history);
    }

    /**
     * Whether the machine may be to blame for what kept a trial from beginning: what the driver has checked before the
     * search is missing here, or a class or a native library does not load.
     */
    private static boolean isHosts(Throwable raised) {
        return raised instanceof SetupException || raised instanceof LinkageError;
    }

    private static HostException ofHost(Throwable raised) {
        if (raised instanceof HostException known) {
            return known;
        }
        return new HostException(message(raised), raised);
    }

    /** The end of a trial that its machine, or the way to it, kept from running. */
    public static Outcome.Failed infrastructure(Throwable raised) {
        return new Outcome.Failed(Failure.INFRASTRUCTURE, message(raised), List.of());
    }

    /** What a user is shown: the words that were made for that, or the exception's. */
    private static String message(Throwable raised) {
        return raised instanceof SetupException ? raised.getMessage() : describe(raised);
    }

    /** Whether the exception is about an interrupt that somebody caught and wrapped. */
    public static boolean isInterrupt(Throwable raised) {
        return causes(raised).anyMatch(InterruptedException.class::isInstance);
    }

    private static boolean isOutOfMemory(Throwable cause) {
        String message = cause.getMessage() == null ? "" : cause.getMessage();
        return cause instanceof OutOfMemoryError || OUT_OF_MEMORY.stream().anyMatch(message::contains);
    }

    /** The class and message of an exception, and of its last cause if it has any. */
    private static String describe(Throwable raised) {
        Throwable root = causes(raised).reduce((before, last) -> last).orElse(raised);
        return root == raised ? words(raised) : "%s, caused by %s".formatted(words(raised), words(root));
    }

    private static String words(Throwable raised) {
        String name = raised.getClass().getName();
        return raised.getMessage() == null ? name : name + ": " + raised.getMessage();
    }

    /** The exception and its causes, whose chain may be a ring. */
    private static Stream<Throwable> causes(Throwable raised) {
        return Stream.iterate(raised, cause -> cause != null, Throwable::getCause)
                .limit(MOST_CAUSES);
    }
}
