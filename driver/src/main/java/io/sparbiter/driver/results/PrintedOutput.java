package io.sparbiter.driver.results;

import io.sparbiter.driver.results.files.ResultsException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The end of what a trial's program printed in its last attempt.
 *
 * @param attempt its number, 0 if nothing was kept
 * @param streams the name of each stream that was printed to, and the end of what was printed
 */
public record PrintedOutput(int attempt, Map<String, String> streams) {
    private static final Pattern FILE = Pattern.compile("attempt-(\\d{1,9})\\.(stdout|stderr)");

    private record Kept(int attempt, String stream, Path file) {}

    /** What is kept in a trial's directory, which need not exist. */
    static PrintedOutput read(FileSystem fs, Path directory) {
        try {
            List<Kept> all = list(fs, directory);
            int last = all.stream().mapToInt(Kept::attempt).max().orElse(0);
            Map<String, String> streams = new TreeMap<>(Comparator.reverseOrder());
            for (Kept kept : all) {
                if (kept.attempt() == last) {
                    streams.put(kept.stream(), text(fs, kept.file()));
                }
            }
            return new PrintedOutput(last, streams);
        } catch (IOException e) {
            throw ResultsException.failure("Cannot read " + directory, "All else of the trial can be read.", e);
        }
    }

    private static List<Kept> list(FileSystem fs, Path directory) throws IOException {
        try {
            return Stream.of(fs.listStatus(directory))
                    .flatMap(file -> kept(file.getPath()))
                    .toList();
        } catch (FileNotFoundException e) {
            return List.of();
        }
    }

    private static Stream<Kept> kept(Path file) {
        Matcher name = FILE.matcher(file.getName());
        return name.matches()
                ? Stream.of(new Kept(Integer.parseInt(name.group(1)), name.group(2), file))
                : Stream.empty();
    }

    private static String text(FileSystem fs, Path file) throws IOException {
        try (FSDataInputStream in = fs.open(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
