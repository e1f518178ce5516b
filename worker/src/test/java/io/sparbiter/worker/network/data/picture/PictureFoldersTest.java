package io.sparbiter.worker.network.data.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparbiter.worker.network.data.image.ImageFormat;
import io.sparbiter.worker.network.data.image.ImageSet;
import io.sparbiter.worker.network.data.image.Source;
import io.sparbiter.worker.network.data.image.SourceFormat;
import io.sparbiter.worker.network.data.image.SourceFormat.Layout;
import io.sparbiter.worker.network.data.storage.DataException;
import io.sparbiter.worker.network.data.storage.LocalStorage;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureFoldersTest {
    private static final long ROOM = 1 << 20;

    @TempDir
    Path directory;

    private Path write(String name, BufferedImage image) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        String format = name.substring(name.lastIndexOf('.') + 1);
        assertThat(ImageIO.write(image, format, file.toFile())).isTrue();
        return file;
    }

    private Path text(String name) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "no picture");
    }

    private static BufferedImage grey(int width, int value) {
        var image = new BufferedImage(width, 2, BufferedImage.TYPE_BYTE_GRAY);
        int[] values = new int[2 * width];
        Arrays.fill(values, value);
        image.getRaster().setPixels(0, 0, width, 2, values);
        return image;
    }

    private static BufferedImage coloured(int width, Color colour) {
        var image = new BufferedImage(width, 2, BufferedImage.TYPE_INT_RGB);
        int[] values = new int[2 * width];
        Arrays.fill(values, colour.getRGB());
        image.setRGB(0, 0, width, 2, values, 0, width);
        return image;
    }

    private Source load(SourceFormat format, long most) {
        try {
            return PictureFolders.in(new LocalStorage(), directory + "/", format, most)
                    .orElseThrow()
                    .load();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Source load() {
        return load(SourceFormat.AS_FOUND, ROOM);
    }

    private static int[] labels(ImageSet images) {
        return IntStream.range(0, images.size()).map(images::label).toArray();
    }

    private static int[] firstValues(ImageSet images) {
        return IntStream.range(0, images.size())
                .map(position -> images.image(position)[0] & 0xff)
                .toArray();
    }

    private void assertRefused(String message) {
        assertThatThrownBy(this::load).isInstanceOf(DataException.class).hasMessageStartingWith(message);
    }

    @Test
    void numbersAreLabelsWhateverTheirOrderAsWords() throws IOException {
        for (int label = 10; label >= 0; label--) {
            write(label + "/b10.png", grey(3, 2 * label));
            write(label + "/b9.png", grey(3, 2 * label + 1));
        }
        ImageSet images = load().training();
        assertThat(images.format()).isEqualTo(new ImageFormat(2, 3, 1));
        assertThat(images.classes()).isEqualTo(11);
        assertThat(labels(images))
                .containsExactly(IntStream.range(0, 22).map(i -> i / 2).toArray());
        assertThat(firstValues(images))
                .containsExactly(
                        IntStream.range(0, 22).map(i -> i / 2 * 2 + 1 - i % 2).toArray());
    }

    private List<String> passedOver(String below) throws IOException {
        return PictureFolders.in(new LocalStorage(), directory + below, SourceFormat.AS_FOUND, ROOM)
                .orElseThrow()
                .passedOver();
    }

    /** As of Keras' and PyTorch's examples. */
    @Test
    void aFolderForValidationIsNotPassedOverInSilence() throws IOException {
        write("d/train/0/1.png", grey(3, 0));
        write("d/test/0/1.png", grey(3, 0));
        assertThat(passedOver("/d")).isEmpty();
        write("d/Valid/0/1.png", grey(3, 0));
        assertThat(passedOver("/d"))
                .containsExactly(
                        "Passed over: 1 picture in " + directory + "/d/Valid.\nValidation pictures are drawn" + " from "
                                + directory + "/d/train (data.validation): to use these, put them into its folders.");
    }

    /** Beside the folders of classes; the cure is to name it. */
    @Test
    void aFolderOfTestsWithoutOneOfTrainingIsNamed() throws IOException {
        write("0/1.png", grey(3, 0));
        write("1/1.png", grey(3, 0));
        write("test/0/1.png", grey(3, 0));
        assertThat(passedOver(""))
                .containsExactly("Passed over: 1 picture in " + directory
                        + "/test.\nTo test on them, set data.test_source" + " to " + directory + "/test.");
        PictureFolders tests = PictureFolders.in(new LocalStorage(), directory + "/test", SourceFormat.AS_FOUND, ROOM)
                .orElseThrow();
        PictureFolders both = PictureFolders.in(new LocalStorage(), directory.toString(), SourceFormat.AS_FOUND, ROOM)
                .orElseThrow()
                .testedOn(tests);
        assertThat(both.passedOver()).isEmpty();
        assertThat(both.load().test().orElseThrow().size()).isEqualTo(1);
    }

    @Test
    void wordsAreNumberedInTheirOrder() throws IOException {
        write("dog/1.png", grey(3, 1));
        write("cat/1.png", grey(3, 0));
        write("10/1.png", grey(3, 2));
        ImageSet images = load().training();
        assertThat(images.classes()).isEqualTo(3);
        assertThat(IntStream.range(0, 3).mapToObj(i -> images.label(i) + " " + images.image(i)[0]))
                .containsExactlyInAnyOrder("0 2", "1 0", "2 1");
    }

    @Test
    void fourFormatsAreRead() throws IOException {
        write("0/1.png", grey(8, 200));
        write("0/2.jpeg", grey(8, 200));
        write("0/3.JPG", grey(8, 200));
        write("1/4.gif", grey(8, 200));
        write("1/5.bmp", coloured(8, new Color(200, 200, 200)));
        ImageSet images = load().training();
        assertThat(images.channels()).isEqualTo(1);
        assertThat(firstValues(images)).containsExactly(200, 200, 200, 200, 200);
    }

    @Test
    void fromTheFirstColouredPictureOnAllAreColoured() throws IOException {
        write("0/1.png", grey(3, 7));
        write("1/2.png", coloured(3, new Color(1, 2, 3)));
        ImageSet images = load().training();
        assertThat(images.format()).isEqualTo(new ImageFormat(2, 3, 3));
        assertThat(images.image(0)).containsOnly(7).hasSize(18);
        assertThat(images.image(1)).containsExactly(1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3);
    }

    @Test
    void channelsAreWhatIsSaidOfThem() throws IOException {
        write("0/1.png", grey(3, 7));
        write("1/2.png", coloured(3, Color.WHITE));
        assertThat(load(new SourceFormat(0, 0, 3, Layout.UNSPECIFIED, false, 0), ROOM)
                        .training()
                        .channels())
                .isEqualTo(3);
        write("1/2.png", coloured(3, Color.RED));
        assertThat(load(new SourceFormat(0, 0, 1, Layout.UNSPECIFIED, false, 0), ROOM)
                        .training()
                        .image(1)[0])
                .isEqualTo((byte) 76);
    }

    @Test
    void trainAndTestMayStandAboveTheClasses() throws IOException {
        write("train/a/1.png", grey(3, 1));
        write("train/b/1.png", coloured(3, Color.BLUE));
        write("Test/b/1.png", grey(3, 3));
        Source source = load();
        assertThat(labels(source.training())).containsExactly(0, 1);
        ImageSet test = source.test().orElseThrow();
        assertThat(labels(test)).containsExactly(1);
        assertThat(test.classes()).isEqualTo(2);
        assertThat(test.channels()).isEqualTo(3);
    }

    @Test
    void aTestClassThatNobodyTrainsIsRefused() throws IOException {
        write("train/a/1.png", grey(3, 1));
        write("train/b/1.png", grey(3, 1));
        write("test/c/1.png", grey(3, 1));
        assertRefused("Cannot read " + directory + "/test/c: there is no class of this name in " + directory
                + "/train.\nName the folders");
    }

    @Test
    void aWordIsNoTestClassOfNumbers() throws IOException {
        write("train/0/1.png", grey(3, 1));
        write("train/1/1.png", grey(3, 1));
        write("test/one/1.png", grey(3, 1));
        assertRefused("Cannot read " + directory + "/test/one: there is no class of this name");
    }

    @Test
    void testPicturesHaveTheSizeOfTheOthers() throws IOException {
        write("train/0/1.png", grey(3, 1));
        write("train/1/1.png", grey(3, 1));
        write("test/1/1.png", grey(4, 1));
        assertRefused(
                "Cannot read " + directory + "/test: its pictures are 4 x 2 where the training pictures are 3 x 2.\n");
    }

    @Test
    void whatIsNoPictureIsPassedOver() throws IOException {
        write("0/1.png", grey(3, 1));
        write("1/1.png", grey(3, 1));
        text("README.md");
        text("0/Thumbs.db");
        text("0/.DS_Store");
        text("1/._1.png");
        text(".ipynb_checkpoints/1.png");
        text("__MACOSX/0/1.png");
        assertThat(load().training().size()).isEqualTo(2);
    }

    @Test
    void anotherSizeIsNamedWithItsFile() throws IOException {
        write("0/1.png", grey(3, 1));
        Path wide = write("1/2.png", grey(4, 1));
        assertRefused("Cannot read " + wide + ": it is 4 x 2 where " + directory + "/0/1.png is 3 x 2.\n"
                + "Scale all pictures to one size, as by: mogrify -resize '3x2!' " + directory + "/1/*");
    }

    @Test
    void brokenPicturesAreNamed() throws IOException {
        write("0/1.png", grey(3, 1));
        Path broken = write("1/2.png", grey(3, 1));
        byte[] bytes = Files.readAllBytes(broken);
        Files.write(broken, Arrays.copyOf(bytes, 40));
        assertRefused("Cannot read " + broken + ": its image is damaged (");
        Files.writeString(broken, "<!DOCTYPE html><html>");
        assertRefused("Cannot read " + broken + ": it is an HTML page and no data.\n");
        Files.writeString(broken, "");
        assertRefused("Cannot read " + broken + ": it is no PNG, JPEG, GIF or BMP picture.\n");
    }

    @Test
    void moreThanThereIsRoomForIsRefused() throws IOException {
        write("0/1.png", grey(3, 1));
        write("1/1.png", grey(3, 1));
        assertThat(load(SourceFormat.AS_FOUND, 12).training().size()).isEqualTo(2);
        assertThatThrownBy(() -> load(SourceFormat.AS_FOUND, 11))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("0/1.png: its images do not fit into this program's memory");
    }

    @Test
    void foldersWithoutPicturesAreNone() throws IOException {
        text("0/a.txt");
        assertThat(PictureFolders.in(new LocalStorage(), directory.toString(), SourceFormat.AS_FOUND))
                .isEmpty();
    }

    @Test
    void whatIsSaidAgainstThePicturesIsRefused() throws IOException {
        write("0/1.png", grey(3, 1));
        assertThatThrownBy(() -> load(new SourceFormat(0, 0, 0, Layout.UNSPECIFIED, true, 0), ROOM))
                .hasMessageContaining("with data.transposed: pictures stand upright.");
        assertThatThrownBy(() -> load(new SourceFormat(3, 2, 0, Layout.UNSPECIFIED, false, 0), ROOM))
                .hasMessageContaining("0/1.png: it is 3 x 2 where data.width and data.height say 2 x 3.");
        assertThatThrownBy(() -> load(new SourceFormat(0, 0, 4, Layout.UNSPECIFIED, false, 0), ROOM))
                .hasMessageContaining("with data.channels (4): pictures have 1 or 3.");
    }

    @Test
    void aNumberThatIsNoLabelIsRefused() throws IOException {
        write("0/1.png", grey(3, 1));
        write("70000000000/1.png", grey(3, 1));
        assertRefused("Cannot read " + directory + "/70000000000: labels are 0 to 255.\n");
    }
}
