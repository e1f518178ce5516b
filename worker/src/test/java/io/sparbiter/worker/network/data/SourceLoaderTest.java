package io.sparbiter.worker.network.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sparbiter.worker.network.data.image.ImageSet;
import io.sparbiter.worker.network.data.image.Source;
import io.sparbiter.worker.network.data.image.SourceFormat;
import io.sparbiter.worker.network.data.image.SourceFormats;
import io.sparbiter.worker.network.data.storage.DataException;
import io.sparbiter.worker.network.data.storage.DataFile;
import io.sparbiter.worker.network.data.storage.Storage;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceLoaderTest {
    private static final ImageSet TRAINING = TestImages.random(20, 4, 1);
    private static final ImageSet TEST = TestImages.random(8, 4, 2);
    private static final SourceLoader WITHOUT_HADOOP = new SourceLoader(() -> {
        throw new AssertionError("Hadoop is not needed here");
    });
    private static final SourceLoader WITH_HADOOP = new SourceLoader(Configuration::new);

    @TempDir
    Path directory;

    @Test
    void localDirectoriesNeedNoHadoop() {
        TestImages.writeIdx(directory, TRAINING, TEST);
        ImageSets.assertSameImages(load(WITHOUT_HADOOP, directory.toString()).training(), TRAINING);
    }

    @Test
    void localFilesAreCsv() {
        Path file = TestImages.write(directory, "some.data", "label,a\n0,17\n".getBytes(UTF_8));
        assertThat(load(WITHOUT_HADOOP, file.toString()).training().image(0)).containsExactly(17);
    }

    @Test
    void directoriesAreReadThroughHadoopIfTheyAreUris() {
        TestImages.writeIdx(directory, TRAINING, TEST);
        Source source = load(WITH_HADOOP, "file://" + directory);
        ImageSets.assertSameImages(source.training(), TRAINING);
        ImageSets.assertSameImages(source.test().orElseThrow(), TEST);
    }

    @Test
    void filesAreReadThroughHadoopIfTheyAreUris() {
        TestImages.write(directory, "with space.csv", "label,a\n0,17\n".getBytes(UTF_8));
        Source source = load(WITH_HADOOP, "file://" + directory + "/with space.csv");
        assertThat(source.training().image(0)).containsExactly(17);
    }

    @Test
    void whatIsNotThereIsNamed() {
        for (String path : new String[] {"no/such/place", "file:///no/such/place"}) {
            assertThatThrownBy(() -> load(WITH_HADOOP, path))
                    .isInstanceOf(DataException.class)
                    .hasMessage("Cannot find data.source (" + path + "): it is neither a directory nor a file nor the"
                            + " beginning of names of IDX files.\n"
                            + "Check the path, which must be there on every"
                            + " executor, or give mnist for the built-in set.");
        }
    }

    @Test
    void anUnknownSchemeIsRefused() {
        assertThatThrownBy(() -> load(WITH_HADOOP, "nosuch://host/path"))
                .isInstanceOf(DataException.class)
                .hasMessage("Cannot use nosuch://host/path: No FileSystem for scheme \"nosuch\".\n"
                        + "Check the address; its scheme needs its file system's jar on the class path.");
    }

    @Test
    void anAddressThatIsNoneIsRefused() {
        assertThatThrownBy(() -> load(WITH_HADOOP, "file:relative"))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("Cannot use file:relative: ")
                .hasMessageEndingWith(
                        ".\nCheck the address; its scheme needs its file system's jar on the class path.");
    }

    @Test
    void aFailureOfTheStorageNamesTheFileAndItsReason() {
        DataException failure = catchThrowableOfType(
                DataException.class, () -> new DataFile(new Broken(), "/x").read(InputStream::readAllBytes));
        assertThat(failure)
                .hasMessage("Cannot read /x: the disk is on fire\n"
                        + "Check that the path is right, readable and reachable from every executor.");
    }

    @Test
    void aFileOfAnotherKindIsNamedAndItsControlCharactersAreNot() {
        Path file = TestImages.write(directory, "f", "PAR1\u001b]0;title\u0007\u001b[31mred,1\n".getBytes(UTF_8));
        assertThatThrownBy(() -> load(WITHOUT_HADOOP, file.toString()))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("Cannot read " + file + ": it is a Parquet file.\nIf its rows are a picture")
                .hasMessageNotContaining("\u001b");
    }

    @Test
    void aCellsControlCharactersAreShownAndNotObeyed() {
        Path file = TestImages.write(directory, "f", "\u001b]0;t\u0007,1\n".getBytes(UTF_8));
        assertThatThrownBy(() -> load(WITHOUT_HADOOP, file.toString()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("in the column called \\x1b]0.")
                .hasMessageNotContaining("\u001b");
    }

    @Test
    void aPageThatWasSavedInPlaceOfAnIdxFileIsNamedSo() {
        TestImages.writeIdx(directory, TRAINING, TEST);
        TestImages.write(directory, TestImages.TRAIN_LABELS, "<!DOCTYPE html><html>".getBytes(UTF_8));
        assertThatThrownBy(() -> load(WITHOUT_HADOOP, directory.toString()))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("Cannot read " + directory + "/" + TestImages.TRAIN_LABELS
                        + ": it is an HTML page and no data.\nDownload the data again");
    }

    /** As EMNIST's are called. */
    @Test
    void idxFilesMayHaveLongerNames() throws IOException {
        TestImages.writeIdx(directory, TRAINING, TEST);
        for (String name : TestImages.NAMES) {
            Files.move(directory.resolve(name), directory.resolve("emnist-letters-" + name.replace("t10k", "test")));
        }
        for (String path : new String[] {directory + "/emnist-letters", "file://" + directory + "/emnist-letters"}) {
            Source source = load(WITH_HADOOP, path);
            ImageSets.assertSameImages(source.training(), TRAINING);
            ImageSets.assertSameImages(source.test().orElseThrow(), TEST);
        }
    }

    /** As Kaggle's archives unpack. */
    @Test
    void idxFilesMayLieInFoldersOfTheirNames() throws IOException {
        TestImages.writeIdx(directory, TRAINING, TEST);
        for (String name : TestImages.NAMES) {
            Path folder = Files.createDirectory(directory.resolve(name + ".folder"));
            Files.move(directory.resolve(name), folder.resolve(name));
            Files.move(folder, directory.resolve(name));
        }
        assertIsThere(directory.toString());
        assertIsThere("file://" + directory);
    }

    @Test
    void idxFilesMayBeInCapitals() throws IOException {
        TestImages.writeIdx(directory, TRAINING, TEST);
        for (String name : TestImages.NAMES) {
            byte[] zipped = TestImages.gzip(Files.readAllBytes(directory.resolve(name)));
            TestImages.write(directory, name.toUpperCase(Locale.ROOT) + ".GZ", zipped);
            Files.delete(directory.resolve(name));
        }
        assertIsThere(directory.toString());
    }

    @Test
    void anIdxFileThatIsGzippedTwiceIsNamedSo() throws IOException {
        TestImages.writeIdx(directory, TRAINING, TEST);
        Path file = directory.resolve(TestImages.TRAIN_IMAGES);
        Files.write(file, TestImages.gzip(TestImages.gzip(Files.readAllBytes(file))));
        assertThatThrownBy(() -> load(WITHOUT_HADOOP, directory.toString()))
                .hasMessageStartingWith("Cannot read " + file + ": it is gzipped twice.\n");
    }

    @Test
    void oneIdxFileIsNoDataSet() {
        TestImages.writeIdx(directory, TRAINING, TEST);
        assertThatThrownBy(() -> load(WITHOUT_HADOOP, directory + "/" + TestImages.TRAIN_IMAGES))
                .hasMessage("Cannot read " + directory + "/" + TestImages.TRAIN_IMAGES
                        + ": it is one IDX file, and a data set has one of images and one of labels.\n"
                        + "Give the folder that they are in: data.source: " + directory);
        TestImages.write(directory, "emnist-letters-test-labels-idx1-ubyte", TestImages.idxLabels(TEST));
        assertThatThrownBy(() -> load(WITHOUT_HADOOP, directory + "/emnist-letters-test-labels-idx1-ubyte"))
                .hasMessageEndingWith(
                        "Give what their names begin with: data.source: " + directory + "/emnist-letters");
    }

    @Test
    void foldersOfPicturesAreReadFromAnywhere() throws IOException {
        writePicture("0/1.png", 10);
        writePicture("1/1.png", 20);
        for (String path : new String[] {directory.toString(), "file://" + directory}) {
            ImageSet images = load(WITH_HADOOP, path).training();
            assertThat(images.classes()).isEqualTo(2);
            assertThat(images.image(1)).containsExactly(20);
        }
    }

    @Test
    void aFolderWithOneFileThatIsADataSetIsNotEnough() {
        TestImages.write(directory, "README", "text".getBytes(UTF_8));
        TestImages.write(directory, "mnist_train.csv", "label,a\n0,17\n".getBytes(UTF_8));
        assertIsBelow("mnist_train.csv");
    }

    /** As in torchvision's folder, and as archives unpack. */
    @Test
    void whatLiesFurtherBelowIsNamed() throws IOException {
        writePicture("mnist_png/training/0/1.png", 1);
        assertIsBelow("mnist_png");
        Path raw = Files.createDirectories(directory.resolve("MNIST/raw"));
        TestImages.writeIdx(raw, TRAINING, TEST);
        Files.delete(directory.resolve("mnist_png/training/0/1.png"));
        assertIsBelow("MNIST/raw");
    }

    private void assertIsBelow(String name) {
        assertThatThrownBy(() -> load(WITHOUT_HADOOP, directory.toString()))
                .isInstanceOf(DataException.class)
                .hasMessage("Cannot find images in data.source (" + directory
                        + "): there are neither the four IDX files nor folders of pictures.\n"
                        + "Did you mean what is in it? data.source: " + directory + "/" + name);
    }

    @Test
    void aFolderWithAFileOfAnotherKindSaysWhatThatIs() {
        TestImages.write(directory, "train.parquet", "PAR1".getBytes(UTF_8));
        assertThatThrownBy(() -> load(WITHOUT_HADOOP, directory.toString()))
                .hasMessageStartingWith("Cannot read " + directory + "/train.parquet: it is a Parquet file.\n");
    }

    @Test
    void anEmptyFolderSaysWhatBelongsThere() {
        assertThatThrownBy(() -> load(WITHOUT_HADOOP, directory.toString()))
                .hasMessageStartingWith("Cannot find images in data.source (" + directory
                        + "): there are neither the four IDX files nor folders of pictures, one for each class.\n");
    }

    @Test
    void aDeviceIsNoDataSet() {
        assertThatThrownBy(() -> load(WITHOUT_HADOOP, "/dev/null"))
                .hasMessageStartingWith("Cannot read data.source (/dev/null): it is a pipe or a device.\n");
    }

    @Test
    void testImagesMayBeAnotherFile() {
        String train = csv("train.csv", "0,1\n1,2\n2,3\n");
        Source source = load(WITHOUT_HADOOP, train, csv("test.csv", "2,9\n2,8\n"));
        assertThat(source.training().size()).isEqualTo(3);
        ImageSet test = source.test().orElseThrow();
        assertThat(test.classes()).isEqualTo(3);
        assertThat(test.label(0)).isEqualTo(2);
        assertThat(test.image(0)).containsExactly(9);
    }

    @Test
    void anotherFileOfOtherImagesIsRefused() {
        String train = csv("train.csv", "0,1\n1,2\n");
        String test = csv("test.csv", "0,1,2,3,4\n1,1,2,3,4\n");
        assertThatThrownBy(() -> load(WITHOUT_HADOOP, train, test))
                .isInstanceOf(DataException.class)
                .hasMessage("Cannot use data.test_source (" + test
                        + "): its images are 2 x 2 where those of data.source are 1 x 1.\n"
                        + "Take data.source and data.test_source from the same set.");
        assertThatThrownBy(() -> load(WITHOUT_HADOOP, train, csv("other.csv", "2,1\n")))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(
                        "Cannot read " + directory + "/other.csv: label number 1 is 2, which no training image has.\n");
    }

    /** What was written for one file need not hold for the other, whose header says it. */
    @Test
    void theLabelOfAnotherFileIsWhereItsHeaderSays() {
        String train = csv("train.csv", "1,0\n2,1\n3,2\n");
        Source source = labelledLast(train, csv("test.csv", "label,pixel0\n2,9\n1,8\n"));
        assertThat(source.training().image(2)).containsExactly(3);
        ImageSet test = source.test().orElseThrow();
        assertThat(test.label(0)).isEqualTo(2);
        assertThat(test.image(0)).containsExactly(9);
        assertThatThrownBy(() -> labelledLast(train, csv("bare.csv", "2,9\n1,8\n")))
                .hasMessageEndingWith("bare.csv: label number 1 is 9, which no training image has.\nTake training and"
                        + " test files from the same set, both with the label where data.label (last) says.");
    }

    private static Source labelledLast(String source, String testSource) {
        return WITHOUT_HADOOP.load(new DataCache.Reading(source, testSource, SourceFormats.label("last")));
    }

    /** Else it would be tested on pixels. */
    @Test
    void anotherFileWhoseLabelIsLastIsRefused() {
        String train = csv("train.csv", "label,a,b,c,d\n0,9,9,9,9\n1,8,8,8,8\n");
        String rows = IntStream.range(0, 40)
                .mapToObj(image -> "0," + (image * 7) % 256 + "," + (image * 11) % 256 + "," + (image * 13) % 256 + ","
                        + image % 2)
                .collect(Collectors.joining("\n"));
        assertThatThrownBy(() -> load(WITHOUT_HADOOP, train, csv("test.csv", rows)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("test.csv: its first column is read as the label")
                .hasMessageContaining("Set data.label to last");
    }

    @Test
    void aTestSourceThatIsMissingIsNamedAsOne() {
        assertThatThrownBy(() -> load(WITHOUT_HADOOP, csv("train.csv", "0,1\n1,2\n"), "/no/such"))
                .hasMessageStartingWith("Cannot find data.test_source (/no/such): ");
    }

    @Test
    void aSourceWithTestImagesNeedsNoOther() {
        TestImages.writeIdx(directory, TRAINING, TEST);
        assertThatThrownBy(() -> load(WITHOUT_HADOOP, directory.toString(), directory.toString()))
                .hasMessage("Cannot use data.test_source (" + directory + "): data.source (" + directory
                        + ") has test images of its own.\nLeave data.test_source out.");
    }

    /** Otherwise b would be class 1 here and class 0 there. */
    @Test
    void classesOfTestPicturesAreThoseOfTheSameName() throws IOException {
        writePicture("one/a/1.png", 1);
        writePicture("one/b/1.png", 2);
        writePicture("other/b/1.png", 3);
        Source source = load(WITHOUT_HADOOP, directory + "/one", directory + "/other");
        assertThat(source.test().orElseThrow().label(0)).isEqualTo(1);
    }

    private String csv(String name, String text) {
        return TestImages.write(directory, name, text.getBytes(UTF_8)).toString();
    }

    private void writePicture(String name, int value) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        var picture = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY);
        picture.getRaster().setSample(0, 0, 0, value);
        ImageIO.write(picture, "png", file.toFile());
    }

    private static Source load(SourceLoader loader, String source, String testSource) {
        return loader.load(new DataCache.Reading(source, testSource, SourceFormat.AS_FOUND));
    }

    private static void assertIsThere(String path) {
        Source source = load(WITH_HADOOP, path);
        ImageSets.assertSameImages(source.training(), TRAINING);
        ImageSets.assertSameImages(source.test().orElseThrow(), TEST);
    }

    private static Source load(SourceLoader loader, String source) {
        return loader.load(new DataCache.Reading(source, SourceFormat.AS_FOUND));
    }

    private static final class Broken implements Storage {
        @Override
        public boolean isFile(String path) {
            return true;
        }

        @Override
        public boolean isDirectory(String path) {
            return false;
        }

        @Override
        public InputStream open(String path) throws IOException {
            throw new IOException("the disk is on fire\nat line 2 of a stack trace");
        }

        @Override
        public List<String> names(String directory) {
            return List.of();
        }

        @Override
        public List<String> folders(String directory) {
            return List.of();
        }
    }
}
