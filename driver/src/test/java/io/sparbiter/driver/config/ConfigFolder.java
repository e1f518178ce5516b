package io.sparbiter.driver.config;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sparbiter.driver.config.space.SpaceReader;
import io.sparbiter.driver.config.yaml.ConfigException;
import io.sparbiter.driver.config.yaml.ConfigOverride;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A folder with a small space file {@code space.yaml}, in which tests write and read search files. */
public record ConfigFolder(Path folder) {
    static final String SPACE = "axes:\n  dense_1_units: [64, 128]\n  rate: [0.1, 0.2]\n  optimizer: [adam, nadam]\n";

    public static ConfigFolder in(Path folder) {
        var files = new ConfigFolder(folder);
        files.write("space.yaml", SPACE);
        return files;
    }

    public Path write(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a search file of this text, with {@code --set} for each override. */
    SearchConfig read(String text, String... sets) {
        List<ConfigOverride> overrides =
                Stream.of(sets).map(ConfigOverride::set).toList();
        return SearchConfigReader.trusting().read(write("x.yaml", text), overrides);
    }

    /** Reads a search file that consists of this text and a space. */
    SearchConfig readWithSpace(String text, String... sets) {
        return read("space: space.yaml\n" + text, sets);
    }

    /** What is printed about a search file, with names of files relative to this folder. */
    public String complaint(String text, String... sets) {
        return message(() -> read(text, sets));
    }

    /** What is printed about a search file whose space is checked, too, with names of files relative to this folder. */
    public String complaintOfChecked(String text) {
        return message(() -> new SearchConfigReader().read(write("x.yaml", text)));
    }

    /** A search file of this text, read and checked, with {@code --set} for each override. */
    public SearchConfig readChecked(String text, String... sets) {
        List<ConfigOverride> overrides =
                Stream.of(sets).map(ConfigOverride::set).toList();
        return new SearchConfigReader().read(write("x.yaml", text), overrides);
    }

    /** What is printed about a search file that consists of a space in line 1 and this text from line 2 on. */
    String complaintWithSpace(String text, String... sets) {
        return message(() -> readWithSpace(text, sets));
    }

    /** What is printed about a space file that has these axes from line 2 on. */
    public String complaintAboutAxes(String axes) {
        return message(() -> SpaceReader.read(write("y.yaml", "axes:\n" + axes.indent(2))));
    }

    public String message(Runnable reading) {
        return catchThrowableOfType(ConfigException.class, reading::run)
                .getMessage()
                .replace(folder + "/", "");
    }
}
