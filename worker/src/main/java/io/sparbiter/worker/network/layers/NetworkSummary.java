package io.sparbiter.worker.network.layers;

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

    public static NetworkSummary of(NetworkPlan plan) {
        return new NetworkSummary(new Rows(plan).rows);
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

    /** The rows of each layer; Keras counts pooling and flattening, too. */
    private static final class Rows {
        private final List<Layer> rows = new ArrayList<>();
        private List<Integer> output;

        Rows(NetworkPlan plan) {
            ImageShape images = plan.images();
            output = List.of(images.channels(), images.height(), images.width());
            plan.layers().forEach(this::add);
        }

        private void add(LayerPlan layer) {
            if (layer instanceof LayerPlan.Normalization normalization) {
                long counted = normalization.mean().length()
                        + normalization.logDeviation().length();
                add(
                        layer.name(),
                        "BatchNormalization",
                        shape(normalization.maps()),
                        parameters(layer) - counted,
                        counted);
            } else if (layer instanceof LayerPlan.Convolution convolution) {
                add(layer.name(), "Conv2D", shape(convolution.convolved()), parameters(layer), 0);
                add(convolution.poolingName(), "MaxPooling2D", shape(convolution.output()), 0, 0);
            } else if (layer instanceof LayerPlan.Dropout dropout) {
                add(layer.name(), "Dropout", List.of(dropout.features()), 0, 0);
            } else if (layer instanceof LayerPlan.Dense dense) {
                addDense(dense);
            } else if (layer instanceof LayerPlan.Softmax softmax) {
                addDense(softmax.dense());
            }
        }

        private void addDense(LayerPlan.Dense dense) {
            if (output.size() > 1) {
                add("flatten", "Flatten", List.of(dense.inputs()), 0, 0);
            }
            add(dense.name(), "Dense", List.of(dense.outputs()), parameters(dense), 0);
        }

        private void add(String name, String type, List<Integer> shape, long trainable, long nonTrainable) {
            rows.add(new Layer(name, type, shape, trainable, nonTrainable));
            output = shape;
        }

        private static List<Integer> shape(FeatureMaps maps) {
            return List.of(maps.channels(), maps.height(), maps.width());
        }

        private static long parameters(LayerPlan layer) {
            return layer.parts().stream()
                    .mapToLong(part -> part.slice().length())
                    .sum();
        }
    }
}
