package io.sparbiter.worker.network.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.worker.network.data.image.ImageSet;
import java.util.stream.IntStream;

/** Assertions on sets of images. */
public final class ImageSets {
    private ImageSets() {}

    public static void assertSameImages(ImageSet actual, ImageSet expected) {
        assertThat(actual.size()).isEqualTo(expected.size());
        assertThat(actual.height()).isEqualTo(expected.height());
        assertThat(actual.width()).isEqualTo(expected.width());
        assertThat(actual.channels()).isEqualTo(expected.channels());
        assertThat(actual.classes()).isEqualTo(expected.classes());
        for (int i = 0; i < expected.size(); i++) {
            assertThat(actual.label(i)).as("label " + i).isEqualTo(expected.label(i));
            assertThat(actual.image(i)).as("image " + i).isEqualTo(expected.image(i));
        }
    }

    /** Which images of the source a part holds. */
    static int[] indices(ImageSet part) {
        return IntStream.range(0, part.size()).map(part::sourceIndex).toArray();
    }
}
