package io.sparbiter.worker.network.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparbiter.worker.network.data.image.ImageFormat;
import io.sparbiter.worker.network.data.image.ImageStream;
import io.sparbiter.worker.network.data.image.UnlabelledImages;
import io.sparbiter.worker.network.data.storage.DataException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnlabelledPictureTest {
    private static final ImageFormat GREY = new ImageFormat(1, 2, 1);
    private static final ImageFormat COLOUR = new ImageFormat(1, 2, 3);

    @TempDir
    Path directory;

    private Path write(String name, BufferedImage image) throws IOException {
        Path file = directory.resolve(name);
        ImageIO.write(image, "png", file.toFile());
        return file;
    }

    private static BufferedImage grey(int... values) {
        var image = new BufferedImage(values.length, 1, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setPixels(0, 0, values.length, 1, values);
        return image;
    }

    private static BufferedImage colour(int type, int... colours) {
        var image = new BufferedImage(colours.length, 1, type);
        image.setRGB(0, 0, colours.length, 1, colours, 0, colours.length);
        return image;
    }

    private int[] read(String path, ImageFormat format) {
        UnlabelledImages images = UnlabelledFiles.open(path, format);
        try (ImageStream stream = images.from(0)) {
            byte[] pixels = stream.next(images.size());
            return IntStream.range(0, pixels.length).map(i -> pixels[i] & 0xff).toArray();
        }
    }

    private int[] read(ImageFormat format) {
        return read(directory.toString(), format);
    }

    private void assertRefused(String complaint) {
        assertThatThrownBy(() -> read(GREY))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("Cannot read " + directory + complaint);
    }

    @Test
    void filesComeInNaturalOrderOfTheirNames() throws IOException {
        write("img10.png", grey(3, 3));
        write("img9.PNG", grey(2, 2));
        write("img.png", grey(1, 1));
        write(".hidden.png", grey(9, 9));
        Files.writeString(directory.resolve("notes.txt"), "no image");

        UnlabelledImages images = UnlabelledFiles.open(directory + "/", GREY);

        assertThat(IntStream.range(0, images.size()).mapToObj(images::name))
                .containsExactly("img.png", "img9.PNG", "img10.png");
        try (ImageStream stream = images.from(1)) {
            assertThat(stream.next(1)).containsExactly(2, 2);
            assertThat(stream.next(1)).containsExactly(3, 3);
        }
    }

    @Test
    void oneFileIsOneImage() throws IOException {
        assertThat(read(write("one.png", grey(4, 5)).toString(), GREY)).containsExactly(4, 5);
    }

    /** Java's getRGB would make 188 of a grey of 128. */
    @Test
    void greyStaysAsItIs() throws IOException {
        write("grey.png", grey(0, 128));
        assertThat(read(GREY)).containsExactly(0, 128);
        assertThat(read(COLOUR)).containsExactly(0, 128, 0, 128, 0, 128);
    }

    @Test
    void sixteenBitsBecomeEight() throws IOException {
        var image = new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_GRAY);
        image.getRaster().setPixels(0, 0, 2, 1, new int[] {0x80ff, 0xffff});
        write("deep.png", image);
        assertThat(read(GREY)).containsExactly(0x80, 0xff);
    }

    /** As NumPy's 16-bit arrays are saved. */
    @Test
    void sixteenBitsMayHaveEight() throws IOException {
        var image = new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_GRAY);
        image.getRaster().setPixels(0, 0, 2, 1, new int[] {3, 200});
        write("shallow.png", image);
        assertThat(read(GREY)).containsExactly(3, 200);
    }

    /** As a browser's canvas saves a drawing. */
    @Test
    void inkOnTransparencyIsWhatIsOpaque() throws IOException {
        write("ink.png", colour(BufferedImage.TYPE_INT_ARGB, 0x00000000, 0xc8000000));
        assertThat(read(GREY)).containsExactly(0, 200);
        assertThat(read(COLOUR)).containsExactly(0, 200, 0, 200, 0, 200);
    }

    @Test
    void anOpaqueImageOfOneColourKeepsIt() throws IOException {
        write("black.png", colour(BufferedImage.TYPE_INT_ARGB, 0xff000000, 0xff000000));
        assertThat(read(GREY)).containsExactly(0, 0);
    }

    @Test
    void twoColoursBecomeGrey() throws IOException {
        write("bits.png", colour(BufferedImage.TYPE_BYTE_BINARY, 0xff000000, 0xffffffff));
        assertThat(read(GREY)).containsExactly(0, 255);
    }

    @Test
    void colourBecomesGreyByLuma() throws IOException {
        write("colour.png", colour(BufferedImage.TYPE_INT_RGB, 0xff0000, 0x0000ff));
        assertThat(read(GREY)).containsExactly(76, 29);
    }

    @Test
    void channelsOfColoursComeOneAfterAnother() throws IOException {
        write("colour.png", colour(BufferedImage.TYPE_INT_ARGB, 0xff010203, 0x80040506));
        assertThat(read(COLOUR)).containsExactly(1, 4, 2, 5, 3, 6);
    }

    @Test
    void anotherSizeIsRefusedWithTheFilesName() throws IOException {
        write("a.png", grey(1, 1));
        write("b.png", grey(1, 1, 1));
        assertRefused("/b.png: it is 3 x 1 where the model's images are 2 x 1.\nScale the image");
    }

    @Test
    void aFolderWithoutImagesIsRefused() {
        assertRefused(": there is no PNG, JPEG, GIF or BMP file in this folder.\nGive a folder");
    }

    @Test
    void whatIsNoImageIsRefused() throws IOException {
        Files.writeString(directory.resolve("a.png"), "this is a text and no image at all");
        assertRefused("/a.png: it is no PNG, JPEG, GIF or BMP picture.\n");
    }

    @Test
    void damagedImagesAreRefused() throws IOException {
        Path file = write("a.png", grey(1, 1));
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 40));
        assertRefused("/a.png: its image is damaged (");
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 20));
        assertRefused("/a.png: its image is damaged (");
    }
}
