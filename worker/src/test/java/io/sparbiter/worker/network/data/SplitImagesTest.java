package io.sparbiter.worker.network.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparbiter.worker.network.data.image.ImageSequence;
import io.sparbiter.worker.network.data.image.ImageStream;
import io.sparbiter.worker.network.data.storage.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SplitImagesTest {
    @TempDir
    Path directory;

    private DataSettings settings;
    private DataSplit split;

    @BeforeEach
    void writeData() {
        TestImages.writeIdx(directory, TestImages.random(60, 3, 1), TestImages.random(20, 3, 2));
        settings = new DataSettings(directory.toString(), 40, 20, 0, 20, 0.5, 7);
        split = DataCache.get(settings);
    }

    private SplitImages images(SplitPart part, double noise, long seed) {
        return SplitImages.of(settings, part, split.fingerprint(), noise, seed);
    }

    private static byte[] read(ImageSequence images, int first, int count) {
        try (ImageStream stream = images.from(first)) {
            return stream.next(count);
        }
    }

    /** The noise of data.noise belongs to training. */
    @Test
    void withoutNoiseTheyAreThePartsOwn() {
        SplitImages images = images(SplitPart.VALIDATION, 0, 1);

        assertThat(images.size()).isEqualTo(20);
        ImageSets.assertSameImages(images.images(), split.validation());
        assertThat(read(images, 3, 1)).isEqualTo(split.validation().image(3));
    }

    @Test
    void noiseIsTheSameWhereverReadingBegins() {
        SplitImages noisy = images(SplitPart.TRAIN, 0.3, 1);

        assertThat(read(noisy, 17, 1)).isEqualTo(noisy.images().image(17));
        assertThat(IntStream.range(0, 40).mapToObj(noisy.images()::label))
                .isEqualTo(IntStream.range(0, 40).mapToObj(split.train()::label).toList());
    }

    @Test
    void noiseDependsOnItsSeed() {
        assertThat(read(images(SplitPart.TRAIN, 0.3, 1), 0, 40))
                .isNotEqualTo(read(images(SplitPart.TRAIN, 0.3, 2), 0, 40));
    }

    @Test
    void noiseHitsItsShareOfPixels() {
        byte[] clean = read(images(SplitPart.TRAIN, 0, 1), 0, 40);
        byte[] noisy = read(images(SplitPart.TRAIN, 0.5, 1), 0, 40);
        int[] changed = IntStream.range(0, clean.length)
                .filter(i -> clean[i] != noisy[i])
                .toArray();

        // 240 pixels: half of them, within four standard deviations, less those that were black or white before.
        assertThat(changed.length).isBetween(88, 152);
        assertThat(IntStream.of(changed).map(i -> noisy[i] & 0xff)).containsOnly(0, 255);
    }

    @Test
    void otherDataThanTheModelsAreRefused() {
        assertThatThrownBy(() -> SplitImages.of(settings, SplitPart.TRAIN, "0123456789abcdef", 0, 1))
                .isInstanceOf(DataException.class)
                .hasMessage("Cannot use data.source (" + directory + "): its fingerprint is " + split.fingerprint()
                        + ", and the model was trained on data with 0123456789abcdef.\n"
                        + "Bring back the data as they were, or train the model again on the new ones.");
    }

    /** Either may be another. */
    @Test
    void bothSourcesAreNamed() throws IOException {
        DataSettings apart = new DataSettings(directory.toString(), 40, 20, 0, 20, 0, 1)
                .from(Files.writeString(directory.resolve("a.csv"), "0,1\n1,2\n".repeat(30))
                        .toString())
                .testedFrom(
                        Files.writeString(directory.resolve("b.csv"), "0,1\n").toString());
        assertThatThrownBy(() -> SplitImages.of(apart, SplitPart.TRAIN, "0123456789abcdef", 0, 1))
                .hasMessageStartingWith("Cannot use data.source (" + directory + "/a.csv) with data.test_source ("
                        + directory + "/b.csv): their fingerprint is ");
    }

    @Test
    void aPartWithoutImagesIsRefused() {
        assertThatThrownBy(() -> images(SplitPart.TEST, 0, 1))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "Cannot evaluate on data.test: it has 0 images.\nName another part of the model's data, by --split.");
    }
}
