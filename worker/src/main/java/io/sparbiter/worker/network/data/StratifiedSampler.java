package io.sparbiter.worker.network.data;

import io.sparbiter.worker.network.data.image.ImageSet;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The images of a set, one shuffled pile per class, dealt without replacement into parts that have the classes in the
 * proportions of what is left. Largest remainders make part sizes exact.
 */
final class StratifiedDeck {
    private final ImageSet set;
    private final int[][] piles;
    private final int[] dealt;

    StratifiedDeck(ImageSet set, Draws draws) {
        this.set = set;
        this.piles = piles(set);
        this.dealt = new int[piles.length];
        for (int[] pile : piles) {
            draws.shuffle(pile);
        }
    }

    private static int[][] piles(ImageSet set) {
        int[] counts = set.classCounts();
        int[][] piles = Arrays.stream(counts).mapToObj(int[]::new).toArray(int[][]::new);
        int[] filled = new int[counts.length];
        for (int position = 0; position < set.size(); position++) {
            int label = set.label(position);
            piles[label][filled[label]++] = position;
        }
        return piles;
    }

    /** The next {@code size} images, in the order of the set. */
    ImageSet deal(int size) {
        int[] quotas = quotas(size);
        int[] part = IntStream.range(0, piles.length)
                .flatMap(label -> Arrays.stream(piles[label], dealt[label], dealt[label] + quotas[label]))
                .sorted()
                .toArray();
        Arrays.setAll(dealt, label -> dealt[label] + quotas[label]);
        return set.view(part);
    }

    private int[] quotas(int size) {
        long[] left = IntStream.range(0, piles.length)
                .mapToLong(label -> piles[label].length - dealt[label])
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
