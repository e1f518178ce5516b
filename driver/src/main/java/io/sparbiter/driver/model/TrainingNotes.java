package io.sparbiter.driver.model;

import java.nio.file.Files;
import java.nio.file.Path;

/** What a training leaves in its directory until it has ended: {@code unfinished/}. */
record TrainingNotes(Path directory) {
    private static final String NAME = "unfinished";

    static TrainingNotes in(Path model) {
        return new TrainingNotes(model.resolve(NAME));
    }

    boolean exists() {
        return Files.isDirectory(directory);
    }
}
