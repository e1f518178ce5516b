package io.sparbiter.worker.network.layers;

import io.sparbiter.worker.network.layers.HyperParameters.Convolution;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A network's layers, their output and their weights, as Keras' {@code summary()} shows them. Computed without ND4J, so
 * that a driver can show it.
 */
public record NetworkSummary(List<Layer> layers) {
    private static final int WIDTH = 72;

    public NetworkSummary {
        layers = List.copyOf(layers);
    }

    /**
     * One layer.
     *
     * @param output its shape without the images of a batch: [channels, height, width] or [units]
     * @param trainable weights that gradients change
     * @param nonTrainable a batch normalization's running means and variances
     */
    public record Layer(String name, String type, List<Integer> output, long trainable, long nonTrainable) {
        public Layer {
            output = List.copyOf(output);
        }

        public long parameters() {
            return trainable + nonTrainable;
        }
    }

    public static NetworkSummary of(HyperParameters hyperParameters, ImageShape shape) {
        return new NetworkSummary(new Layers(shape).all(hyperParameters));
    }

    /** All weights; Keras' "total params". */
    public long parameters() {
        return trainable() + nonTrainable();
    }

    public long trainable() {
        return layers.stream().mapToLong(Layer::trainable).sum();
    }

    public long nonTrainable() {
        return layers.stream().mapToLong(Layer::nonTrainable).sum();
    }

    /** A table within 80 columns, each line ended. */
    public String text() {
        var text = new StringBuilder(line("Layer (type)", "Output shape", "Parameters"));
        text.append("=".repeat(WIDTH)).append('\n');
        for (Layer layer : layers) {
            String shape = layer.output().toString().replace("[", "(").replace("]", ")");
            text.append(line(
                    "%s (%s)".formatted(layer.name(), layer.type()),
                    shape,
                    String.format(Locale.ROOT, "%,d", layer.parameters())));
        }
        text.append("=".repeat(WIDTH)).append('\n');
        return text.append(total("Total", parameters()))
                .append(total("Trainable", trainable()))
                .append(total("Non-trainable", nonTrainable()))
                .toString();
    }

    private static String line(String layer, String shape, String parameters) {
        return "%-38s%-20s%14s\n".formatted(layer, shape, parameters);
    }

    private static String total(String word, long parameters) {
        return String.format(Locale.ROOT, "%s parameters: %,d\n", word, parameters);
    }

    /** Follows an image through the network. */
    private static final class Layers {
        private final List<Layer> layers = new ArrayList<>();
        private final int classes;
        private int channels;
        private int height;
        private int width;

        Layers(ImageShape shape) {
            channels = shape.channels();
            height = shape.height();
            width = shape.width();
            classes = shape.classes();
        }

        List<Layer> all(HyperParameters hyperParameters) {
            batchNormalization("batch_norm");
            for (int i = 0; i < hyperParameters.convolutions().size(); i++) {
                convolution(hyperParameters.convolutions().get(i), i + 1);
            }
            add("flatten", "Flatten", List.of(channels * height * width), 0, 0);
            int features = dense("dense_1", channels * height * width, hyperParameters.dense1Units());
            if (hyperParameters.dropout() > 0) {
                add("dropout", "Dropout", List.of(features), 0, 0);
            }
            if (hyperParameters.dense2Units() > 0) {
                features = dense("dense_2", features, hyperParameters.dense2Units());
            }
            dense("softmax", features, classes);
            return layers;
        }

        private void convolution(Convolution convolution, int number) {
            long weights = (long) channels * convolution.kernel() * convolution.kernel() * convolution.filters();
            channels = convolution.filters();
            add("conv_" + number, "Conv2D", image(), weights + channels, 0);
            height /= 2;
            width /= 2;
            add("max_pool_" + number, "MaxPooling2D", image(), 0, 0);
            batchNormalization("batch_norm_" + number);
        }

        private void batchNormalization(String name) {
            add(name, "BatchNormalization", image(), 2L * channels, 2L * channels);
        }

        private int dense(String name, int in, int out) {
            add(name, "Dense", List.of(out), (long) in * out + out, 0);
            return out;
        }

        private List<Integer> image() {
            return List.of(channels, height, width);
        }

        private void add(String name, String type, List<Integer> output, long trainable, long nonTrainable) {
            layers.add(new Layer(name, type, output, trainable, nonTrainable));
        }
    }
}
