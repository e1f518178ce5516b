package io.sparbiter.worker.network.data.image;

import static io.sparbiter.worker.Require.require;

import java.io.Serializable;

/**
 * What a source does not tell of its images by itself.
 *
 * @param height of an upright image, 0 if the source tells
 * @param width of an upright image, 0 if and only if {@code height} is
 * @param channels 1 for grey, 3 for colours; 0 if the source tells
 * @param layout in which order the values of several channels come
 * @param transposed whether images are stored column by column, as EMNIST's
 * @param firstLabel the least label, class 0
 * @param label where a CSV file has it: {@link #FIRST}, {@link #LAST} or its column's name; empty if the file tells
 * @param labelsAsFound whether classes are the labels that are there, and not all from the first label on
 * @param white the value of a white pixel; 0 for the usual 255
 * @param classes how many there are, whatever labels are found, from the first label on; 0 if the labels tell
 */
public record SourceFormat(
        int height,
        int width,
        int channels,
        Layout layout,
        boolean transposed,
        int firstLabel,
        String label,
        boolean labelsAsFound,
        int white,
        int classes)
        implements Serializable {
    /** Everything as the source tells, which is enough for most. */
    public static final SourceFormat AS_FOUND = new SourceFormat(0, 0, 0, Layout.UNSPECIFIED, false, 0);

    public static final String FIRST = "first";
    public static final String LAST = "last";
    public static final int WHITE = 255;

    /** Where the values of a pixel are. */
    public enum Layout {
        UNSPECIFIED,
        /** All values of the first channel, then all of the next. */
        CHANNELS_FIRST,
        /** All values of the first pixel, then all of the next. */
        CHANNELS_LAST
    }

    public SourceFormat {
        require(height >= 0, "height must be at least 0: ", height);
        require(width >= 0, "width must be at least 0: ", width);
        require((height == 0) == (width == 0), "width must be given if and only if height is: ", width);
        require(channels >= 0, "channels must be at least 0: ", channels);
        require(firstLabel >= 0 && firstLabel <= 255, "first_label must be 0 to 255: ", firstLabel);
        require(white >= 0 && white <= WHITE, "white must be 0 to 255: ", white);
    }

    /** With labels in the usual place, without gaps, and pixels as they are. */
    public SourceFormat(int height, int width, int channels, Layout layout, boolean transposed, int firstLabel) {
        this(height, width, channels, layout, transposed, firstLabel, "", false, 0, 0);
    }

    public boolean tellsSize() {
        return height > 0;
    }

    /** Where a CSV file has the label is said, or does not matter. */
    public boolean tellsLabel() {
        return !label.isEmpty() || classes > 0;
    }

    /** The name of the column with the label; empty if its place, or nothing, is said of it. */
    public String labelName() {
        return label.equals(FIRST) || label.equals(LAST) ? "" : label;
    }

    /** With so many classes, some of which may have no image. */
    public SourceFormat withClasses(int count) {
        return new SourceFormat(
                height, width, channels, layout, transposed, firstLabel, label, labelsAsFound, white, count);
    }
}
