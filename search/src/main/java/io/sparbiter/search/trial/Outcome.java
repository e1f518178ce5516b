package io.sparbiter.search.trial;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How a trial ended. Its words may be a program's, and have its control characters shown. */
public sealed interface Outcome extends Serializable {
    /** The epochs it trained to their end, in order. */
    List<Epoch> history();

    /** Which of these it is, in one word. */
    Status status();

    /** An end with a score: that of the best epoch. */
    sealed interface Scored extends Outcome {
        /** The objective's metric at the best epoch; finite. */
        double score();

        /** The number of the best epoch, from 1. */
        int bestEpoch();

        /** Why it trained no further. */
        String reason();
    }

    /** Trained to the end of its budget, or until early stopping ended it. */
    record Completed(double score, int bestEpoch, String reason, List<Epoch> history) implements Scored {
        public Completed {
            checkScore(score);
            reason = words(reason);
            history = copy(history);
        }

        @Override
        public Status status() {
            return Status.COMPLETED;
        }
    }

    /** Ended by the pruner as hopeless. */
    record Pruned(double score, int bestEpoch, String reason, List<Epoch> history) implements Scored {
        public Pruned {
            checkScore(score);
            reason = words(reason);
            history = copy(history);
        }

        @Override
        public Status status() {
            return Status.PRUNED;
        }
    }

    /** Ended because the search ended, after at least one epoch. */
    record Stopped(double score, int bestEpoch, String reason, List<Epoch> history) implements Scored {
        public Stopped {
            checkScore(score);
            reason = words(reason);
            history = copy(history);
        }

        @Override
        public Status status() {
            return Status.STOPPED;
        }
    }

    /** Ended because the search ended, before its first epoch did. */
    record Cancelled(String reason) implements Outcome {
        public Cancelled {
            reason = words(reason);
        }

        @Override
        public List<Epoch> history() {
            return List.of();
        }

        @Override
        public Status status() {
            return Status.CANCELLED;
        }
    }

    /** A loss became NaN or infinite; the history holds the finite epochs before. */
    record Diverged(String message, List<Epoch> history) implements Outcome {
        public Diverged {
            message = words(message);
            history = copy(history);
        }

        @Override
        public Status status() {
            return Status.DIVERGED;
        }
    }

    /** It could not be trained. */
    record Failed(Failure kind, String message, List<Epoch> history) implements Outcome {
        public Failed {
            message = words(message);
            history = copy(history);
        }

        @Override
        public Status status() {
            return Status.FAILED;
        }

        /** The message's first line, for summaries: the others have what led to it. */
        public String brief() {
            return message.lines().findFirst().orElse("");
        }
    }

    /** Why a trial failed. */
    enum Failure {
        /** Heap or native memory ran out. */
        OUT_OF_MEMORY,
        /** It took longer than a trial may. */
        TIMEOUT,
        /** The trial raised an exception. */
        ERROR,
        /** The executor, its node or the connection was lost. */
        INFRASTRUCTURE;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static void checkScore(double score) {
        if (!Double.isFinite(score)) {
            throw new IllegalArgumentException("a score is finite: " + score);
        }
    }

    /** A journal may have an outcome without words. */
    private static String words(String text) {
        return text == null ? null : ControlCharacters.shown(text);
    }

    /** An ArrayList, because Kryo cannot read {@code List.of} back. */
    private static List<Epoch> copy(List<Epoch> history) {
        return java.util.Collections.unmodifiableList(new ArrayList<>(history));
    }
}
