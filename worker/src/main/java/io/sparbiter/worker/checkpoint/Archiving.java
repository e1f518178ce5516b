package io.sparbiter.worker.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps a directory, elsewhere as one archive, for whoever has its identity: a state that a class reads as its own must
 * not be another trial's.
 *
 * @param identity one line, kept in a file among the others
 */
record Archiving(String identity) implements Keeping {
    private static final String IDENTITY = ".trial";

    @Override
    public void open(LocalFiles kept) throws IOException {
        claim(Files.createDirectories(kept.directory()));
    }

    @Override
    public DirectoryCopy open(CheckpointFiles kept, Path here) throws IOException {
        var archive = new CheckpointArchive(kept, here);
        archive.load();
        claim(here);
        return archive;
    }

    /** Empties a directory of another trial's. */
    private void claim(Path directory) throws IOException {
        Path file = directory.resolve(IDENTITY);
        if (!identity.equals(owner(file))) {
            new LocalFiles(directory).deleteAll();
            Files.createDirectories(directory);
            Files.writeString(file, identity, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        }
    }

    private static String owner(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            return "";
        }
    }
}
