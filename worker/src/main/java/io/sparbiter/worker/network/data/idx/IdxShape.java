package io.sparbiter.worker.network.data.idx;

import io.sparbiter.worker.network.data.image.ImageFormat;
import io.sparbiter.worker.network.data.image.SourceFormat;
import io.sparbiter.worker.network.data.image.SourceFormat.Layout;
import io.sparbiter.worker.network.data.image.StoredOrder;
import io.sparbiter.worker.network.data.storage.DataFile;

/**
 * Makes out what images an IDX file, or a NumPy array, holds: [images, height, width] grey ones, or coloured ones as [images, channels,
 * height, width] or [images, height, width, channels].
 */
public final class IdxShape {
    private static final int GREY = 3;
    /** More is not taken for channels where nothing is said of them: colours, and how opaque they are. */
    private static final int MOST_CHANNELS = 4;

    private final SourceFormat format;
    private final DataFile file;

    public IdxShape(SourceFormat format, DataFile file) {
        this.format = format;
        this.file = file;
    }

    /**
     * The images of a file, and in which order it has their values.
     *
     * @param shape the dimensions of the file, the number of images first
     */
    public StoredOrder of(int... shape) {
        boolean channelsLast = shape.length > GREY && isChannelsLast(shape[1], shape[GREY]);
        int channels = shape.length == GREY ? 1 : channelsLast ? shape[GREY] : shape[1];
        int first = shape.length == GREY || channelsLast ? 1 : 2;
        int rows = shape[first];
        int columns = shape[first + 1];
        var size = format.transposed()
                ? new ImageFormat(columns, rows, channels)
                : new ImageFormat(rows, columns, channels);
        check(size);
        return StoredOrder.of(size, channelsLast, format);
    }

    private boolean isChannelsLast(int second, int last) {
        if (format.layout() != Layout.UNSPECIFIED) {
            return format.layout() == Layout.CHANNELS_LAST;
        }
        boolean maybeFirst = isChannels(second);
        boolean maybeLast = isChannels(last);
        if (maybeFirst == maybeLast) {
            throw file.invalid(
                    "its images are " + second + " x … x " + last + ", and either may be the channels.",
                    "Set data.layout to channels_first or to channels_last.");
        }
        return maybeLast;
    }

    private boolean isChannels(int size) {
        return format.channels() > 0 ? size == format.channels() : size <= MOST_CHANNELS;
    }

    private void check(ImageFormat found) {
        var wanted = new ImageFormat(
                format.tellsSize() ? format.height() : found.height(),
                format.tellsSize() ? format.width() : found.width(),
                format.channels() > 0 ? format.channels() : found.channels());
        if (!wanted.equals(found)) {
            throw file.invalid(
                    "its images are " + found + " where data.width, data.height and data.channels say " + wanted + ".",
                    "Leave these settings out: the file tells the size of its images.");
        }
    }
}
