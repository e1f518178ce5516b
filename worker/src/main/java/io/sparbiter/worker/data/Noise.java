package io.sparbiter.worker.data;

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
        if (!(rate >= 0 && rate <= 1)) {
            throw new IllegalArgumentException("noise is a probability, 0 to 1: " + rate);
        }
        this.draws = draws;
        this.threshold = (long) (rate * (1L << DRAW_BITS));
    }

    /** Adds noise to an image of scaled pixels; two pixels share a 64-bit draw, 31 bits and a colour each. */
    void addTo(float[] pixels, int offset, int length) {
        if (threshold == 0) {
            return;
        }
        int end = offset + length;
        for (int i = offset; i < end; i += 2) {
            long draw = draws.next();
            addTo(pixels, i, draw >>> (Long.SIZE / 2));
            if (i + 1 < end) {
                addTo(pixels, i + 1, draw & 0xffff_ffffL);
            }
        }
    }

    /** Adds the noise that scaled pixels would get to an image of bytes. */
    void addTo(byte[] pixels) {
        float[] marked = new float[pixels.length];
        Arrays.fill(marked, Float.NaN);
        addTo(marked, 0, marked.length);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = Float.isNaN(marked[i]) ? pixels[i] : (byte) (WHITE * marked[i]);
        }
    }

    private void addTo(float[] pixels, int i, long draw) {
        if (draw >>> 1 < threshold) {
            pixels[i] = draw & 1;
        }
    }
}
