package io.sparbiter.worker.network.evaluation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Counts how often images of each class were taken for each class. Immutable. */
public final class ConfusionMatrix {
    private final long[][] counts;

    private ConfusionMatrix(long[][] counts) {
        this.counts = counts;
    }

    /**
     * A matrix of these counts, which are copied.
     *
     * @param counts square, rows are true classes and columns predicted ones, none negative
     */
    public static ConfusionMatrix of(long[][] counts) {
        for (long[] row : counts) {
            if (row.length != counts.length || Arrays.stream(row).anyMatch(count -> count < 0)) {
                throw new IllegalArgumentException("a confusion matrix is square and has no negative count");
            }
        }
        return new ConfusionMatrix(copy(counts));
    }

    /**
     * Counts pairs of classes, each 0 to {@code classes - 1}.
     *
     * @param truth the true class of each image
     * @param predicted as many predicted classes
     */
    public static ConfusionMatrix of(int classes, int[] truth, int[] predicted) {
        if (truth.length != predicted.length) {
            throw new IllegalArgumentException(
                    truth.length + " images cannot have " + predicted.length + " predicted classes");
        }
        long[][] counts = new long[classes][classes];
        for (int i = 0; i < truth.length; i++) {
            counts[truth[i]][predicted[i]]++;
        }
        return new ConfusionMatrix(counts);
    }

    public int classes() {
        return counts.length;
    }

    public long count(int truth, int predicted) {
        return counts[truth][predicted];
    }

    /** A copy, rows are true classes and columns predicted ones. */
    public long[][] counts() {
        return copy(counts);
    }

    /** Images of a class. */
    public long support(int label) {
        return Arrays.stream(counts[label]).sum();
    }

    /** Images taken for a class. */
    public long predicted(int label) {
        return Arrays.stream(counts).mapToLong(row -> row[label]).sum();
    }

    /** All images. */
    public long total() {
        return labels().mapToLong(this::support).sum();
    }

    /** Images taken for what they are. */
    public long correct() {
        return labels().mapToLong(label -> counts[label][label]).sum();
    }

    /** Which classes were taken for which others, the most frequent first, then by true and predicted class. */
    public List<Confusion> confusions() {
        return labels().boxed()
                .flatMap(truth -> labels().filter(predicted -> predicted != truth && counts[truth][predicted] > 0)
                        .mapToObj(predicted -> new Confusion(truth, predicted, counts[truth][predicted])))
                .sorted(Comparator.comparingLong(Confusion::count).reversed())
                .toList();
    }

    private IntStream labels() {
        return IntStream.range(0, counts.length);
    }

    private static long[][] copy(long[][] counts) {
        return Arrays.stream(counts).map(long[]::clone).toArray(long[][]::new);
    }

    /**
     * Images of one class that were taken for another.
     *
     * @param count at least 1
     */
    public record Confusion(int truth, int predicted, long count) {}
}
