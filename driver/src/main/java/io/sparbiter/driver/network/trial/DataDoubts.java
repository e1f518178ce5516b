package io.sparbiter.driver.network.trial;

import io.sparbiter.worker.network.data.image.Brightness;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is odd about images that can be read, in sentences with their remedies: they may not be what they are taken for. */
public final class DataDoubts {
    /** Data sets have few images with nothing on them. */
    private static final double MANY = 0.5;
    /** How clearly many images, or a few, are the opposite of others. */
    private static final double MARGIN = 0.3;

    private static final double MARGIN_OF_FEW = 0.7;
    private static final int FEW = 20;
    private static final int DIMMER = 4;

    private DataDoubts() {}

    /**
     * About the data of a search.
     *
     * @param source the setting {@code data.source}
     */
    public static List<String> of(String source, Brightness images) {
        List<String> doubts = new ArrayList<>();
        if (images.plain() >= MANY) {
            doubts.add(String.format(
                    Locale.ROOT,
                    "%.0f %% of the images of data.source (%s) are of one colour.\n"
                            + "Check that they are the images, and where the label is.",
                    100 * images.plain(),
                    source));
        }
        if (images.lacksWhite()) {
            doubts.add(
                    "The brightest pixel of data.source (%s) is %d, where white is 255: networks learn little from that.\n"
                                    .formatted(source, images.greatest())
                            + "If that is white, set data.white to " + images.greatest() + ".");
        }
        return doubts;
    }

    /**
     * About images that are to be predicted.
     *
     * @param path where they are
     * @param count how many were looked at
     * @param trained images that the network was trained on
     */
    public static List<String> of(String path, Brightness images, int count, Brightness trained) {
        if (!trained.wasMeasured()) {
            return List.of();
        }
        List<String> doubts = new ArrayList<>();
        if (images.plain() >= MANY && trained.plain() < MANY) {
            doubts.add("Most images of " + path + " are of one colour, and few that the model was trained on.\n"
                    + "Check that they are what you mean.");
        } else if (images.greatest() * DIMMER <= trained.greatest()) {
            doubts.add("The brightest pixel of %s is %d, and that of the images that the model was trained on %d.\n"
                            .formatted(path, images.greatest(), trained.greatest())
                    + "Give images with pixels as bright as theirs.");
        } else if (images.isInverted(trained, count < FEW ? MARGIN_OF_FEW : MARGIN)) {
            doubts.add("The images of %s are as %s as those that the model was trained on are %s.\n"
                            .formatted(path, word(images), word(trained))
                    + "Invert them if the model knows "
                    + (trained.dark() > trained.light() ? "white on black." : "black on white."));
        }
        return doubts;
    }

    private static String word(Brightness images) {
        return images.dark() > images.light() ? "dark" : "bright";
    }
}
