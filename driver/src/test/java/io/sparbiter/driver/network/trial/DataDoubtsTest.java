package io.sparbiter.driver.network.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.worker.network.data.image.Brightness;
import org.junit.jupiter.api.Test;

class DataDoubtsTest {
    private static final Brightness DIGITS = new Brightness(255, 0.8, 0.12, 0);

    @Test
    void usualDataHaveNone() {
        assertThat(DataDoubts.of("mnist", DIGITS)).isEmpty();
        assertThat(DataDoubts.of("t.csv", new Brightness(200, 0.7, 0.1, 0), 1, DIGITS))
                .isEmpty();
    }

    @Test
    void pixelsOfZeroAndOneAreDim() {
        assertThat(DataDoubts.of("b.csv", new Brightness(1, 1, 0, 0)))
                .containsExactly("The brightest pixel of data.source (b.csv) is 1, where white is 255: networks learn"
                        + " little from that.\nIf that is white, set data.white to 1.");
    }

    @Test
    void imagesWithNothingOnThemAreCounted() {
        assertThat(DataDoubts.of("b.csv", new Brightness(255, 0, 1, 1)))
                .containsExactly("100 % of the images of data.source (b.csv) are of one colour.\n"
                        + "Check that they are the images, and where the label is.");
    }

    @Test
    void whatIsToBePredictedIsLikeWhatWasTrainedOn() {
        assertThat(DataDoubts.of("t.csv", new Brightness(1, 1, 0, 0), 500, DIGITS))
                .containsExactly("The brightest pixel of t.csv is 1, and that of the images that the model was trained"
                        + " on 255.\nGive images with pixels as bright as theirs.");
        assertThat(DataDoubts.of("t.csv", new Brightness(255, 0.12, 0.8, 0), 1, DIGITS))
                .containsExactly("The images of t.csv are as bright as those that the model was trained on are dark.\n"
                        + "Invert them if the model knows white on black.");
        assertThat(DataDoubts.of("t.csv", new Brightness(0, 1, 0, 1), 1, DIGITS))
                .containsExactly("Most images of t.csv are of one colour, and few that the model was trained on.\n"
                        + "Check that they are what you mean.");
    }

    /** One image of a coat is brighter than most of clothes. */
    @Test
    void fewImagesMayDifferMore() {
        var clothes = new Brightness(255, 0.55, 0.25, 0);
        var coat = new Brightness(255, 0.25, 0.6, 0);
        assertThat(DataDoubts.of("t.png", coat, 1, clothes)).isEmpty();
        assertThat(DataDoubts.of("t.csv", coat, 100, clothes)).hasSize(1);
    }

    @Test
    void ofAModelOfAnEarlierVersionNothingIsKnown() {
        assertThat(DataDoubts.of("t.csv", new Brightness(0, 1, 0, 1), 1, Brightness.UNKNOWN))
                .isEmpty();
    }
}
