package io.sparbiter.driver.network.model;

import io.sparbiter.driver.results.files.ResultsException;
import io.sparbiter.search.trial.Epoch;
import io.sparbiter.worker.network.evaluation.SavedNetwork;
import io.sparbiter.worker.network.layers.NetworkFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipInputStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * A trained model: {@code network.zip}, Deeplearning4j's model file; {@code model.json}, what it is; {@code history.csv},
 * its epochs. Only a directory whose training ended has a {@code model.json}. Whatever goes wrong is a {@link
 * ResultsException}.
 */
public final class ModelDirectory {
    static final String NETWORK = "network.zip";
    static final String CARD = "model.json";
    static final String HISTORY = "history.csv";

    private final Path path;
    private final ModelCard card;

    private ModelDirectory(Path path, ModelCard card) {
        this.path = path;
        this.card = card;
    }

    /** Whether there is a model whose training ended. */
    public static boolean isComplete(Path path) {
        return Files.exists(path.resolve(CARD));
    }

    /** Opens a model; reads its card, and nothing else yet. */
    public static ModelDirectory open(Path path) {
        if (!isComplete(path)) {
            throw ResultsException.usage("Cannot open model (" + path + "): " + whyNot(path), remedy(path));
        }
        try {
            ModelCard card = ModelJson.read(Files.readString(path.resolve(CARD)), ModelCard.class);
            requireFormat(path, card.format());
            return new ModelDirectory(path, card);
        } catch (IOException | IllegalArgumentException e) {
            throw damaged(path.resolve(CARD), e);
        }
    }

    private static String whyNot(Path path) {
        if (!Files.isDirectory(path)) {
            return Files.exists(path) ? "it is not a directory." : "there is no such directory.";
        }
        return UnfinishedTraining.in(path).exists()
                ? "its training has not ended."
                : "it has no " + CARD + ", so it is not a model.";
    }

    private static String remedy(Path path) {
        return UnfinishedTraining.in(path).exists()
                ? "Go on with it by the command that began it: train … --out " + path
                : "Train one with: train --best --out " + path;
    }

    private static void requireFormat(Path path, int format) {
        if (format > ModelCard.FORMAT) {
            throw ResultsException.usage(
                    "Cannot open model (" + path + "): a newer version of this program wrote it.",
                    "Use that version, or train the model again.");
        }
    }

    private static ResultsException damaged(Path file, Exception cause) {
        return ResultsException.failure(
                "Cannot read " + file, "Restore the file from a copy, or train the model again.", cause);
    }

    public Path path() {
        return path;
    }

    public ModelCard card() {
        return card;
    }

    /** Its epochs, in order; of a model trained on all images those have no validation values but NaN. */
    public List<Epoch> history() {
        Path file = path.resolve(HISTORY);
        try {
            return HistoryCsv.read(Files.readAllLines(file));
        } catch (IOException e) {
            throw damaged(file, e);
        }
    }

    /**
     * The network, with the weights of its best epoch. Loads ND4J. A new one with every call, for one thread. Input is
     * float [images, channels, height, width], bytes divided by 255; output [images, classes], probabilities.
     */
    public MultiLayerNetwork network() {
        Path file = path.resolve(NETWORK);
        try {
            return NetworkFile.read(file);
        } catch (IOException e) {
            throw damaged(file, e);
        }
    }

    /** The network as it is kept, its file whole and undamaged, to be read elsewhere. */
    public SavedNetwork saved() {
        Path file = path.resolve(NETWORK);
        try {
            byte[] bytes = Files.readAllBytes(file);
            requireZip(bytes);
            return new SavedNetwork(card.plan(), bytes);
        } catch (IOException e) {
            throw damaged(file, e);
        }
    }

    /** Reading to the end compares every entry with its checksum. */
    private static void requireZip(byte[] bytes) throws IOException {
        int entries = 0;
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            while (zip.getNextEntry() != null) {
                zip.transferTo(OutputStream.nullOutputStream());
                entries++;
            }
        }
        if (entries == 0) {
            throw new IOException("it is no zip archive");
        }
    }
}
