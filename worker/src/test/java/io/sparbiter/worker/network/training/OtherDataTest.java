package io.sparbiter.worker.network.training;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.search.trial.Candidate;
import io.sparbiter.search.trial.Outcome.Completed;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.worker.network.NetworkReports;
import io.sparbiter.worker.network.data.DataSettings;
import io.sparbiter.worker.network.data.image.SourceFormat;
import io.sparbiter.worker.network.data.image.SourceFormat.Layout;
import io.sparbiter.worker.network.layers.HyperParameters;
import io.sparbiter.worker.network.layers.ImageShape;
import io.sparbiter.worker.network.layers.NetworkPlan;
import io.sparbiter.worker.network.layers.NetworkSettings;
import io.sparbiter.worker.network.layers.NetworkSummary;
import io.sparbiter.worker.network.layers.Points;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Networks train on images of any size, in any number of channels and classes, by settings alone. */
class OtherDataTest {
    private static final TrainingSettings TRAINING = TrainingSettings.DEFAULT;

    @TempDir
    Path folder;

    private final Random random = new Random(1);

    @Test
    void onColouredImagesThatAreNoSquares() throws IOException {
        int images = 120;
        var lines = new StringBuilder();
        for (int i = 0; i < images; i++) {
            lines.append(i % 3).append(',').append(pixelByPixel(i % 3, 12 * 10)).append('\n');
        }
        Path file = Files.write(folder.resolve("colours.csv"), lines.toString().getBytes(UTF_8));
        var format = new SourceFormat(12, 10, 3, Layout.CHANNELS_LAST, false, 0);

        Completed completed = train(file, format, new ImageShape(12, 10, 3, 3), 8);
        assertThat(completed.score()).isGreaterThan(0.9);
    }

    /** The channel of the class is bright, the others are dark. */
    private String pixelByPixel(int bright, int pixels) {
        return IntStream.range(0, 3 * pixels)
                .map(i -> random.nextInt(100) + (i % 3 == bright ? 150 : 0))
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(","));
    }

    @Test
    void onFortySevenClassesCountedFromOneAndTransposed() throws IOException {
        writeIdx(47, 1, 28, 28);
        var format = new SourceFormat(0, 0, 0, Layout.UNSPECIFIED, true, 1);
        train(folder, format, new ImageShape(28, 28, 1, 47), 1);
    }

    @Test
    void onThreeChannelsInFourDimensions() throws IOException {
        writeIdx(10, 3, 32, 32);
        var format = new SourceFormat(0, 0, 0, Layout.UNSPECIFIED, false, 1);
        train(folder, format, new ImageShape(32, 32, 3, 10), 1);
    }

    private void writeIdx(int classes, int channels, int height, int width) throws IOException {
        int count = 120;
        int dimensions = channels == 1 ? 3 : 4;
        ByteBuffer images = ByteBuffer.allocate(4 + 4 * dimensions + count * channels * height * width);
        images.putInt(0x800 + dimensions).putInt(count);
        if (channels > 1) {
            images.putInt(channels);
        }
        images.putInt(height).putInt(width);
        byte[] values = new byte[images.remaining()];
        random.nextBytes(values);
        images.put(values);
        ByteBuffer labels = ByteBuffer.allocate(8 + count).putInt(0x801).putInt(count);
        IntStream.range(0, count).forEach(i -> labels.put((byte) (1 + i % classes)));
        Files.write(folder.resolve("train-images-idx" + dimensions + "-ubyte"), images.array());
        Files.write(folder.resolve("train-labels-idx1-ubyte"), labels.array());
    }

    private static Completed train(Path source, SourceFormat format, ImageShape shape, int epochs) {
        var data = new DataSettings(source.toString(), 80, 20, 0, 20, 0, 1, format);
        var point = Points.of(
                "conv_1_filters", 4L, "conv_2_filters", 4L, "conv_3_filters", 4L, "dense_1_units", 16L, "batch", 8L);
        var monitor = RecordingMonitor.patient();
        var outcome = new CnnTrial(data, NetworkSettings.DEFAULT, TRAINING, NetworkReports.OBJECTIVE)
                .run(new Trial(1, new Candidate(point, "test"), 5, epochs), monitor);
        assertThat(outcome).isInstanceOf(Completed.class);
        HyperParameters parameters =
                HyperParameters.of(point, NetworkSettings.DEFAULT, TRAINING.learningRate(), TRAINING.batch());
        long weights = NetworkSummary.of(NetworkPlan.of(parameters, NetworkSettings.DEFAULT, shape, new double[0]))
                .parameters();
        assertThat(monitor.starts).singleElement().satisfies(facts -> assertThat(facts.values())
                .containsEntry("parameters", weights));
        return (Completed) outcome;
    }
}
