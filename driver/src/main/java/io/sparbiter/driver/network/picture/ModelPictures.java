package io.sparbiter.driver.network.picture;

import io.sparbiter.driver.picture.canvas.Picture;
import io.sparbiter.search.trial.Epoch;
import io.sparbiter.worker.network.evaluation.EvaluatedSplit;
import io.sparbiter.worker.network.layers.ImageShape;
import io.sparbiter.worker.network.layers.LayerWeights;
import io.sparbiter.worker.network.layers.NetworkSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The pictures of a trained network. Where a subject is asked for, it says in a few words whose picture it is. */
public final class ModelPictures {
    private ModelPictures() {}

    /**
     * The training, epoch by epoch: {@code training.png}.
     *
     * @param history at least one epoch; of what was not measured NaN
     * @param bestEpoch the number of the epoch whose weights were kept
     */
    public static Picture training(List<Epoch> history, int bestEpoch, String subject) {
        return new TrainingPicture(history, bestEpoch, subject).picture();
    }

    /**
     * The confusion matrix; images the network recognized; and, if there are any, images it mistook and the output
     * probabilities of some of them.
     */
    public static List<Picture> evaluation(EvaluatedSplit split, String subject) {
        List<Classified> correct = Classified.of(split, true);
        List<Classified> wrong = Classified.of(split, false);
        List<Picture> pictures = new ArrayList<>();
        pictures.add(new ConfusionPicture(split.evaluation(), split.images().names()).picture(subject));
        if (!correct.isEmpty()) {
            pictures.add(ClassifiedImages.correct(correct, subject));
        }
        if (!wrong.isEmpty()) {
            pictures.add(ClassifiedImages.wrong(wrong, subject));
            pictures.add(MistakeProbabilities.picture(wrong, subject));
        }
        return pictures;
    }

    /** The layers as a table: {@code model-summary.png}. */
    public static Picture summary(NetworkSummary summary, String subject) {
        return new SummaryPicture(summary).picture(subject);
    }

    /**
     * The kernels of each convolution and the weights of each dense layer; those of a dense layer that sees the pixels
     * themselves as images.
     *
     * @param shape of the images the network takes
     */
    public static List<Picture> weights(List<LayerWeights> layers, ImageShape shape) {
        return IntStream.range(0, layers.size())
                .mapToObj(i -> picture(layers.get(i), i == 0, shape))
                .toList();
    }

    private static Picture picture(LayerWeights layer, boolean first, ImageShape shape) {
        String name = layer.layer().replace('_', '-');
        if (layer instanceof LayerWeights.Kernels kernels) {
            return new KernelPicture("Kernels of " + layer.layer(), "filter", kernels.values())
                    .picture("kernels-" + name);
        }
        float[][] weights = ((LayerWeights.Dense) layer).values();
        String title = "Weights of " + layer.layer();
        return first && weights.length == shape.height() * shape.width()
                ? new KernelPicture(title, "unit", unitImages(weights, shape)).picture("weights-" + name)
                : new DensePicture(title, weights).picture("weights-" + name);
    }

    /** Each unit's weights where the pixels are that they belong to. */
    private static float[][][][] unitImages(float[][] weights, ImageShape shape) {
        float[][][][] images = new float[weights[0].length][1][shape.height()][shape.width()];
        for (int pixel = 0; pixel < weights.length; pixel++) {
            for (int unit = 0; unit < images.length; unit++) {
                images[unit][0][Math.floorDiv(pixel, shape.width())][pixel % shape.width()] = weights[pixel][unit];
            }
        }
        return images;
    }
}
