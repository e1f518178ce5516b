package io.sparbiter.driver.network.picture;

import io.sparbiter.driver.picture.canvas.Picture;
import io.sparbiter.driver.picture.canvas.TablePicture;
import io.sparbiter.worker.network.layers.NetworkSummary;
import io.sparbiter.worker.network.layers.NetworkSummary.Layer;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A network's layers as a table. */
record SummaryPicture(NetworkSummary summary) {
    Picture picture(String subject) {
        String subtitle = String.format(
                Locale.ROOT,
                "%s: %,d parameters, %,d of them trainable",
                subject,
                summary.parameters(),
                summary.trainable());
        return new TablePicture()
                .column("layer", cells(Layer::name))
                .column("type", cells(Layer::type))
                .column("output", cells(SummaryPicture::output))
                .column("parameters", cells(layer -> number(layer.parameters())))
                .column("trainable", cells(layer -> number(layer.trainable())))
                .picture("model-summary", "Model summary", subtitle);
    }

    private List<String> cells(Function<Layer, String> cell) {
        return summary.layers().stream().map(cell).toList();
    }

    private static String output(Layer layer) {
        return layer.output().stream().map(Object::toString).collect(Collectors.joining(" × "));
    }

    private static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
