package io.sparbiter.worker.network.data.idx;

import io.sparbiter.worker.network.data.storage.DataFile;
import io.sparbiter.worker.network.data.storage.Storage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds a set's files by their names: as they are published and as unzipping leaves them; failing that, in letters of any
 * case, and in folders of their own names, as Kaggle's archives have them.
 *
 * @param beginning the folder with a slash, and what names begin with besides
 */
record IdxFiles(Storage storage, String beginning) {
    /**
     * The file of a part.
     *
     * @param parts the words for it, MNIST's first
     */
    Optional<DataFile> find(List<String> parts, IdxFormat kind) {
        List<String> names = names(parts, kind);
        return names.stream()
                .map(name -> beginning + name)
                .filter(this::isFile)
                .findFirst()
                .or(() -> resembling(names))
                .map(path -> new DataFile(storage, path));
    }

    private boolean isFile(String path) {
        try {
            return storage.isFile(path);
        } catch (IOException e) {
            throw DataFile.unreadable(path, e);
        }
    }

    private Optional<String> resembling(List<String> names) {
        int slash = beginning.lastIndexOf('/') + 1;
        String folder = beginning.substring(0, slash);
        List<String> wanted =
                names.stream().map(name -> beginning.substring(slash) + name).toList();
        try {
            return storage.isDirectory(folder) ? resembling(folder, wanted) : Optional.empty();
        } catch (IOException e) {
            throw DataFile.unreadable(folder, e);
        }
    }

    private Optional<String> resembling(String folder, List<String> wanted) throws IOException {
        Optional<String> file = among(storage.names(folder), wanted).findFirst();
        if (file.isPresent()) {
            return file.map(name -> folder + name);
        }
        for (String own : among(storage.folders(folder), wanted).toList()) {
            Optional<String> inside =
                    among(storage.names(folder + own), wanted).findFirst().map(name -> folder + own + "/" + name);
            if (inside.isPresent()) {
                return inside;
            }
        }
        return Optional.empty();
    }

    private static Stream<String> among(List<String> names, List<String> wanted) {
        return wanted.stream().flatMap(want -> names.stream().filter(want::equalsIgnoreCase));
    }

    /** Unzipping tools leave a dot where the published names have a hyphen. */
    static List<String> names(List<String> parts, IdxFormat kind) {
        return parts.stream()
                .flatMap(part -> kind.dimensions().stream()
                        .map(dimensions -> List.of(part + "-" + kind.what(), "idx" + dimensions + "-ubyte")))
                .flatMap(name -> Stream.of(String.join("-", name), String.join(".", name)))
                .flatMap(name -> Stream.of(name, name + ".gz"))
                .toList();
    }
}
