package io.sparbiter.worker.network.data.image;

import io.sparbiter.worker.network.data.storage.DataFile;
import io.sparbiter.worker.network.data.storage.Wanted;
import java.io.Serializable;
import java.util.stream.IntStream;

/**
 * How a file has the values of an image.
 *
 * @param size of the upright image
 * @param channelsLast pixel by pixel, not channel by channel
 * @param transposed column by column, not row by row
 * @param white the value of white, at least 1
 */
public record StoredOrder(ImageFormat size, boolean channelsLast, boolean transposed, int white)
        implements Serializable {
    private static final long serialVersionUID = 1;

    /** As the format says, but for the layout. */
    public static StoredOrder of(ImageFormat size, boolean channelsLast, SourceFormat format) {
        int white = format.white() > 0 ? format.white() : SourceFormat.WHITE;
        return new StoredOrder(size, channelsLast, format.transposed(), white);
    }

    /**
     * The values of all images, each channel by channel and row by row, white as 255. The array itself, changed or not, if
     * they are in this order already.
     *
     * @param file in which they were stored, for complaints
     * @param wanted what it was given for
     */
    public byte[] planes(byte[] stored, DataFile file, Wanted wanted) {
        if (white < SourceFormat.WHITE) {
            brighten(stored, file, wanted);
        }
        return inOrder(stored);
    }

    private void brighten(byte[] values, DataFile file, Wanted wanted) {
        for (int i = 0; i < values.length; i++) {
            int value = values[i] & 0xff;
            if (value > white) {
                throw file.invalid(
                        "it has a pixel of " + value + ", brighter than data.white (" + white + ").",
                        wanted == Wanted.DATA_SET ? otherWhite(values, i) : sameWhite());
            }
            values[i] = (byte) ((2 * value * SourceFormat.WHITE + white) / (2 * white));
        }
    }

    /** @param from where values begin that were not made brighter yet */
    private static String otherWhite(byte[] values, int from) {
        int greatest = IntStream.range(from, values.length)
                .map(i -> values[i] & 0xff)
                .max()
                .orElseThrow();
        return "Set data.white to the value of a white pixel; the brightest here has " + greatest + ".";
    }

    /** A model's white is settled. */
    private String sameWhite() {
        return "Save the images with pixels from 0 to " + white + ", as those that the model was trained on; or give"
                + " pictures, whose white is known; or train a model anew if its data.white was wrong.";
    }

    private byte[] inOrder(byte[] stored) {
        boolean isRightAlready = !transposed && (size.channels() == 1 || !channelsLast);
        if (isRightAlready) {
            return stored;
        }
        int[] places = places();
        byte[] planes = new byte[stored.length];
        for (int start = 0; start < stored.length; start += places.length) {
            for (int i = 0; i < places.length; i++) {
                planes[start + i] = stored[start + places[i]];
            }
        }
        return planes;
    }

    /** Where in a stored image each value is. */
    private int[] places() {
        int[] places = new int[size.length()];
        int next = 0;
        for (int channel = 0; channel < size.channels(); channel++) {
            for (int y = 0; y < size.height(); y++) {
                for (int x = 0; x < size.width(); x++) {
                    int pixel = transposed ? x * size.height() + y : y * size.width() + x;
                    places[next++] = channelsLast
                            ? pixel * size.channels() + channel
                            : channel * size.height() * size.width() + pixel;
                }
            }
        }
        return places;
    }
}
