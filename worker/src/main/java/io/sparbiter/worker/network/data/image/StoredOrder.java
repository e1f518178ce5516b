package io.sparbiter.worker.network.data.image;

import java.io.Serializable;

/**
 * In which order a file has the values of an image.
 *
 * @param size of the upright image
 * @param channelsLast pixel by pixel, not channel by channel
 * @param transposed column by column, not row by row
 */
public record StoredOrder(ImageFormat size, boolean channelsLast, boolean transposed) implements Serializable {
    private static final long serialVersionUID = 1;

    /** The values of all images, each channel by channel and row by row; the array itself if they are so already. */
    public byte[] planes(byte[] stored) {
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
