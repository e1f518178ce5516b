package io.sparbiter.worker.network.data;

import io.sparbiter.worker.network.data.idx.IdxSource;
import io.sparbiter.worker.network.data.image.SourceFormat;
import io.sparbiter.worker.network.data.picture.NaturalOrder;
import io.sparbiter.worker.network.data.picture.PictureFolders;
import io.sparbiter.worker.network.data.storage.DataException;
import io.sparbiter.worker.network.data.storage.DataFile;
import io.sparbiter.worker.network.data.storage.FileKind;
import io.sparbiter.worker.network.data.storage.Storage;
import io.sparbiter.worker.network.data.storage.Wanted;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What there is in a folder that has neither IDX files nor folders of pictures.
 *
 * @param names of the files that are not hidden
 */
record FolderContents(Storage storage, String path, List<String> names) {
    private static final int MOST_LOOKED_AT = 20;
    /** As torchvision's {@code MNIST/raw}. */
    private static final int LEVELS = 2;

    static FolderContents of(Storage storage, String folder) throws IOException {
        List<String> names = storage.names(folder).stream()
                .filter(name -> !name.startsWith("."))
                .sorted(NaturalOrder.INSTANCE)
                .toList();
        return new FolderContents(storage, folder.replaceAll("(?<=.)/+$", ""), names);
    }

    /** The complaint that there are no images, with what was probably meant. */
    DataException noImages() throws IOException {
        Optional<String> meant = whole().map(DataFile::path);
        meant = meant.isPresent() ? meant : below(path, LEVELS);
        return meant.map(this::elsewhere).or(this::foreign).orElseGet(this::nothing);
    }

    /** A folder below that has images. */
    private Optional<String> below(String folder, int levels) throws IOException {
        List<String> folders = storage.folders(folder).stream()
                .filter(name -> !name.startsWith("."))
                .sorted(NaturalOrder.INSTANCE)
                .limit(MOST_LOOKED_AT)
                .map(name -> folder + "/" + name)
                .toList();
        for (String other : folders) {
            if (IdxSource.in(storage, other, SourceFormat.AS_FOUND).isThere()
                    || PictureFolders.in(storage, other, SourceFormat.AS_FOUND).isPresent()) {
                return Optional.of(other);
            }
        }
        for (String other : levels > 1 ? folders : List.<String>of()) {
            Optional<String> found = below(other, levels - 1);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** A file that is a data set by itself. */
    private Optional<DataFile> whole() {
        return files().filter(file -> file.path().matches("(?i).*\\.csv(\\.gz)?")
                        || file.kind().equals(Optional.of(FileKind.NUMPY_ARCHIVE)))
                .findFirst();
    }

    private DataException elsewhere(String meant) {
        return new DataException(
                "Cannot find images in data.source (" + path
                        + "): there are neither the four IDX files nor folders of pictures.",
                "Did you mean what is in it? data.source: " + meant);
    }

    private Optional<DataException> foreign() {
        return files().flatMap(file -> file.kind().map(kind -> file.foreign(kind, Wanted.DATA_SET)).stream())
                .findFirst();
    }

    private DataException nothing() {
        return new DataException(
                "Cannot find images in data.source (" + path
                        + "): there are neither the four IDX files nor folders of pictures, one for each class.",
                "Put them there, IDX files by MNIST's names (train-images-idx3-ubyte, …), plain or with .gz; or give a"
                        + " CSV file, or mnist for the built-in set.");
    }

    private Stream<DataFile> files() {
        return names.stream().limit(MOST_LOOKED_AT).map(name -> new DataFile(storage, path + "/" + name));
    }
}
