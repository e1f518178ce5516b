package io.sparbiter.driver.network.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.driver.picture.canvas.Canvas;
import io.sparbiter.driver.picture.canvas.Palette;
import io.sparbiter.driver.picture.canvas.Picture;
import io.sparbiter.driver.picture.canvas.Pixels;
import io.sparbiter.search.trial.Epoch;
import io.sparbiter.worker.network.NetworkReports;
import io.sparbiter.worker.network.data.image.ImageSet;
import io.sparbiter.worker.network.evaluation.EvaluatedSplit;
import io.sparbiter.worker.network.layers.ImageShape;
import io.sparbiter.worker.network.layers.LayerWeights;
import io.sparbiter.worker.network.layers.NetworkSummary;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelPicturesTest {
    private static final float[] ZERO = {0.9f, 0.05f, 0.05f};
    private static final float[] ONE = {0.1f, 0.8f, 0.1f};
    private static final float[] TWO = {0.2f, 0.2f, 0.6f};

    /** An image of each class for each of these outputs; there are three classes. */
    private static EvaluatedSplit split(byte[] labels, float[]... outputs) {
        return EvaluatedSplit.of(ImageSet.of(new byte[labels.length * 4], labels, 2, 2, 3), outputs);
    }

    private static Pixels first(List<Picture> pictures) {
        return Pixels.of(pictures.get(0));
    }

    @Test
    void cellsAreShadedByTheShareOfTheirClass() {
        Pixels pixels = first(ModelPictures.evaluation(split(new byte[] {0, 0, 1, 2}, ZERO, ONE, ONE, TWO), "s"));
        int x = ConfusionPicture.LEFT + 4;
        int y = ConfusionPicture.TOP + 4;
        int right = ConfusionPicture.WIDEST_CELL;
        int down = ConfusionPicture.HIGHEST_CELL;
        assertThat(pixels.at(x, y)).isEqualTo(Palette.mix(Palette.STRIPE, Palette.BLUE, 0.5));
        assertThat(pixels.at(x + right, y)).isEqualTo(Palette.ORANGE);
        assertThat(pixels.at(x, y + down)).isEqualTo(Palette.STRIPE);
        assertThat(pixels.at(x + 2 * right, y + 2 * down)).isEqualTo(Palette.BLUE);
    }

    /** As many images as classes, each recognized but for one, which is taken for the class after its own. */
    private static Picture confusions(int classes) {
        byte[] labels = new byte[classes];
        float[][] outputs = new float[classes][classes];
        for (int label = 0; label < classes; label++) {
            labels[label] = (byte) label;
            outputs[label][label == 3 ? 4 : label] = 1;
        }
        return ModelPictures.evaluation(
                        EvaluatedSplit.of(ImageSet.of(new byte[classes * 4], labels, 2, 2, classes), outputs), "s")
                .get(0);
    }

    @Test
    void cellsWithCountsStayApartAtTheAlphabet() {
        Picture picture = confusions(26);
        Pixels pixels = Pixels.of(picture);
        int width = 33;
        int bottom = ConfusionPicture.TOP + 26 * 36;
        // Between the columns of precisions there is paper from top to bottom.
        for (int label = 1; label < 26; label++) {
            int x = ConfusionPicture.LEFT + label * width;
            for (int y = bottom + 4; y < bottom + 60; y++) {
                assertThat(pixels.at(x, y)).as("column %d", label).isEqualTo(Palette.PAPER);
            }
        }
        assertThat(picture.image().getHeight()).isLessThan(1_400);
    }

    @Test
    void aHundredClassesHaveBarsAndAListOfMistakes() {
        Pixels pixels = Pixels.of(confusions(100));
        int cell = 8;
        int right = ConfusionPicture.LEFT + 100 * cell + 6;
        int recognized = ConfusionPicture.TOP + 2 * 9 + 2;
        int mistaken = ConfusionPicture.TOP + 3 * 9 + 2;
        assertThat(pixels.at(right + ConfusionPicture.MARGIN_BARS - 2, recognized))
                .isEqualTo(Palette.BLUE);
        assertThat(pixels.at(right + 2, mistaken)).isEqualTo(Palette.STRIPE);
        assertThat(pixels.at(ConfusionPicture.LEFT + 4 * cell + 3, ConfusionPicture.TOP + 3 * 9 + 3))
                .isEqualTo(Palette.ORANGE);
        // The numbers of classes have paper about them: 0, 5, 10, …
        assertThat(pixels.runs(Palette.PAPER, ConfusionPicture.TOP - 18)).isBetween(20, 120);
    }

    @Test
    void onlyAModelThatMakesMistakesHasPicturesOfThem() {
        assertThat(ModelPictures.evaluation(split(new byte[] {0, 1}, ZERO, ONE), "s"))
                .extracting(Picture::name)
                .containsExactly("confusion-matrix", "correct-images");
        assertThat(ModelPictures.evaluation(split(new byte[] {1, 0}, ZERO, ONE), "s"))
                .extracting(Picture::name)
                .containsExactly("confusion-matrix", "wrong-images", "mistake-probabilities");
    }

    @Test
    void theSurestMistakesComeFirst() {
        EvaluatedSplit split = split(new byte[] {0, 1, 0}, TWO, ZERO, ONE);
        assertThat(Classified.of(split, false).stream().sorted(Classified.surest()))
                .extracting(Classified::position)
                .containsExactly(1, 2, 0);
        assertThat(Classified.of(split, false).stream().sorted(Classified.closest()))
                .extracting(Classified::position)
                .containsExactly(0, 2, 1);
    }

    @Test
    void theBarsOfAMistakeAreAsLongAsItsProbabilities() {
        List<Picture> pictures = ModelPictures.evaluation(split(new byte[] {1}, ZERO), "s");
        Pixels pixels = Pixels.of(pictures.get(2));
        int x = Canvas.MARGIN + 84 + 34;
        int y = Canvas.HEAD + 10;
        assertThat(pixels.at(x + 84, y)).isEqualTo(Palette.VERMILLION);
        assertThat(pixels.at(x + 89, y)).isEqualTo(Palette.PAPER);
        assertThat(pixels.at(x + 3, y + 22)).isEqualTo(Palette.GREEN);
    }

    @Test
    void aTrainingHasAPanelForWhatWasMeasured() {
        List<Epoch> history = List.of(
                NetworkReports.epoch(1, 0.5, 0.4, 0.8, 0.001, 1), NetworkReports.epoch(2, 0.4, 0.3, 0.9, 1e-4, 1));
        List<Epoch> unvalidated = history.stream()
                .map(e -> NetworkReports.epoch(
                        e.number(),
                        NetworkReports.trainLoss(e),
                        Double.NaN,
                        Double.NaN,
                        NetworkReports.learningRate(e),
                        1))
                .toList();
        Picture full = ModelPictures.training(history, 2, "trial 3");
        Picture partial = ModelPictures.training(unvalidated, 2, "trial 3");
        assertThat(full.caption()).isEqualTo("Training. Trial 3: 2 epochs, best in epoch 2.");
        assertThat(full.image().getHeight() - partial.image().getHeight()).isEqualTo(270);
        assertThat(ModelPictures.training(history.subList(0, 1), 1, "t").png()).isNotEmpty();
    }

    @Test
    void kernelsAreColouredBySizeAndSign() {
        float[][][][] kernels = {{{{1, 0, 0}, {0, -1, 0}, {0, 0, 0.5f}}}};
        List<LayerWeights> layers = List.of(new LayerWeights.Kernels("conv_1", kernels));
        Picture picture =
                ModelPictures.weights(layers, new ImageShape(28, 28, 1, 10)).get(0);
        Pixels pixels = Pixels.of(picture);
        int x = Canvas.MARGIN + 7;
        int y = Canvas.HEAD + 7;
        assertThat(picture.name()).isEqualTo("kernels-conv-1");
        assertThat(pixels.at(x, y)).isEqualTo(Palette.diverging(1));
        assertThat(pixels.at(x + 14, y + 14)).isEqualTo(Palette.diverging(-1));
        assertThat(pixels.at(x + 28, y + 28)).isEqualTo(Palette.diverging(0.5)).isEqualTo(Palette.VERMILLION);
        assertThat(pixels.at(x + 14, y)).isEqualTo(Palette.PAPER);
    }

    @Test
    void ofLargeConvolutionsSomeKernelsAreShown() {
        float[][][][] kernels = new float[256][256][7][7];
        List<LayerWeights> layers = List.of(new LayerWeights.Kernels("conv_2", kernels));
        Picture picture =
                ModelPictures.weights(layers, new ImageShape(28, 28, 1, 10)).get(0);
        assertThat(picture.caption()).contains("first 16 of 256 filters", "first 24 of 256 input channels", "7 × 7");
        assertThat(picture.image().getHeight()).isLessThan(1000);
    }

    @Test
    void aLayerThatSeesThePixelsIsDrawnAsImages() {
        float[][] weights = new float[4][3];
        weights[3][1] = 2;
        List<LayerWeights> layers =
                List.of(new LayerWeights.Dense("dense_1", weights), new LayerWeights.Dense("softmax", weights));
        List<Picture> pictures = ModelPictures.weights(layers, new ImageShape(2, 2, 1, 3));
        assertThat(pictures).extracting(Picture::name).containsExactly("weights-dense-1", "weights-softmax");
        assertThat(pictures.get(0).caption()).contains("All 3 units, 2 × 2 weights each");
        // The last pixel of the second unit, 21 pixels wide.
        assertThat(first(pictures).at(Canvas.MARGIN + 46 + 21 + 5, Canvas.HEAD + 21 + 5))
                .isEqualTo(Palette.diverging(1));
        // Input 3 of unit 1, in cells of 40 pixels.
        assertThat(Pixels.of(pictures.get(1)).at(Canvas.MARGIN + 62 + 3 * 40 + 5, Canvas.HEAD + 40 + 5))
                .isEqualTo(Palette.diverging(1));
    }

    @Test
    void largeDenseLayersFitAndAreSmallFiles() {
        float[][] weights = new float[2304][512];
        var random = new java.util.Random(1);
        for (float[] row : weights) {
            for (int unit = 0; unit < row.length; unit++) {
                row[unit] = (float) random.nextGaussian();
            }
        }
        Picture picture = ModelPictures.weights(
                        List.of(new LayerWeights.Dense("dense_1", weights)), new ImageShape(28, 28, 1, 10))
                .get(0);
        assertThat(picture.image().getWidth()).isEqualTo(Canvas.WIDTH);
        assertThat(picture.caption()).contains("2,304 inputs × 512 units", "the greatest of 21 weights");
        assertThat(picture.png()).hasSizeLessThan(150_000);
    }

    @Test
    void theSummaryCountsParameters() {
        NetworkSummary.Layer layer = new NetworkSummary.Layer("dense_1", "Dense", List.of(64), 18_496, 0);
        Picture picture = ModelPictures.summary(new NetworkSummary(Arrays.asList(layer, layer)), "trial 3");
        assertThat(picture.caption()).isEqualTo("Model summary. Trial 3: 36,992 parameters, 36,992 of them trainable.");
    }
}
