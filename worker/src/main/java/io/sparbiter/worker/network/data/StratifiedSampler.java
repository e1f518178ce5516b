package io.sparbiter.worker.network.data;

import io.sparbiter.worker.network.data.image.ImageSet;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Draws parts of a set without replacement, each with the classes in the proportions of what is left. Largest remainders
 * make part sizes exact.
 */
final class StratifiedSampler {
    private final ImageSet set;
    /** Positions in the set, shuffled. */
    private final int[][] byClass;

    private final int[] drawn;

    StratifiedSampler(ImageSet set, Draws draws) {
        this.set = set;
        this.byClass = byClass(set);
        this.drawn = new int[byClass.length];
        for (int[] positions : byClass) {
            draws.shuffle(positions);
        }
    }

    private static int[][] byClass(ImageSet set) {
        int[] counts = set.classCounts();
        int[][] byClass = Arrays.stream(counts).mapToObj(int[]::new).toArray(int[][]::new);
        int[] filled = new int[counts.length];
        for (int position = 0; position < set.size(); position++) {
            int label = set.label(position);
            byClass[label][filled[label]++] = position;
        }
        return byClass;
    }

    /** The next {@code size} images, in the order of the set. */
    ImageSet draw(int size) {
        int[] quotas = quotas(size);
        int[] part = IntStream.range(0, byClass.length)
                .flatMap(label -> Arrays.stream(byClass[label], drawn[label], drawn[label] + quotas[label]))
                .sorted()
                .toArray();
        Arrays.setAll(drawn, label -> drawn[label] + quotas[label]);
        return set.view(part);
    }

    private int[] quotas(int size) {
        long[] left = IntStream.range(0, byClass.length)
                .mapToLong(label -> byClass[label].length - drawn[label])
                .toArray();
        return apportion(size, left);
    }

    /**
     * Hamilton's method.
     *
     * @param size at most the sum of {@code left}
     * @return one number per entry, at most the entry, {@code size} in all; ties go to the lower class
     */
    static int[] apportion(int size, long[] left) {
        long total = Math.max(1, Arrays.stream(left).sum());
        int[] quotas = Arrays.stream(left)
                .mapToInt(count -> (int) (size * count / total))
                .toArray();
        List<Integer> byRemainder = IntStream.range(0, left.length)
                .boxed()
                .sorted(Comparator.comparing(label -> -(size * left[label] % total)))
                .toList();
        int rest = size - Arrays.stream(quotas).sum();
        byRemainder.stream().limit(rest).forEach(label -> quotas[label]++);
        return quotas;
    }
}
