package io.sparbiter.worker.network.data.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The local file system. */
public final class LocalStorage implements Storage {
    @Override
    public boolean isFile(String path) {
        return Files.isRegularFile(Path.of(path));
    }

    @Override
    public boolean isDirectory(String path) {
        return Files.isDirectory(Path.of(path));
    }

    @Override
    public InputStream open(String path) throws IOException {
        return Files.newInputStream(Path.of(path));
    }

    @Override
    public List<String> names(String directory) throws IOException {
        return names(directory, Files::isRegularFile);
    }

    @Override
    public List<String> folders(String directory) throws IOException {
        return names(directory, Files::isDirectory);
    }

    private static List<String> names(String directory, Predicate<Path> kind) throws IOException {
        try (Stream<Path> entries = Files.list(Path.of(directory))) {
            return entries.filter(kind)
                    .map(entry -> entry.getFileName().toString())
                    .toList();
        }
    }
}
