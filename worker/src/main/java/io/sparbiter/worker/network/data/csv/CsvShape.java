package io.sparbiter.worker.network.data.csv;

import io.sparbiter.worker.Counted;
import io.sparbiter.worker.network.data.image.ImageFormat;
import io.sparbiter.worker.network.data.image.SourceFormat;
import io.sparbiter.worker.network.data.image.SourceFormat.Layout;
import io.sparbiter.worker.network.data.image.StoredOrder;
import io.sparbiter.worker.network.data.storage.DataFile;

/** Makes out what images the lines of a CSV file hold, from the number of their values and what is said of them. */
final class CsvShape {
    private static final int COLOURS = 3;

    private final SourceFormat format;
    private final DataFile file;

    CsvShape(SourceFormat format, DataFile file) {
        this.format = format;
        this.file = file;
    }

    /** @param values of an image */
    StoredOrder of(int values) {
        ImageFormat size = format.tellsSize() ? given(values) : square(values);
        if (size.channels() > 1 && size.length() > size.channels() && format.layout() == Layout.UNSPECIFIED) {
            throw file.invalid(
                    "its images of " + size + " may lie pixel by pixel or channel by channel.",
                    "Set data.layout to channels_last (red, green and blue of a pixel, then of the next) or to"
                            + " channels_first (all red values, then all green, then all blue).");
        }
        return StoredOrder.of(size, format.layout() == Layout.CHANNELS_LAST, format);
    }

    private ImageFormat given(int values) {
        long pixels = (long) format.height() * format.width();
        long channels = format.channels() > 0 ? format.channels() : Math.max(1, values / pixels);
        if (pixels * channels != values) {
            throw file.invalid(
                    "line 1 has " + Counted.of(values, "pixel value") + " where data.height (" + format.height()
                            + ") and data.width ("
                            + format.width() + ") make " + pixels + " for each of "
                            + (format.channels() > 0 ? "data.channels (" + channels + ")." : "some channels."),
                    "Correct the settings to the size of the images.");
        }
        return new ImageFormat(format.height(), format.width(), (int) channels);
    }

    /** A number is not both a square and three times a square, so grey and coloured images can be told apart. */
    private ImageFormat square(int values) {
        int channels = format.channels();
        if (channels == 0) {
            channels = side(values, 1) == 0 && side(values, COLOURS) > 0 ? COLOURS : 1;
        }
        int side = side(values, channels);
        if (side == 0) {
            throw file.invalid(
                    "line 1 names " + Counted.of(values, "pixel") + ", which make no square image.",
                    "Give every pixel a column: 784 for images of 28 x 28. If images are no squares, set data.height and"
                            + " data.width, and data.channels if they are coloured.");
        }
        return new ImageFormat(side, side, channels);
    }

    /** The side of a square image, 0 if there is none. */
    private static int side(int values, int channels) {
        int side = (int) Math.round(Math.sqrt((double) values / channels));
        return (long) side * side * channels == values ? side : 0;
    }
}
