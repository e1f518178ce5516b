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
    private int next;

    /**
     * The images at some positions.
     *
     * @param order of the positions
     */
    Batches(ImageSet images, int batchSize, int[] order, Noise noise) {
        if (batchSize < 1) {
            throw new IllegalArgumentException("a batch has at least one image: " + batchSize);
        }
        this.images = images;
        this.batchSize = batchSize;
        this.order = order;
        this.noise = noise;
    }

    /** All images in their own order, without noise. */
    public static Batches inOrder(ImageSet images, int batchSize) {
        int[] order = IntStream.range(0, images.size()).toArray();
        return new Batches(images, batchSize, order, new Noise(0, Draws.of(0, "noise", 0)));
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
        float[] pixels = new float[n * images.valuesPerImage()];
        int[] classes = new int[n];
        for (int i = 0; i < n; i++) {
            int position = order[next + i];
            write(position, pixels, i);
            classes[i] = images.label(position);
        }
        next += n;
        return new Batch(images.format(), pixels, classes);
    }

    private void write(int position, float[] pixels, int place) {
        int length = images.valuesPerImage();
        images.copyTo(pixels, place * length, position, SCALED);
        noise.addTo(pixels, place * length, length, images.channels());
    }

    private static float[] scaled() {
        float[] table = new float[256];
        for (int i = 0; i < table.length; i++) {
            table[i] = i / 255f;
        }
        return table;
    }
}
