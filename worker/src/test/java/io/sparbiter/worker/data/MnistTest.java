package io.sparbiter.worker.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;

/** The set that ships with the program is the published one. */
class MnistTest {
    private static final Source MNIST = new SourceLoader(Configuration::new).load("mnist");

    @Test
    void trainingFilesHoldThePublishedImages() {
        ImageSet training = MNIST.training();
        assertThat(training.size()).isEqualTo(60_000);
        assertThat(training.height()).isEqualTo(28);
        assertThat(training.width()).isEqualTo(28);
        assertThat(training.channels()).isEqualTo(1);
        assertThat(training.classes()).isEqualTo(10);
        assertThat(training.classCounts()).containsExactly(5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949);
        assertThat(firstLabels(training)).containsExactly(5, 0, 4, 1, 9, 2, 1, 3, 1, 4);
    }

    @Test
    void testFilesHoldThePublishedImages() {
        ImageSet test = MNIST.test().orElseThrow();
        assertThat(test.size()).isEqualTo(10_000);
        assertThat(test.classCounts()).containsExactly(980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009);
        assertThat(firstLabels(test)).containsExactly(7, 2, 1, 0, 4, 1, 4, 9, 5, 9);
    }

    @Test
    void pixelsAverageAsPublished() {
        double mean = IntStream.range(0, 60_000)
                        .mapToLong(i -> sum(MNIST.training().image(i)))
                        .sum()
                / (60_000.0 * 784 * 255);
        assertThat(mean).isBetween(0.13065, 0.13067);
    }

    private static long sum(byte[] pixels) {
        long sum = 0;
        for (byte pixel : pixels) {
            sum += Byte.toUnsignedInt(pixel);
        }
        return sum;
    }

    private static int[] firstLabels(ImageSet images) {
        return IntStream.range(0, 10).map(images::label).toArray();
    }
}
