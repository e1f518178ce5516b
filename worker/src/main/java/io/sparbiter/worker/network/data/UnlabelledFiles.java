package io.sparbiter.worker.network.data;

import io.sparbiter.worker.network.data.csv.CsvImages;
import io.sparbiter.worker.network.data.idx.IdxImages;
import io.sparbiter.worker.network.data.image.ImageFormat;
import io.sparbiter.worker.network.data.image.SourceFormat;
import io.sparbiter.worker.network.data.image.StoredOrder;
import io.sparbiter.worker.network.data.image.UnlabelledImages;
import io.sparbiter.worker.network.data.picture.PictureImages;
import io.sparbiter.worker.network.data.storage.DataException;
import io.sparbiter.worker.network.data.storage.DataFile;
import io.sparbiter.worker.network.data.storage.FileKind;
import io.sparbiter.worker.network.data.storage.Storage;
import io.sparbiter.worker.network.data.storage.Wanted;
import io.sparbiter.worker.storage.HadoopEnvironment;
import java.io.IOException;
import java.util.Optional;

/** Finds out what files of unlabelled images are. */
public final class UnlabelledFiles {
    private UnlabelledFiles() {}

    /**
     * Looks through images that a network is to classify: an IDX file with images; a CSV file with the pixels of an image
     * on each line, with or without a header, as Kaggle's {@code test.csv}, and a label beside them that the header names; either plain or gzipped; a picture (PNG, JPEG,
     * GIF or BMP); or a folder of pictures, in natural order of their names (2 before 10). URIs of any Hadoop file system are paths, too.
     *
     * @param format of the network's images
     * @param source how CSV and IDX files have them: as the network's training data
     * @throws DataException if something is wrong, with file and line. Only damaged pixels of a picture show later
     */
    public static UnlabelledImages open(String path, ImageFormat format, SourceFormat source) {
        Storage storage = Storage.of(path, HadoopEnvironment::configuration);
        try {
            if (storage.isDirectory(path)) {
                return PictureImages.folder(storage, path, format);
            }
            if (storage.isFile(path)) {
                return file(new DataFile(storage, path), format, source);
            }
        } catch (IOException e) {
            throw DataFile.unreadable(path, e);
        }
        throw new DataException(
                "Cannot find " + path + ": it is neither a folder nor a file.",
                "Check the path, which must be there on every executor, too.");
    }

    /** Images as sources have them that tell all about them; of coloured CSV files, channel by channel. */
    public static UnlabelledImages open(String path, ImageFormat format) {
        return open(path, format, SourceFormat.AS_FOUND);
    }

    /** Its first bytes tell what a file is. */
    private static UnlabelledImages file(DataFile file, ImageFormat format, SourceFormat source) {
        byte[] head = file.read(bytes -> bytes.readNBytes(Long.BYTES));
        if (head.length == 0) {
            throw file.invalid("it is empty.", DataFile.FETCH_AGAIN);
        }
        Optional<FileKind> kind = file.kind();
        if (kind.isPresent()) {
            return picture(file, kind.get(), format);
        }
        if (head[0] == 0) {
            return IdxImages.of(file, format, source);
        }
        boolean channelsLast = source.layout() == SourceFormat.Layout.CHANNELS_LAST;
        return CsvImages.of(file, StoredOrder.of(format, channelsLast, source), source.labelName());
    }

    private static UnlabelledImages picture(DataFile file, FileKind kind, ImageFormat format) {
        if (!kind.isReadPicture()) {
            throw file.foreign(kind, Wanted.IMAGES);
        }
        return PictureImages.file(file, format);
    }
}
