package io.sparbiter.worker.data;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Images of unknown classes, in a file or a folder; they are read when they are needed, and never all at once. */
public interface UnlabelledImages extends ImageSequence {
    /** What an image is called: its number, from 1, or its file's name. */
    String name(int position);

    /**
     * Looks through images that a network is to classify: an IDX file with images; a CSV file with the pixels of an image
     * on each line, with or without a header, as Kaggle's {@code test.csv}; either plain or gzipped; a PNG file; or a
     * folder of PNG files, in natural order of their names (2 before 10). URIs of any Hadoop file system are paths, too.
     *
     * @param format of the network's images
     * @param source how CSV and IDX files have them: as the network's training data
     * @throws DataException if something is wrong, with file and line. Only damaged pixels of a PNG file show later
     */
    static UnlabelledImages open(String path, ImageFormat format, SourceFormat source) {
        Storage storage = Storage.of(path, HadoopEnvironment::configuration);
        try {
            if (storage.isDirectory(path)) {
                return PngImages.folder(storage, path, format);
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
    static UnlabelledImages open(String path, ImageFormat format) {
        return open(path, format, SourceFormat.AS_FOUND);
    }

    /** Its first bytes tell what a file is. */
    private static UnlabelledImages file(DataFile file, ImageFormat format, SourceFormat source) {
        byte[] head = file.read(bytes -> bytes.readNBytes(Long.BYTES));
        if (head.length == 0) {
            throw file.invalid("it is empty.", DataFile.FETCH_AGAIN);
        }
        if (head.length == Long.BYTES && ByteBuffer.wrap(head).getLong() == PngHeader.SIGNATURE) {
            return PngImages.file(file, format);
        }
        if (head[0] == 0) {
            return IdxImages.of(file, format, source);
        }
        boolean channelsLast = source.layout() == SourceFormat.Layout.CHANNELS_LAST;
        return CsvImages.of(file, new StoredOrder(format, channelsLast, source.transposed()));
    }
}
