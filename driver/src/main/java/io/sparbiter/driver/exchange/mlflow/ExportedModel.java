package io.sparbiter.driver.exchange.mlflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sparbiter.driver.exchange.export.ExportedSearch;
import io.sparbiter.driver.results.files.ResultsException;
import io.sparbiter.worker.storage.RegularFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A model that {@code train} made of a trial.
 *
 * @param trial its id
 * @param trainedAt what tells it from another model of the trial
 * @param files all that is in its directory, but for folders and hidden files
 */
record ExportedModel(Path directory, int trial, String trainedAt, List<Path> files) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CARD = "model.json";
    private static final int MOST_BYTES = 1 << 24;

    /** Throws {@link ResultsException} if it is none of a trial of this search. */
    static ExportedModel read(Path directory, ExportedSearch search) {
        try {
            JsonNode card = JSON.readTree(RegularFile.text(directory.resolve(CARD), MOST_BYTES));
            JsonNode origin = card.path("recipe").path("origin");
            int trial = origin.path("trial").asInt();
            boolean isOfSearch = origin.path("search").asText().equals(search.name())
                    && search.rows().stream().anyMatch(row -> row.trialId() == trial);
            if (!isOfSearch) {
                throw ResultsException.usage(
                        "Cannot export --model (" + directory + "): it is not of a trial of search " + search.name()
                                + ".",
                        "Name a model that was trained by train --search " + search.name() + " --trial ID.");
            }
            return new ExportedModel(directory, trial, card.path("trained_at").asText(), list(directory));
        } catch (IOException e) {
            throw ResultsException.usage(
                    "Cannot export --model (" + directory + "): " + CARD + " cannot be read there.",
                    "Name a directory that train wrote, when the training has ended.",
                    e);
        }
    }

    private static List<Path> list(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
    }
}
