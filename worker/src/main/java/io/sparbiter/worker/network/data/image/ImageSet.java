package io.sparbiter.worker.network.data.image;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Labelled images of one size, as bytes: 0 is black, 255 white, or the channel's most. Immutable, so that any number of
 * threads may share it. A set is a view: parts of a set share its pixels.
 */
public final class ImageSet {
    private final byte[] pixels;
    private final byte[] labels;
    private final ImageFormat format;
    private final ClassNames names;
    private final int[] index;

    private ImageSet(byte[] pixels, byte[] labels, ImageFormat format, ClassNames names, int[] index) {
        this.pixels = pixels;
        this.labels = labels;
        this.format = format;
        this.names = names;
        this.index = index;
    }

    /** Grey images, see {@link #of(byte[], byte[], int, int, int, int)}. */
    public static ImageSet of(byte[] pixels, byte[] labels, int height, int width, int classes) {
        return of(pixels, labels, 1, height, width, classes);
    }

    /**
     * Copies its arguments.
     *
     * @param pixels of all images, one after the other, each channel by channel and row by row
     * @param labels one per image, unsigned, below {@code classes}
     * @param channels 1 for grey, 3 for colours, at least 1
     * @param classes at least 1 and at most 256
     */
    public static ImageSet of(byte[] pixels, byte[] labels, int channels, int height, int width, int classes) {
        return owning(
                pixels.clone(), labels.clone(), new ImageFormat(height, width, channels), ClassNames.from(0, classes));
    }

    /** Keeps the arrays; the caller may not change them any more. */
    public static ImageSet owning(byte[] pixels, byte[] labels, ImageFormat format, ClassNames names) {
        if (pixels.length != (long) labels.length * format.length()) {
            throw new IllegalArgumentException(
                    labels.length + " images of " + format + " pixels do not make " + pixels.length + " bytes");
        }
        for (byte label : labels) {
            if (Byte.toUnsignedInt(label) >= names.size()) {
                throw new IllegalArgumentException(
                        "label " + Byte.toUnsignedInt(label) + " is not below the number of classes, " + names.size());
            }
        }
        int[] all = IntStream.range(0, labels.length).toArray();
        return new ImageSet(pixels, labels, format, names, all);
    }

    /** The images at these positions of this set, in this order; shares the pixels. */
    public ImageSet view(int... positions) {
        int[] chosen = Arrays.stream(positions).map(position -> index[position]).toArray();
        return new ImageSet(pixels, labels, format, names, chosen);
    }

    /** The images of this set and then those of another part of the same source; shares the pixels. */
    public ImageSet and(ImageSet other) {
        if (other.pixels != pixels) {
            throw new IllegalArgumentException("the two are not parts of one source");
        }
        int[] both = IntStream.concat(Arrays.stream(index), Arrays.stream(other.index))
                .toArray();
        return new ImageSet(pixels, labels, format, names, both);
    }

    public int size() {
        return index.length;
    }

    public int height() {
        return format.height();
    }

    public int width() {
        return format.width();
    }

    /** 1 for grey images, 3 for coloured ones. */
    public int channels() {
        return format.channels();
    }

    /** How many classes there are, also those without an image here. */
    public int classes() {
        return names.size();
    }

    /** What the data call the classes. */
    public ClassNames names() {
        return names;
    }

    /** The class of an image, 0 to {@code classes() - 1}. */
    public int label(int position) {
        return Byte.toUnsignedInt(labels[index[position]]);
    }

    /** A copy of an image's values, unsigned: {@code channels()} times {@code height()} rows of {@code width()}. */
    public byte[] image(int position) {
        int start = start(position);
        return Arrays.copyOfRange(pixels, start, start + valuesPerImage());
    }

    /** Images by class. */
    public int[] classCounts() {
        int[] counts = new int[names.size()];
        for (int i : index) {
            counts[Byte.toUnsignedInt(labels[i])]++;
        }
        return counts;
    }

    /** The size of the images. */
    public ImageFormat format() {
        return format;
    }

    /** The source that this is a part of: the same object for every part of one source. */
    public Object source() {
        return pixels;
    }

    /** All images of the source, read-only, each channel by channel and row by row. */
    public ByteBuffer sourcePixels() {
        return ByteBuffer.wrap(pixels).asReadOnlyBuffer();
    }

    /** The classes of all images of the source, unsigned, read-only. */
    public ByteBuffer sourceLabels() {
        return ByteBuffer.wrap(labels).asReadOnlyBuffer();
    }

    public int valuesPerImage() {
        return format.length();
    }

    /** Which image of the source this is: the same number in every part of that source. */
    public int sourceIndex(int position) {
        return index[position];
    }

    /** Writes an image into {@code target} from {@code offset} on, each pixel as the table says. */
    public void copyTo(float[] target, int offset, int position, float[] table) {
        int start = start(position);
        int length = valuesPerImage();
        for (int i = 0; i < length; i++) {
            target[offset + i] = table[pixels[start + i] & 0xff];
        }
    }

    /** Writes an image's values into {@code target} from {@code offset} on, as {@link #image} has them. */
    public void copyTo(byte[] target, int offset, int position) {
        System.arraycopy(pixels, start(position), target, offset, valuesPerImage());
    }

    /** Feeds an image's pixels to a digest, without a copy. */
    public void addTo(MessageDigest digest, int position) {
        digest.update(pixels, start(position), valuesPerImage());
    }

    private int start(int position) {
        return index[position] * valuesPerImage();
    }
}
