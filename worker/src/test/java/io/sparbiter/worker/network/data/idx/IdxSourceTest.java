package io.sparbiter.worker.network.data.idx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparbiter.worker.network.data.ImageSets;
import io.sparbiter.worker.network.data.TestImages;
import io.sparbiter.worker.network.data.image.ImageSet;
import io.sparbiter.worker.network.data.image.Source;
import io.sparbiter.worker.network.data.image.SourceFormat;
import io.sparbiter.worker.network.data.image.SourceFormat.Layout;
import io.sparbiter.worker.network.data.image.SourceFormats;
import io.sparbiter.worker.network.data.storage.DataException;
import io.sparbiter.worker.network.data.storage.DataFile;
import io.sparbiter.worker.network.data.storage.LocalStorage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdxSourceTest {
    private static final ImageSet TRAINING = TestImages.random(20, 4, 1);
    private static final ImageSet TEST = TestImages.random(8, 4, 2);

    @TempDir
    Path directory;

    @BeforeEach
    void writeFiles() {
        TestImages.writeIdx(directory, TRAINING, TEST);
    }

    @Test
    void plainFilesAreRead() {
        ImageSets.assertSameImages(load().training(), TRAINING);
        ImageSets.assertSameImages(load().test().orElseThrow(), TEST);
    }

    @Test
    void gzippedFilesAreRead() throws IOException {
        for (String name : new String[] {TestImages.TRAIN_IMAGES, TestImages.TEST_LABELS}) {
            byte[] plain = Files.readAllBytes(directory.resolve(name));
            Files.delete(directory.resolve(name));
            TestImages.write(directory, name + ".gz", TestImages.gzip(plain));
        }
        ImageSets.assertSameImages(load().training(), TRAINING);
        ImageSets.assertSameImages(load().test().orElseThrow(), TEST);
    }

    @Test
    void theContentAndNotTheNameTellsWhatIsGzipped() throws IOException {
        TestImages.write(directory, TestImages.TRAIN_IMAGES, TestImages.gzip(TestImages.idxImages(TRAINING)));
        Path labels = directory.resolve(TestImages.TRAIN_LABELS);
        Files.move(labels, directory.resolve(TestImages.TRAIN_LABELS + ".gz"));
        ImageSets.assertSameImages(load().training(), TRAINING);
    }

    @Test
    void namesWithADotAreFound() throws IOException {
        Files.move(directory.resolve(TestImages.TRAIN_IMAGES), directory.resolve("train-images.idx3-ubyte"));
        Files.move(directory.resolve(TestImages.TRAIN_LABELS), directory.resolve("train-labels.idx1-ubyte"));
        ImageSets.assertSameImages(load().training(), TRAINING);
    }

    @Test
    void withoutTestFilesThereAreNoTestImages() throws IOException {
        Files.delete(directory.resolve(TestImages.TEST_IMAGES));
        Files.delete(directory.resolve(TestImages.TEST_LABELS));
        assertThat(load().test().orElseThrow().size()).isZero();
    }

    @Test
    void aMissingFileIsNamed() throws IOException {
        Files.delete(directory.resolve(TestImages.TEST_LABELS));
        assertRefused("Cannot find t10k-labels-idx1-ubyte in data.source (" + directory + ").\nPut the four files of"
                + " the set there, plain or with .gz, or give mnist for the built-in set.");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 4, 15})
    void aFileThatEndsWithinItsHeaderIsRefused(int length) {
        byte[] whole = TestImages.idxImages(TRAINING);
        Path file = TestImages.write(directory, TestImages.TRAIN_IMAGES, Arrays.copyOf(whole, length));
        assertRefused("Cannot read " + file + ": it ends within its header.\n" + DataFile.FETCH_AGAIN);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 119})
    void aFileThatEndsWithinItsImagesIsRefused(int bytes) {
        byte[] whole = TestImages.idxImages(TRAINING);
        Path file = TestImages.write(directory, TestImages.TRAIN_IMAGES, Arrays.copyOf(whole, 16 + bytes));
        assertRefused("Cannot read " + file + ": it ends after " + bytes + " of the 120 bytes its header announces.\n"
                + DataFile.FETCH_AGAIN);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 20})
    void aGzipStreamThatIsCutOffIsRefused(int missing) {
        byte[] zipped = TestImages.gzip(TestImages.idxLabels(TRAINING));
        byte[] cut = Arrays.copyOf(zipped, zipped.length - missing);
        Path file = TestImages.write(directory, TestImages.TRAIN_LABELS, cut);
        assertRefused("Cannot read " + file + ": its gzip stream is cut off.\n" + DataFile.FETCH_AGAIN);
    }

    @Test
    void aDamagedGzipStreamIsRefused() {
        byte[] zipped = TestImages.gzip(TestImages.idxLabels(TRAINING));
        zipped[zipped.length - 8] ^= 1;
        Path file = TestImages.write(directory, TestImages.TRAIN_LABELS, zipped);
        assertRefused("Cannot read " + file + ": its gzip stream is damaged (Corrupt GZIP trailer).\n"
                + DataFile.FETCH_AGAIN);
    }

    @Test
    void bytesAfterTheLastImageAreRefused() {
        byte[] whole = TestImages.idxImages(TRAINING);
        Path file = TestImages.write(directory, TestImages.TRAIN_IMAGES, Arrays.copyOf(whole, whole.length + 1));
        assertRefused(
                "Cannot read " + file + ": more bytes follow the 120 its header announces.\n" + DataFile.FETCH_AGAIN);
    }

    @Test
    void labelsInPlaceOfImagesAreRefused() {
        Path file = TestImages.write(directory, TestImages.TRAIN_IMAGES, TestImages.idxLabels(TRAINING));
        assertRefused("Cannot read " + file + ": its magic number is 0x00000801 where IDX images have 0x00000803 or"
                + " 0x00000804.\n"
                + "Check that the file holds images in the format of MNIST, a byte for"
                + " each value, and was not renamed.");
    }

    @Test
    void imagesWithoutHeightAreRefused() {
        byte[] header = ByteBuffer.allocate(16)
                .putInt(0x803)
                .putInt(1)
                .putInt(0)
                .putInt(3)
                .array();
        Path file = TestImages.write(directory, TestImages.TRAIN_IMAGES, header);
        assertRefused("Cannot read " + file + ": its header says height = 0, which must be 1 to 2147483647.\n"
                + DataFile.FETCH_AGAIN);
    }

    @Test
    void moreImagesThanAnArrayHoldsAreRefused() {
        byte[] header = ByteBuffer.allocate(16)
                .putInt(0x803)
                .putInt(1 << 20)
                .putInt(64)
                .putInt(64)
                .array();
        Path file = TestImages.write(directory, TestImages.TRAIN_IMAGES, header);
        assertRefused("Cannot read " + file + ": it announces more than 2147483647 bytes.\n"
                + "Use fewer or smaller images.");
    }

    @Test
    void aHeaderThatLiesCostsNoMemory() {
        byte[] header = ByteBuffer.allocate(16)
                .putInt(0x803)
                .putInt(1 << 20)
                .putInt(32)
                .putInt(63)
                .array();
        Path file = TestImages.write(directory, TestImages.TRAIN_IMAGES, header);
        assertRefused("Cannot read " + file + ": it ends after 0 of the 2113929216 bytes its header announces.\n"
                + DataFile.FETCH_AGAIN);
    }

    /** As a small zipped file may, whatever its header says. */
    @Test
    void moreBytesThanMayBeKeptAreRefused() {
        DataFile file = new DataFile(new LocalStorage(), directory.resolve("a").toString());
        assertThatThrownBy(() -> IdxFormat.values(new ByteArrayInputStream(new byte[9]), 9, 8, file))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("its images do not fit into this program's memory");
        assertThatThrownBy(() -> IdxFormat.values(new ByteArrayInputStream(new byte[8]), 9, 8, file))
                .hasMessageContaining("it ends after 8 of the 9 bytes its header announces.");
    }

    @Test
    void everyImageNeedsALabel() {
        Path labels = TestImages.write(directory, TestImages.TRAIN_LABELS, TestImages.idxLabels(0, 1, 2));
        assertRefused("Cannot read " + labels + ": it has 3 labels for the 20 images of "
                + directory.resolve(TestImages.TRAIN_IMAGES) + ".\nTake both files from the same set.");
    }

    @Test
    void testImagesHaveTheSizeOfTrainingImages() {
        ImageSet other = ImageSet.of(new byte[12], new byte[1], 4, 3, 1);
        Path images = TestImages.write(directory, TestImages.TEST_IMAGES, TestImages.idxImages(other));
        TestImages.write(directory, TestImages.TEST_LABELS, TestImages.idxLabels(other));
        assertRefused("Cannot read " + images + ": its images are 3 x 4 where the training images are 3 x 2.\n"
                + "Take training and test files from the same set.");
    }

    @Test
    void testLabelsAreAmongTheTrainingLabels() {
        byte[] labels = TestImages.idxLabels(0, 1, 2, 3, 4, 0, 0, 0);
        Path file = TestImages.write(directory, TestImages.TEST_LABELS, labels);
        assertRefused("Cannot read " + file + ": label number 5 is 4, which no training image has.\n"
                + "Take training and test files from the same set.");
    }

    /** A flipped bit in a label would otherwise widen the network's output. */
    @Test
    void aTrainingLabelFarBeyondTheOthersIsRefused() {
        byte[] labels = TestImages.idxLabels(TRAINING);
        labels[10] |= (byte) 0x80;
        labels[10] &= (byte) 0x80;
        Path file = TestImages.write(directory, TestImages.TRAIN_LABELS, labels);
        assertThatLoad()
                .hasMessageStartingWith("Cannot read " + file + ": it has a label 128 but none of ")
                .hasMessageContaining("; labels must be 0 to the number of classes - 1, each at least once.\n"
                        + "Look for damaged labels. If there are none, set data.labels to as_found");
    }

    /** As EMNIST's letters do. */
    @Test
    void labelsThatCountFromOneAreRefusedUnlessThatIsSaid() {
        ImageSet letters = ImageSet.of(new byte[3 * 6], new byte[] {1, 3, 2}, 2, 3, 4);
        TestImages.writeIdx(directory, letters, letters);
        assertRefused("Cannot read " + directory.resolve(TestImages.TRAIN_LABELS)
                + ": its labels go from 1 to 3, so there is no image of class 0.\nSet data.first_label to 1.");
    }

    @Test
    void theLabelsThatAreThereMayBeTheClasses() {
        ImageSet training = ImageSet.of(new byte[3 * 6], new byte[] {1, 9, 4}, 2, 3, 10);
        ImageSet test = ImageSet.of(new byte[6], new byte[] {9}, 2, 3, 10);
        TestImages.writeIdx(directory, training, test);
        Source source = load(SourceFormats.labelsAsFound());
        assertThat(source.training().names().names()).containsExactly("1", "4", "9");
        assertThat(source.test().orElseThrow().label(0)).isEqualTo(2);
        assertThat(source.test().orElseThrow().names())
                .isEqualTo(source.training().names());
    }

    @Test
    void whiteMayBeLessThan255() {
        ImageSet binary = ImageSet.of(new byte[] {0, 1, 1, 0, 0, 1}, new byte[1], 2, 3, 1);
        TestImages.writeIdx(directory, binary, binary);
        assertThat(load(SourceFormats.white(1)).training().image(0)).containsExactly(0, -1, -1, 0, 0, -1);
    }

    @Test
    void theFirstLabelMayBeGiven() {
        ImageSet letters = ImageSet.of(new byte[3 * 6], new byte[] {1, 3, 2}, 2, 3, 4);
        TestImages.writeIdx(directory, letters, letters);
        Source source = load(new SourceFormat(0, 0, 0, Layout.UNSPECIFIED, false, 1));
        assertThat(source.training().classCounts()).containsExactly(1, 1, 1);
        assertThat(source.test().orElseThrow().label(1)).isEqualTo(2);
    }

    /** Images of 5 x 6 in three channels, in either order. */
    @Test
    void fourDimensionsAreColours() throws IOException {
        byte[] planes = new byte[3 * 30];
        byte[] pixels = new byte[3 * 30];
        for (int i = 0; i < 90; i++) {
            planes[i] = (byte) i;
            pixels[i % 30 * 3 + i / 30] = (byte) i;
        }
        ImageSet expected = ImageSet.of(planes, new byte[1], 3, 5, 6, 1);
        ImageSets.assertSameImages(coloured(SourceFormat.AS_FOUND, planes, 1, 3, 5, 6), expected);
        ImageSets.assertSameImages(coloured(SourceFormat.AS_FOUND, pixels, 1, 5, 6, 3), expected);
        ImageSets.assertSameImages(coloured(layout(Layout.CHANNELS_LAST), pixels, 1, 5, 6, 3), expected);
    }

    @Test
    void whatMayBeTheChannelsOnEitherSideIsRefusedUnlessItIsSaid() throws IOException {
        byte[] values = new byte[2 * 3 * 4];
        assertThatThrownBy(() -> coloured(SourceFormat.AS_FOUND, values, 1, 2, 3, 4))
                .isInstanceOf(DataException.class)
                .hasMessageEndingWith("its images are 2 x … x 4, and either may be the channels.\n"
                        + "Set data.layout to channels_first or to channels_last.");
        assertThat(coloured(layout(Layout.CHANNELS_LAST), values, 1, 2, 3, 4).channels())
                .isEqualTo(4);
        assertThat(coloured(new SourceFormat(0, 0, 2, Layout.UNSPECIFIED, false, 0), values, 1, 2, 3, 4)
                        .channels())
                .isEqualTo(2);
    }

    @Test
    void aSizeThatIsNotTheImagesIsRefused() {
        assertThatThrownBy(() -> load(new SourceFormat(3, 2, 0, Layout.UNSPECIFIED, false, 0)))
                .hasMessageEndingWith(
                        "its images are 3 x 2 where data.width, data.height and data.channels say 2 x 3.\n"
                                + "Leave these settings out: the file tells the size of its images.");
    }

    @Test
    void transposedImagesAreTurned() {
        ImageSet images =
                load(new SourceFormat(0, 0, 0, Layout.UNSPECIFIED, true, 0)).training();
        assertThat(images.height()).isEqualTo(3);
        assertThat(images.width()).isEqualTo(2);
        byte[] stored = TRAINING.image(7);
        assertThat(images.image(7)).containsExactly(stored[0], stored[3], stored[1], stored[4], stored[2], stored[5]);
    }

    private ImageSet coloured(SourceFormat format, byte[] values, int... shape) throws IOException {
        for (String name : TestImages.NAMES) {
            Files.deleteIfExists(directory.resolve(name));
        }
        TestImages.write(directory, "train-images-idx4-ubyte", TestImages.idxImages(shape, values));
        TestImages.write(directory, TestImages.TRAIN_LABELS, TestImages.idxLabels(0));
        return load(format).training();
    }

    private static SourceFormat layout(Layout layout) {
        return new SourceFormat(0, 0, 0, layout, false, 0);
    }

    private Source load() {
        return load(SourceFormat.AS_FOUND);
    }

    private Source load(SourceFormat format) {
        return IdxSource.in(new LocalStorage(), directory + "/", format).load();
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertThatLoad() {
        return assertThatThrownBy(this::load).isInstanceOf(DataException.class);
    }

    private void assertRefused(String message) {
        assertThatLoad().hasMessage(message).hasNoCause();
    }
}
