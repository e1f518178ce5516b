package io.sparbiter.worker.network.data;

import io.sparbiter.worker.network.data.image.ImageSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;

/** The images of a set in batches, the last of which may be smaller. For one thread; the set may serve many. */
public final class Batches implements Iterator<Batch> {
    private static final float[] SCALED = scaled();

    private final ImageSet images;
    private final int batchSize;
    private final int[] order;
    private final Noise noise;
    /** Written anew for every batch. */
    private final float[] pixels;

    private int next;

    private Batches(ImageSet images, int batchSize, int[] order, Noise noise) {
        if (batchSize < 1) {
            throw new IllegalArgumentException("a batch has at least one image: " + batchSize);
        }
        this.images = images;
        this.batchSize = batchSize;
        this.order = order;
        this.noise = noise;
        this.pixels = new float[Math.min(batchSize, order.length) * images.valuesPerImage()];
    }

    /**
     * One epoch of training: all images in an order of their own and with noise of their own for every seed and epoch.
     *
     * @param noise probability of a pixel to turn black or white, 0 to 1
     */
    public static Batches training(ImageSet images, int batchSize, long seed, int epoch, double noise) {
        int[] order = order(images);
        Draws.of(seed, "order", epoch).shuffle(order);
        return new Batches(images, batchSize, order, new Noise(noise, Draws.of(seed, "noise", epoch)));
    }

    /** All images in their own order, without noise. */
    public static Batches inOrder(ImageSet images, int batchSize) {
        return new Batches(images, batchSize, order(images), new Noise(0, Draws.of(0, "noise", 0)));
    }

    @Override
    public boolean hasNext() {
        return next < order.length;
    }

    /** The next images, in new arrays every time. */
    @Override
    public Batch next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the epoch has no further batch");
        }
        int n = Math.min(batchSize, order.length - next);
        float[] labels = new float[n * images.classes()];
        int[] classes = new int[n];
        for (int i = 0; i < n; i++) {
            int position = order[next + i];
            writePixels(position, i);
            classes[i] = images.label(position);
            labels[i * images.classes() + classes[i]] = 1;
        }
        next += n;
        return new Batch(
                FloatArrays.copyOf(pixels, n, images.channels(), images.height(), images.width()),
                FloatArrays.copyOf(labels, n, images.classes()),
                classes);
    }

    private void writePixels(int position, int place) {
        int length = images.valuesPerImage();
        images.copyTo(pixels, place * length, position, SCALED);
        noise.addTo(pixels, place * length, length, images.channels());
    }

    private static int[] order(ImageSet images) {
        return IntStream.range(0, images.size()).toArray();
    }

    private static float[] scaled() {
        float[] table = new float[256];
        for (int i = 0; i < table.length; i++) {
            table[i] = i / 255f;
        }
        return table;
    }
}
