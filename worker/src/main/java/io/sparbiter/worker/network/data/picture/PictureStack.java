package io.sparbiter.worker.network.data.picture;

import io.sparbiter.worker.Printable;
import io.sparbiter.worker.network.data.image.ImageFormat;
import io.sparbiter.worker.network.data.image.SourceFormat;
import io.sparbiter.worker.network.data.storage.DataFile;
import java.awt.image.BufferedImage;
import java.util.Optional;

/**
 * Pictures of one size, as bytes. They are grey as long as all are, and in three colours from the first coloured one on,
 * unless it was said what they are.
 */
final class PictureStack {
    private static final int COLOURS = 3;

    private final SourceFormat said;
    private final int channels;
    private final int count;
    private final long most;
    private Optional<DataFile> first = Optional.empty();
    /** Null until there is a picture, as is the following. */
    private ImageFormat format;

    private byte[] pixels;
    private int used;

    /**
     * An empty stack.
     *
     * @param said of their size
     * @param channels of all, 0 for as many as they have
     * @param count how many there will be
     * @param most bytes that they may take
     */
    PictureStack(SourceFormat said, int channels, int count, long most) {
        this.said = said;
        this.channels = channels;
        this.count = count;
        this.most = most;
    }

    void add(DataFile file) {
        BufferedImage image = new PictureFile(file).read(size -> accept(file, size));
        if (channels == 0 && format.channels() == 1 && PicturePixels.isColoured(image)) {
            colour(file);
        }
        byte[] planes = PicturePixels.of(image, format);
        System.arraycopy(planes, 0, pixels, used, planes.length);
        used += planes.length;
    }

    /** Of all pictures. */
    ImageFormat format() {
        return format;
    }

    /** Of all pictures, one after another. */
    byte[] pixels() {
        return pixels;
    }

    private void accept(DataFile file, ImageFormat size) {
        if (first.isEmpty()) {
            requireSaid(file, size);
            first = Optional.of(file);
            format = withChannels(size, Math.max(1, channels));
            pixels = room(format, file);
        }
        if (size.height() != format.height() || size.width() != format.width()) {
            throw file.invalid(
                    "it is " + size + " where " + first.get().path() + " is " + withChannels(format, 1) + ".",
                    "Scale all pictures to one size, as by: mogrify -resize '" + format.width() + "x" + format.height()
                            + "!' " + Printable.word(folder(file)) + "/*");
        }
    }

    private void requireSaid(DataFile file, ImageFormat size) {
        if (said.tellsSize() && (size.height() != said.height() || size.width() != said.width())) {
            throw file.invalid(
                    "it is " + size + " where data.width and data.height say " + said.width() + " x " + said.height()
                            + ".",
                    "Leave these settings out: pictures tell their size.");
        }
    }

    private static String folder(DataFile file) {
        return file.path().substring(0, file.path().lastIndexOf('/'));
    }

    private byte[] room(ImageFormat format, DataFile file) {
        long bytes = (long) count * format.height() * format.width() * format.channels();
        if (bytes > Math.min(most, Integer.MAX_VALUE - Long.BYTES)) {
            throw file.tooLarge();
        }
        return new byte[(int) bytes];
    }

    /** What was read as grey is as grey as before. */
    private void colour(DataFile file) {
        ImageFormat coloured = withChannels(format, COLOURS);
        byte[] planes = room(coloured, file);
        int length = format.length();
        int filled = 0;
        for (int start = 0; start < used; start += length) {
            for (int channel = 0; channel < COLOURS; channel++) {
                System.arraycopy(pixels, start, planes, filled, length);
                filled += length;
            }
        }
        format = coloured;
        pixels = planes;
        used = filled;
    }

    private static ImageFormat withChannels(ImageFormat size, int channels) {
        return new ImageFormat(size.height(), size.width(), channels);
    }
}
