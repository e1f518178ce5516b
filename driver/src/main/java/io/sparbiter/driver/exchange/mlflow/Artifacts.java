package io.sparbiter.driver.exchange.mlflow;

import io.sparbiter.driver.exchange.mlflow.Experiment.Run;
import io.sparbiter.driver.results.files.ResultsException;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * Stores files where a run's artifacts are: behind the server's proxy ({@code mlflow-artifacts:}), or in a folder of this
 * machine, if the server runs on it.
 */
record Artifacts(MlflowServer server, Run run) {
    private static final String PROXY = "mlflow-artifacts";
    private static final String FOLDER = "model";

    void store(ExportedModel model) {
        URI place = place(model);
        boolean isFolder = place.getScheme() == null || place.getScheme().equals("file");
        if (!PROXY.equals(place.getScheme()) && !(isFolder && isHere(place))) {
            throw elsewhere(model);
        }
        try {
            for (Path file : model.files()) {
                if (isFolder) {
                    copy(file, Path.of(place.getPath()).resolve(FOLDER));
                } else {
                    server.put(Optional.ofNullable(place.getRawAuthority()), below(place) + name(file), file);
                }
            }
        } catch (IOException e) {
            throw ResultsException.failure(
                    "Cannot store the model " + model.directory() + " in " + run.artifacts(),
                    "Export from the server's machine, or start it with --serve-artifacts.",
                    e);
        }
    }

    private URI place(ExportedModel model) {
        try {
            return new URI(run.artifacts());
        } catch (URISyntaxException e) {
            throw elsewhere(model);
        }
    }

    /** A relative path starts where the server was started, which only the server knows. */
    private boolean isHere(URI folder) {
        return folder.getPath() != null && folder.getPath().startsWith("/") && server.isOfThisMachine();
    }

    private static String below(URI place) {
        return place.getPath().replaceFirst("^/+", "") + "/" + FOLDER + "/";
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    /** By rename, so that nobody reads half of it. */
    private static void copy(Path file, Path folder) throws IOException {
        Files.createDirectories(folder);
        Path part = folder.resolve("." + name(file) + ".part");
        Files.copy(file, part, StandardCopyOption.REPLACE_EXISTING);
        Files.move(part, folder.resolve(name(file)), StandardCopyOption.REPLACE_EXISTING);
    }

    private ResultsException elsewhere(ExportedModel model) {
        return ResultsException.usage(
                "Cannot store the model " + model.directory() + " in " + run.artifacts()
                        + ": the server does not take artifacts for that store.",
                "All else is exported. Store it by mlflow artifacts log-artifacts --local-dir " + model.directory()
                        + " --run-id " + run.id() + " --artifact-path " + FOLDER
                        + ", or start the server with --serve-artifacts.");
    }
}
