package io.sparbiter.driver.config.yaml;

import java.nio.file.Path;

/**
 * The place in a file, or on the command line, where a setting was written.
 *
 * @param source a file, as the user named it, or the words of the command line
 * @param line counts from 1; 0 for the source as a whole
 * @param folder where relative paths written there start
 */
public record SourcePosition(String source, int line, Path folder) {
    /** A line of a file; its relative paths start at the file's own folder. */
    public static SourcePosition in(Path file, int line) {
        Path parent = file.getParent();
        return new SourcePosition(file.toString(), line, parent == null ? Path.of("") : parent);
    }

    /** On the command line; its relative paths start at the working directory. */
    public static SourcePosition onCommandLine(String words) {
        return new SourcePosition(words, 0, Path.of(""));
    }

    /** Whether it is a {@code --set}. */
    public boolean isOption() {
        return line == 0 && source.startsWith("--set ");
    }

    /** The same source as a whole. */
    public SourcePosition whole() {
        return new SourcePosition(source, 0, folder);
    }

    /** A path written here. */
    public Path resolve(String path) {
        return folder.resolve(path).normalize();
    }

    /** As in {@code conf/searches/x.yaml:12}. */
    @Override
    public String toString() {
        return line == 0 ? source : source + ":" + line;
    }
}
