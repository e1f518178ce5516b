package io.sparbiter.worker.checkpoint;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import io.sparbiter.search.trial.Epoch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The epochs that a trial has reported, a line each in a file beside its checkpoint, so that a later attempt goes on after
 * them. A line takes the place of those for its epoch and later ones, which an attempt has repeated. Where it cannot be
 * written or read, a warning says so and the next attempt knows of fewer epochs, or none.
 */
record EpochLog(Path file, EpochFormat format) {
    private static final Logger LOG = LoggerFactory.getLogger(EpochLog.class);

    /** Reads what earlier attempts added, in order, and makes the file fit to go on with. */
    List<Epoch> resume() {
        try {
            return epochs(wholeLines());
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            LOG.warn("Cannot read {}: {}", file, e.toString());
            return List.of();
        }
    }

    /** Takes away a last line that was cut short, which would spoil the next. */
    private Stream<String> wholeLines() throws IOException {
        String text = Files.readString(file);
        String whole = text.substring(0, text.lastIndexOf('\n') + 1);
        if (!whole.equals(text)) {
            write(whole, StandardOpenOption.TRUNCATE_EXISTING);
        }
        return whole.lines();
    }

    private List<Epoch> epochs(Stream<String> lines) {
        TreeMap<Integer, Epoch> epochs = new TreeMap<>();
        lines.map(this::epoch).flatMap(Optional::stream).forEach(epoch -> {
            epochs.tailMap(epoch.number()).clear();
            epochs.put(epoch.number(), epoch);
        });
        return List.copyOf(epochs.values());
    }

    private Optional<Epoch> epoch(String line) {
        Optional<Epoch> epoch = format.epoch(line);
        if (epoch.isEmpty()) {
            LOG.warn("Cannot read a line of {}: {}", file, line);
        }
        return epoch;
    }

    /** Adds an epoch of this attempt. */
    void add(Epoch epoch) {
        try {
            write(format.line(epoch) + "\n", StandardOpenOption.APPEND);
        } catch (IOException e) {
            LOG.warn("Cannot write {}: {}", file, e.toString());
        }
    }

    private void write(String lines, StandardOpenOption where) throws IOException {
        Files.writeString(file, lines, StandardOpenOption.CREATE, StandardOpenOption.WRITE, where, NOFOLLOW_LINKS);
    }
}
