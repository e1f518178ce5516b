package io.sparbiter.driver.cluster;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * Files by which a test knows where trials are and lets them go on, whatever processes they run in.
 *
 * @param directory a path; a text, to cross Spark
 */
public record Gates(String directory) implements Serializable {
    private Path file(String name) {
        return Path.of(directory, name);
    }

    /** Waits at the trial's gate; false if the trial was cancelled meanwhile. */
    boolean pass(int trial, BooleanSupplier isCancelled) {
        write("at-" + trial + "-" + ProcessHandle.current().pid(), "");
        while (!isCancelled.getAsBoolean()) {
            if (Files.exists(file("open-" + trial)) || Files.exists(file("open"))) {
                return true;
            }
            LockSupport.parkNanos(1_000_000);
        }
        return false;
    }

    public void open(int trial) {
        write("open-" + trial, "");
    }

    public void openAll() {
        write("open", "");
    }

    /** The processes in which the trial has waited at its gate, in their order; the dead ones too. */
    public List<Long> arrivals(int trial) {
        try (Stream<Path> files = Files.list(Path.of(directory))) {
            return files.filter(file -> file.getFileName().toString().startsWith("at-" + trial + "-"))
                    .sorted(Comparator.comparing(Gates::time))
                    .map(file -> Long.valueOf(
                            file.toString().substring(file.toString().lastIndexOf('-') + 1)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long time(Path file) {
        return file.toFile().lastModified();
    }

    /** How many epochs the trial has behind it. */
    int checkpoint(int trial) {
        try {
            Path file = file("epochs-" + trial);
            return Files.exists(file) ? Integer.parseInt(Files.readString(file)) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void checkpoint(int trial, int epochs) {
        write("epochs-" + trial, String.valueOf(epochs));
    }

    private void write(String name, String text) {
        try {
            Files.writeString(file(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
