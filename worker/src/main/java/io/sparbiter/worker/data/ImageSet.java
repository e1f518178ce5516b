package io.sparbiter.worker.data;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Labelled grey images of one size, as bytes: 0 is black, 255 white. Immutable, so that any number of threads may share
 * it. A set is a view: parts of a set share its pixels.
 */
public final class ImageSet {
    private final byte[] pixels;
    private final byte[] labels;
    private final int height;
    private final int width;
    private final int classes;
    private final int[] index;

    private ImageSet(byte[] pixels, byte[] labels, int height, int width, int classes, int[] index) {
        this.pixels = pixels;
        this.labels = labels;
        this.height = height;
        this.width = width;
        this.classes = classes;
        this.index = index;
    }

    /**
     * Copies its arguments.
     *
     * @param pixels of all images, one after the other, row by row
     * @param labels one per image, unsigned, below {@code classes}
     * @param classes at least 1 and at most 256
     */
    public static ImageSet of(byte[] pixels, byte[] labels, int height, int width, int classes) {
        return owning(pixels.clone(), labels.clone(), height, width, classes);
    }

    /** Like {@link #of}, but keeps the arrays; the caller may not change them any more. */
    static ImageSet owning(byte[] pixels, byte[] labels, int height, int width, int classes) {
        if (pixels.length != (long) labels.length * height * width) {
            throw new IllegalArgumentException(labels.length + " images of " + height + " x " + width
                    + " pixels do not make " + pixels.length + " bytes");
        }
        for (byte label : labels) {
            if (Byte.toUnsignedInt(label) >= classes) {
                throw new IllegalArgumentException(
                        "label " + Byte.toUnsignedInt(label) + " is not below the number of classes, " + classes);
            }
        }
        int[] all = IntStream.range(0, labels.length).toArray();
        return new ImageSet(pixels, labels, height, width, classes, all);
    }

    /** The images at these positions of this set, in this order; shares the pixels. */
    public ImageSet view(int... positions) {
        int[] chosen = Arrays.stream(positions).map(position -> index[position]).toArray();
        return new ImageSet(pixels, labels, height, width, classes, chosen);
    }

    /** The images of this set and then those of another part of the same source; shares the pixels. */
    public ImageSet and(ImageSet other) {
        if (other.pixels != pixels) {
            throw new IllegalArgumentException("the two are not parts of one source");
        }
        int[] both = IntStream.concat(Arrays.stream(index), Arrays.stream(other.index))
                .toArray();
        return new ImageSet(pixels, labels, height, width, classes, both);
    }

    public int size() {
        return index.length;
    }

    public int height() {
        return height;
    }

    public int width() {
        return width;
    }

    /** Always 1: images are grey. */
    public int channels() {
        return 1;
    }

    /** How many classes there are, also those without an image here. */
    public int classes() {
        return classes;
    }

    /** The class of an image, 0 to {@code classes() - 1}. */
    public int label(int position) {
        return Byte.toUnsignedInt(labels[index[position]]);
    }

    /** A copy of an image's pixels, row by row, unsigned. */
    public byte[] image(int position) {
        int start = start(position);
        return Arrays.copyOfRange(pixels, start, start + pixelsPerImage());
    }

    /** Images by class. */
    public int[] classCounts() {
        int[] counts = new int[classes];
        for (int i : index) {
            counts[Byte.toUnsignedInt(labels[i])]++;
        }
        return counts;
    }

    int pixelsPerImage() {
        return height * width;
    }

    /** Which image of the source this is: the same number in every part of that source. */
    int sourceIndex(int position) {
        return index[position];
    }

    /** Writes an image into {@code target} from {@code offset} on, each pixel as the table says. */
    void copyTo(float[] target, int offset, int position, float[] table) {
        int start = start(position);
        int length = pixelsPerImage();
        for (int i = 0; i < length; i++) {
            target[offset + i] = table[pixels[start + i] & 0xff];
        }
    }

    /** Feeds an image's pixels to a digest, without a copy. */
    void addTo(MessageDigest digest, int position) {
        digest.update(pixels, start(position), pixelsPerImage());
    }

    private int start(int position) {
        return index[position] * pixelsPerImage();
    }
}
