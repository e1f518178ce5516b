package io.sparbiter.worker.network.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparbiter.worker.network.data.image.ImageSet;
import io.sparbiter.worker.network.data.image.Source;
import io.sparbiter.worker.network.data.image.SourceFormat;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The set that ships with the program is the published one. */
class MnistTest {
    private static final Source MNIST =
            new SourceLoader(Configuration::new).load(new DataCache.Reading("mnist", SourceFormat.AS_FOUND));

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

    @Test
    void filesHaveThePublishedSums() throws Exception {
        List<String> sums = new String(resource("SHA256SUMS"), UTF_8).lines().toList();
        List<String> files = sums.stream().filter(line -> line.endsWith(".gz")).toList();
        assertThat(files).hasSize(4);
        for (String line : files) {
            String name = line.substring(line.lastIndexOf(' ') + 1);
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(resource(name));
            assertThat(line).startsWith(HexFormat.of().formatHex(sum) + " ");
        }
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream file = new ClassPathStorage().open("mnist/" + name)) {
            return file.readAllBytes();
        }
    }

    /** The default, the reference study's, and one for a quick search. */
    @ParameterizedTest
    @CsvSource({"54000, 6000, 10000", "6000, 54000, 10000", "1500, 6000, 0"})
    void theUsualSplitsAreExactAndStratified(int train, int validation, int test) {
        DataSplit split = DataCache.get(new DataSettings("mnist", train, validation, test, 1000, 0, 1));
        assertThat(split.train().size()).isEqualTo(train);
        assertThat(split.validation().size()).isEqualTo(validation);
        assertThat(split.scoring().size()).isEqualTo(1000);
        assertThat(split.test().size()).isEqualTo(test);
        for (int label = 0; label < 10; label++) {
            double share = MNIST.training().classCounts()[label] / 60_000.0;
            assertThat(split.train().classCounts()[label]).isCloseTo((int) Math.round(share * train), within(1));
            assertThat(split.scoring().classCounts()[label]).isCloseTo((int) Math.round(share * 1000), within(1));
        }
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
