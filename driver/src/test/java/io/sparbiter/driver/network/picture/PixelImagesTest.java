package io.sparbiter.driver.network.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.worker.network.data.image.ImageFormat;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class PixelImagesTest {
    private static final int OPAQUE = 0xff000000;

    @Test
    void oneChannelIsGrey() {
        BufferedImage image = PixelImages.of(new byte[] {0, 16, (byte) 255, 1, 2, 3}, new ImageFormat(2, 3, 1));
        assertThat(image.getWidth()).isEqualTo(3);
        assertThat(image.getRGB(1, 0)).isEqualTo(OPAQUE | 0x101010);
        assertThat(image.getRGB(2, 0)).isEqualTo(OPAQUE | 0xffffff);
        assertThat(image.getRGB(0, 1)).isEqualTo(OPAQUE | 0x010101);
    }

    @Test
    void threeChannelsAreRedGreenAndBlue() {
        BufferedImage image = PixelImages.of(new byte[] {1, 2, 3, 4, 5, (byte) 0x86}, new ImageFormat(1, 2, 3));
        assertThat(image.getRGB(0, 0)).isEqualTo(OPAQUE | 0x010305);
        assertThat(image.getRGB(1, 0)).isEqualTo(OPAQUE | 0x020486);
    }

    @Test
    void ofTwoChannelsTheFirstIsSeen() {
        BufferedImage image = PixelImages.of(new byte[] {7, 9}, new ImageFormat(1, 1, 2));
        assertThat(image.getRGB(0, 0)).isEqualTo(OPAQUE | 0x070707);
    }
}
