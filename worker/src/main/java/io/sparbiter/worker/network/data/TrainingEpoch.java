package io.sparbiter.worker.network.data;

import io.sparbiter.search.trial.Seeds;
import io.sparbiter.worker.network.data.image.ImageSet;
import java.util.stream.IntStream;

/**
 * One epoch of training: all images in an order of their own and with noise of their own for every seed and epoch.
 *
 * @param batch images a batch; the last may be smaller
 * @param seed of the training
 * @param number of the epoch, from 1
 * @param noise probability of a pixel to turn black or white, 0 to 1
 */
public record TrainingEpoch(ImageSet images, int batch, long seed, int number, double noise) {
    /** Positions of the images in the order in which they are trained on. */
    public int[] order() {
        int[] order = IntStream.range(0, images.size()).toArray();
        Draws.of(seed, "order", number).shuffle(order);
        return order;
    }

    /** How many batches there are. */
    public int batchCount() {
        return (images.size() + batch - 1) / batch;
    }

    /** The images themselves, in batches. */
    public Batches batches() {
        return new Batches(images, batch, order(), new Noise(noise, noiseDraws()));
    }

    /** What the epoch's draws of dropout derive from. */
    public long dropoutSeed() {
        return Seeds.splitMix(seed ^ Long.reverse(number), 1);
    }

    /**
     * The state from which noise is drawn by SplitMix64: in training order, the image at place n takes draws n·p to n·p +
     * p - 1, where p is half its pixels of one channel, rounded up.
     */
    public long noiseState() {
        return noiseDraws().seed();
    }

    /** The upper 31 bits of half a draw turn a pixel if they are below this; its lowest bit is the colour. */
    public long noiseThreshold() {
        return Noise.threshold(noise);
    }

    private Draws noiseDraws() {
        return Draws.of(seed, "noise", number);
    }
}
