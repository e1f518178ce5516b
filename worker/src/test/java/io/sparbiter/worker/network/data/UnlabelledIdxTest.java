package io.sparbiter.worker.network.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparbiter.worker.network.data.image.ImageFormat;
import io.sparbiter.worker.network.data.image.ImageSet;
import io.sparbiter.worker.network.data.image.ImageStream;
import io.sparbiter.worker.network.data.image.SourceFormat;
import io.sparbiter.worker.network.data.image.UnlabelledImages;
import io.sparbiter.worker.network.data.storage.DataException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnlabelledIdxTest {
    private static final ImageFormat FORMAT = new ImageFormat(TestImages.HEIGHT, TestImages.WIDTH, 1);
    private static final ImageSet SET = TestImages.random(5, 2, 1);
    private static final byte[] FILE = TestImages.idxImages(SET);

    @TempDir
    Path directory;

    /** Images of 1 x 2 in three channels, pixel by pixel. */
    @Test
    void colouredImagesAreBroughtInOrder() {
        byte[] file = TestImages.idxImages(new int[] {2, 1, 2, 3}, new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12});
        var source = new SourceFormat(0, 0, 0, SourceFormat.Layout.CHANNELS_LAST, false, 0);
        Path path = TestImages.write(directory, "colours", file);
        try (ImageStream stream = UnlabelledFiles.open(path.toString(), new ImageFormat(1, 2, 3), source)
                .from(1)) {
            assertThat(stream.next(1)).containsExactly(7, 10, 8, 11, 9, 12);
        }
    }

    private UnlabelledImages open(byte[] content, ImageFormat format) {
        return UnlabelledFiles.open(
                TestImages.write(directory, "images", content).toString(), format);
    }

    private void assertRefused(byte[] content, ImageFormat format, String complaint) {
        assertThatThrownBy(() -> open(content, format))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("Cannot read " + directory.resolve("images") + ": " + complaint);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void readingBeginsAnywhere(boolean zipped) {
        UnlabelledImages images = open(zipped ? TestImages.gzip(FILE) : FILE, FORMAT);

        assertThat(images.size()).isEqualTo(5);
        assertThat(images.name(4)).isEqualTo("5");
        for (int first = 0; first < 5; first++) {
            try (ImageStream stream = images.from(first)) {
                assertThat(stream.next(1)).isEqualTo(SET.image(first));
            }
        }
    }

    @Test
    void truncatedFilesAreRefused() {
        assertRefused(
                Arrays.copyOf(FILE, FILE.length - 1), FORMAT, "it ends after 29 of the 30 bytes its header announces.");
        assertRefused(Arrays.copyOf(FILE, 11), FORMAT, "it ends within its header.");
    }

    @Test
    void aTruncatedGzipStreamIsRefused() {
        byte[] zipped = TestImages.gzip(FILE);
        assertRefused(Arrays.copyOf(zipped, zipped.length - 12), FORMAT, "its gzip stream is cut off.");
    }

    @Test
    void moreBytesAreRefused() {
        assertRefused(Arrays.copyOf(FILE, FILE.length + 1), FORMAT, "more bytes follow the 30 its header announces.");
    }

    @Test
    void labelsAreRefused() {
        assertRefused(
                TestImages.idxLabels(SET),
                FORMAT,
                "its magic number is 0x00000801 where IDX images have 0x00000803 or 0x00000804.");
    }

    @Test
    void imagesOfAnotherSizeAreRefused() {
        assertRefused(FILE, new ImageFormat(28, 28, 1), "its images are 3 x 2 where the model's are 28 x 28.");
        assertRefused(FILE, new ImageFormat(2, 3, 3), "its images are 3 x 2 where the model's are 3 x 2 x 3.");
    }
}
