package io.sparbiter.worker.network.data;

import io.sparbiter.worker.network.data.storage.Storage;
import java.io.FileNotFoundException;
import java.io.InputStream;
import java.util.List;

/** The data that ship with the program, under the name {@code mnist}. */
final class ClassPathStorage implements Storage {
    @Override
    public boolean isFile(String path) {
        return ClassPathStorage.class.getResource(path) != null;
    }

    @Override
    public boolean isDirectory(String path) {
        return path.equals(SourceLoader.BUILT_IN);
    }

    @Override
    public InputStream open(String path) throws FileNotFoundException {
        InputStream resource = ClassPathStorage.class.getResourceAsStream(path);
        if (resource == null) {
            throw new FileNotFoundException("no resource " + path);
        }
        return resource;
    }

    /** The class path cannot be listed. */
    @Override
    public List<String> names(String directory) {
        return List.of();
    }

    @Override
    public List<String> folders(String directory) {
        return List.of();
    }
}
