package io.sparbiter.worker.checkpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A trial's checkpoints as a directory of this machine, for programs and classes that know files only. Where the root is a
 * directory of this machine, it is the trial's own below it. Elsewhere it is a copy in a temporary directory, brought
 * here when it is opened, and away as one archive when it is saved: so a later attempt finds all files of one save, or
 * of the one before. Without checkpoints, or where they cannot be had, it is a temporary directory.
 *
 * <pre>{@code
 * try (var directory = CheckpointDirectory.open(settings, trial.id(), "seed 42, point 7")) {
 *     for (…) {
 *         train(directory.path());
 *         directory.save();
 *     }
 * }
 * }</pre>
 */
public final class CheckpointDirectory implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CheckpointDirectory.class);
    private static final String IDENTITY = ".trial";

    private final Path path;
    private final boolean isCopy;
    private final Optional<CheckpointArchive> archive;

    private CheckpointDirectory(Path path, boolean isCopy, Optional<CheckpointArchive> archive) {
        this.path = path;
        this.isCopy = isCopy;
        this.archive = archive;
    }

    /**
     * Opens, with what earlier attempts at the trial have saved.
     *
     * @param identity one line of all that the trial's state depends on, such as its seed: what a trial of another identity
     *     has left is deleted
     * @throws UncheckedIOException if not even a temporary directory can be made
     */
    public static CheckpointDirectory open(CheckpointSettings settings, int trialId, String identity) {
        if (!settings.isOff()) {
            try {
                return open(settings.files(trialId), identity);
            } catch (IOException | RuntimeException e) {
                LOG.warn(
                        "Cannot use the checkpoints in {}, trial {} has none: {}",
                        settings.root(),
                        trialId,
                        e.toString());
            }
        }
        return new CheckpointDirectory(temporary(), true, Optional.empty());
    }

    private static CheckpointDirectory open(CheckpointFiles files, String identity) throws IOException {
        if (files instanceof LocalFiles local) {
            claim(Files.createDirectories(local.directory()), identity);
            return new CheckpointDirectory(local.directory(), false, Optional.empty());
        }
        var opened = new CheckpointDirectory(temporary(), true, Optional.of(new CheckpointArchive(files)));
        try {
            opened.archive.orElseThrow().load(opened.path);
            claim(opened.path, identity);
            return opened;
        } catch (IOException | RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("sparbiter-checkpoint-");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make a temporary directory", e);
        }
    }

    /** Empties a directory of another trial's. */
    private static void claim(Path directory, String identity) throws IOException {
        Path file = directory.resolve(IDENTITY);
        if (!identity.equals(owner(file))) {
            new LocalFiles(directory).deleteAll();
            Files.createDirectories(directory);
            Files.writeString(file, identity);
        }
    }

    private static String owner(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            return "";
        }
    }

    /** The directory, which exists. Names that begin with a dot are this program's. */
    public Path path() {
        return path;
    }

    /** Keeps the files as they are for a later attempt. Warns where it cannot: the trial goes on. */
    public void save() {
        archive.ifPresent(kept -> {
            try {
                kept.save(path);
            } catch (IOException | RuntimeException e) {
                LOG.warn("Cannot leave a checkpoint in {}: {}", kept, e.toString());
            }
        });
    }

    /** Deletes the directory if it is a copy or temporary; what was saved stays. */
    @Override
    public void close() {
        if (isCopy) {
            try {
                new LocalFiles(path).deleteAll();
            } catch (IOException e) {
                LOG.warn("Cannot delete {}: {}", path, e.toString());
            }
        }
    }
}
