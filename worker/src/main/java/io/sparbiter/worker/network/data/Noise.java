package io.sparbiter.worker.network.data;

import java.util.Arrays;

/** Salt and pepper: a pixel turns black or white, either as often, with a fixed probability. */
final class Noise {
    private static final int DRAW_BITS = 31;
    private static final int WHITE = 255;

    private final Draws draws;
    private final long threshold;

    /**
     * @param rate of pixels, 0 to 1
     * @param draws where each image takes as many from as it has pairs of pixels, so that noise does not depend on the
     *     batch size
     */
    Noise(double rate, Draws draws) {
        this.draws = draws;
        this.threshold = threshold(rate);
    }

    /** What 31 bits must be below for a pixel to turn. */
    static long threshold(double rate) {
        if (!(rate >= 0 && rate <= 1)) {
            throw new IllegalArgumentException("noise is a probability, 0 to 1: " + rate);
        }
        return (long) (rate * (1L << DRAW_BITS));
    }

    /**
     * Adds noise to an image of scaled values; two pixels share a 64-bit draw, 31 bits and a colour each.
     *
     * @param length of the image, all channels together
     * @param channels that turn black or white together
     */
    void addTo(float[] values, int offset, int length, int channels) {
        if (threshold == 0) {
            return;
        }
        int pixels = length / channels;
        int end = offset + length;
        for (int i = 0; i < pixels; i += 2) {
            long draw = draws.next();
            addTo(values, offset + i, end, pixels, draw >>> (Long.SIZE / 2));
            if (i + 1 < pixels) {
                addTo(values, offset + i + 1, end, pixels, draw & 0xffff_ffffL);
            }
        }
    }

    /** Adds the noise that scaled values would get to an image of bytes. */
    void addTo(byte[] values, int channels) {
        float[] marked = new float[values.length];
        Arrays.fill(marked, Float.NaN);
        addTo(marked, 0, marked.length, channels);
        for (int i = 0; i < values.length; i++) {
            values[i] = Float.isNaN(marked[i]) ? values[i] : (byte) (WHITE * marked[i]);
        }
    }

    private void addTo(float[] values, int first, int end, int step, long draw) {
        if (draw >>> 1 < threshold) {
            for (int i = first; i < end; i += step) {
                values[i] = draw & 1;
            }
        }
    }
}
