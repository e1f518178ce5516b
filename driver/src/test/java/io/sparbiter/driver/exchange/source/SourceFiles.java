package io.sparbiter.driver.exchange.source;

import java.nio.file.Path;
import java.util.List;

/** The files of src/test/resources/exchange, and what they say. */
public final class SourceFiles {
    public static final Path OPTUNA_JOURNAL = file("optuna-study.log");
    public static final Path OPTUNA_CSV = file("optuna-trials.csv");
    public static final Path KERAS_TUNER = file("keras-tuner");
    public static final Path WANDB = file("wandb.csv");

    private SourceFiles() {}

    private static Path file(String name) {
        return Path.of("src/test/resources/exchange", name);
    }

    public static SourceStudy read(Path... files) {
        return StudyFiles.read(List.of(files), SourceChoice.NONE);
    }
}
