package io.sparbiter.worker.network.training;

import io.sparbiter.search.trial.Seeds;
import io.sparbiter.worker.network.data.TrainingEpoch;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The batches of an epoch that one task trains on between two averages: a slice of the order in which the epoch has its
 * images.
 *
 * @param epoch its number, from 1
 * @param first batch, from 0
 * @param end the batch after the last, more than {@code first}
 */
public record Share(int epoch, int first, int end) implements Serializable {
    /**
     * An epoch's rounds, each a share for every task. All batches have their turn once, and shares of a round differ by one
     * batch at most. Only the last round may be smaller, and then have fewer shares: none is empty.
     *
     * @param batches of the epoch, at least 1
     * @param each batches of a task in a round, at least 1
     */
    public static List<List<Share>> rounds(int epoch, int batches, int tasks, int each) {
        List<List<Share>> rounds = new ArrayList<>();
        int round = Math.multiplyExact(tasks, each);
        for (int first = 0; first < batches; first += round) {
            rounds.add(round(epoch, first, Math.min(round, batches - first), tasks));
        }
        return rounds;
    }

    private static List<Share> round(int epoch, int first, int batches, int tasks) {
        int shares = Math.min(tasks, batches);
        return IntStream.range(0, shares)
                .mapToObj(n -> new Share(epoch, first + part(batches, n, shares), first + part(batches, n + 1, shares)))
                .toList();
    }

    private static int part(int batches, int n, int shares) {
        return (int) ((long) batches * n / shares);
    }

    /**
     * Its images, as an epoch of their own: order, noise and dropout are drawn from a seed that no other share has.
     *
     * @param whole the epoch that this is a share of
     */
    TrainingEpoch of(TrainingEpoch whole) {
        int to = Math.min(end * whole.batch(), whole.images().size());
        int[] positions = Arrays.copyOfRange(whole.order(), first * whole.batch(), to);
        return new TrainingEpoch(
                whole.images().view(positions),
                whole.batch(),
                Seeds.derive(whole.seed(), 1L + first),
                epoch,
                whole.noise());
    }
}
