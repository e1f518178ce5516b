package io.sparbiter.driver.network.model;

import io.sparbiter.search.trial.Epoch;
import io.sparbiter.worker.network.layers.NetworkFile;
import io.sparbiter.worker.storage.FreshFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/** Writes a model into a directory. Files appear by rename, complete, and the card comes last: with it there is a model. */
record ModelWriter(Path directory) {
    private interface Content {
        void write(OutputStream out) throws IOException;
    }

    /** Throws if the disk does not take it; then there is no model. */
    void write(ModelCard card, List<Epoch> history, MultiLayerNetwork network) throws IOException {
        put(ModelDirectory.NETWORK, out -> NetworkFile.write(network, out));
        put(ModelDirectory.HISTORY, text(HistoryCsv.write(history)));
        put(ModelDirectory.CARD, text(ModelJson.write(card)));
    }

    private static Content text(String text) {
        return out -> out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private void put(String name, Content content) throws IOException {
        try (FreshFile file = FreshFile.at(directory.resolve(name))) {
            content.write(file.out());
            file.publish();
        }
    }
}
