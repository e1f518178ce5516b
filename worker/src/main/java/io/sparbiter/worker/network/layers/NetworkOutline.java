package io.sparbiter.worker.network.layers;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What of a Deeplearning4j configuration says which network it is: the kinds and sizes of its layers. Knows no
 * Deeplearning4j, which would make an object of every class that a configuration names: here they are words.
 *
 * @param words each by its JSON pointer, such as {@code /confs/1/layer/nout}
 */
record NetworkOutline(SortedMap<String, String> words) {
    private static final Pattern PLACES =
            Pattern.compile("/confs/\\d+/layer/(@class|activationFn/@class|kernelSize/\\d+|nin|nout)");
    /** Objects and arrays around the innermost of these places. */
    private static final int DEEPEST = 5;

    private static final int POOLING = 2;
    private static final JsonFactory JSON = new JsonFactory();

    /** Of the configuration that a plan's network has. */
    static NetworkOutline of(NetworkPlan plan) {
        List<Map<String, String>> layers =
                plan.layers().stream().flatMap(NetworkOutline::layers).toList();
        SortedMap<String, String> words = new TreeMap<>();
        for (int i = 0; i < layers.size(); i++) {
            int number = i;
            layers.get(i).forEach((key, word) -> words.put("/confs/%d/layer/%s".formatted(number, key), word));
        }
        return new NetworkOutline(words);
    }

    /** Of a configuration's JSON; throws an {@link IOException} if it is none. */
    static NetworkOutline read(byte[] configuration) throws IOException {
        SortedMap<String, String> words = new TreeMap<>();
        try (JsonParser json = JSON.createParser(configuration)) {
            int depth = 0;
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                depth += step(token);
                if (depth <= DEEPEST && token.isScalarValue()) {
                    String place = json.getParsingContext().pathAsPointer().toString();
                    if (PLACES.matcher(place).matches()) {
                        words.put(place, json.getText());
                    }
                }
            }
        }
        return new NetworkOutline(words);
    }

    private static int step(JsonToken token) {
        if (token.isStructStart()) {
            return 1;
        }
        return token.isStructEnd() ? -1 : 0;
    }

    /** Where another one is not this, as in {@code /confs/1/layer/nout is not 8}; empty if they are the same. */
    Optional<String> differenceOf(NetworkOutline other) {
        return Stream.concat(words.keySet().stream(), other.words.keySet().stream())
                .filter(place -> !Objects.equals(words.get(place), other.words.get(place)))
                .findFirst()
                .map(place -> place + (words.containsKey(place) ? " is not " + words.get(place) : " is too much"));
    }

    /** Deeplearning4j has two layers where a plan has a convolution with its pooling. */
    private static Stream<Map<String, String>> layers(LayerPlan layer) {
        if (layer instanceof LayerPlan.Normalization normalization) {
            int channels = normalization.channels();
            return Stream.of(sized("BatchNormalization", "Identity", channels, channels));
        }
        if (layer instanceof LayerPlan.Convolution convolution) {
            Map<String, String> filters =
                    sized("ConvolutionLayer", "ReLU", convolution.inputs(), convolution.outputs());
            return Stream.of(windowed(filters, convolution.kernel()), windowed(kind("SubsamplingLayer"), POOLING));
        }
        if (layer instanceof LayerPlan.Dense dense) {
            return Stream.of(sized("DenseLayer", "ReLU", dense.inputs(), dense.outputs()));
        }
        if (layer instanceof LayerPlan.Softmax softmax) {
            return Stream.of(sized(
                    "OutputLayer",
                    "Softmax",
                    softmax.dense().inputs(),
                    softmax.dense().outputs()));
        }
        return Stream.of(sized("DropoutLayer", "Identity", 0, 0));
    }

    private static Map<String, String> sized(String kind, String activation, int inputs, int outputs) {
        Map<String, String> layer = kind(kind);
        layer.put("activationFn/@class", "org.nd4j.linalg.activations.impl.Activation" + activation);
        layer.put("nin", Integer.toString(inputs));
        layer.put("nout", Integer.toString(outputs));
        return layer;
    }

    private static Map<String, String> kind(String kind) {
        Map<String, String> layer = new TreeMap<>();
        layer.put("@class", "org.deeplearning4j.nn.conf.layers." + kind);
        return layer;
    }

    private static Map<String, String> windowed(Map<String, String> layer, int side) {
        layer.put("kernelSize/0", Integer.toString(side));
        layer.put("kernelSize/1", Integer.toString(side));
        return layer;
    }
}
