package io.sparbiter.driver.picture.canvas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.function.IntBinaryOperator;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PngFormatTest {
    private static final int SIDE = 100;

    private static BufferedImage image(IntBinaryOperator colour) {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                image.setRGB(x, y, colour.applyAsInt(x, y));
            }
        }
        return image;
    }

    private static BufferedImage written(BufferedImage image) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(PngFormat.bytes(image)));
    }

    @Test
    void whatHasAPalettesColoursKeepsEachOfThem() throws IOException {
        BufferedImage image = image((x, y) -> x * 0x020100 + y % 2);
        BufferedImage read = written(image);
        assertThat(read.getColorModel()).isInstanceOf(IndexColorModel.class);
        for (int i = 0; i < SIDE; i++) {
            assertThat(read.getRGB(i, SIDE - 1 - i)).isEqualTo(image.getRGB(i, SIDE - 1 - i));
        }
    }

    @Test
    void ofManyColoursARareOneThatStandsOutIsKept() throws IOException {
        BufferedImage image = image((x, y) -> x << 8 | y);
        image.setRGB(50, 50, Palette.VERMILLION.getRGB());
        image = asMany(image);
        BufferedImage read = written(image);
        assertThat(read.getColorModel()).isInstanceOf(IndexColorModel.class);
        assertThat(new Color(read.getRGB(50, 50))).isEqualTo(Palette.VERMILLION);
        assertThat(Math.abs((read.getRGB(70, 20) >> 8 & 0xff) - 70)).isLessThan(10);
    }

    /** Half the greens, so that there are fewer colours than are written as they are. */
    private static BufferedImage asMany(BufferedImage image) {
        return image((x, y) -> x == 50 && y == 50 ? image.getRGB(x, y) : image.getRGB(x & ~1, y));
    }

    @Test
    void aPhotographsColoursAreKept() throws IOException {
        BufferedImage image = image((x, y) -> x << 16 | y << 8 | x * y % 256);
        BufferedImage read = written(image);
        assertThat(read.getColorModel()).isNotInstanceOf(IndexColorModel.class);
        assertThat(read.getRGB(33, 66)).isEqualTo(image.getRGB(33, 66));
    }

    @Test
    void aPicturesNameIsAFilesName() {
        BufferedImage image = image((x, y) -> 0);
        assertThat(new Picture("kernels-conv-1", "", image).png()).isNotEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Picture("../a", "", image))
                .withMessageContaining("kebab case: ../a");
    }
}
