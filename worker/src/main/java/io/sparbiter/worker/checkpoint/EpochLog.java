package io.sparbiter.worker.checkpoint;

import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.Metrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The epochs that a trial has reported, in a file of its checkpoint directory: a line each, with its number, its
 * milliseconds and its numbers in the order of their names. Where it cannot be written or read, a warning says so and the
 * next attempt knows of no epochs.
 */
public final class EpochLog {
    private static final Logger LOG = LoggerFactory.getLogger(EpochLog.class);
    private static final String FILE = ".epochs";
    private static final OpenOption[] REPLACE = {
        StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING
    };
    private static final OpenOption[] APPEND = {StandardOpenOption.WRITE, StandardOpenOption.APPEND};
    private static final int NUMBER_AND_MILLIS = 2;

    private final Path file;
    private final List<String> names;
    /** How many of the history's epochs are in the file; -1 if the file is an earlier attempt's. */
    private int written = -1;

    /** @param names of an epoch's numbers */
    public EpochLog(Path directory, List<String> names) {
        file = directory.resolve(FILE);
        this.names = List.copyOf(names);
    }

    /** What earlier attempts wrote; a last line that was cut short is left out. */
    public List<Epoch> read() {
        try {
            String text = Files.readString(file);
            return text.substring(0, text.lastIndexOf('\n') + 1)
                    .lines()
                    .map(this::epoch)
                    .flatMap(Optional::stream)
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            LOG.warn("Cannot read {}: {}", file, e.toString());
            return List.of();
        }
    }

    private Optional<Epoch> epoch(String line) {
        try {
            String[] words = line.split(" ");
            double[] numbers = Stream.of(words)
                    .skip(NUMBER_AND_MILLIS)
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            return Optional.of(
                    new Epoch(Integer.parseInt(words[0]), Metrics.of(names, numbers), Long.parseLong(words[1])));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            LOG.warn("Cannot read a line of {}: {}", file, line);
            return Optional.empty();
        }
    }

    /** Writes what is new in a history that only grows; the first call replaces what earlier attempts wrote. */
    public void write(List<Epoch> history) {
        String lines = history.subList(Math.max(0, written), history.size()).stream()
                .map(EpochLog::line)
                .collect(Collectors.joining());
        try {
            Files.writeString(file, lines, written < 0 ? REPLACE : APPEND);
            written = history.size();
        } catch (IOException e) {
            LOG.warn("Cannot write {}: {}", file, e.toString());
        }
    }

    private static String line(Epoch epoch) {
        List<String> words = new ArrayList<>(List.of("" + epoch.number(), "" + epoch.millis()));
        DoubleStream.of(epoch.metrics().values()).forEach(value -> words.add("" + value));
        return String.join(" ", words) + "\n";
    }
}
