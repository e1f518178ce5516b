package io.sparbiter.worker.network.data.image;

import io.sparbiter.worker.network.data.storage.DataException;
import io.sparbiter.worker.network.data.storage.DataFile;
import java.io.IOException;
import java.io.InputStream;

/** Images that lie one after another in a file that was looked through before. */
public final class FileImages implements ImageStream {
    /** Reads the next images' pixels; fewer only where the file ends. */
    @FunctionalInterface
    public interface Reader {
        byte[] read(int images) throws IOException;
    }

    /** Makes a reader of a file's bytes. */
    @FunctionalInterface
    public interface Beginning {
        Reader on(InputStream bytes) throws IOException;
    }

    private final DataFile file;
    private final int imageLength;
    private final InputStream bytes;
    private final Reader reader;

    /**
     * Opens the file, or throws {@link DataException}.
     *
     * @param offset of the first image, in unzipped bytes
     * @param beginning given the bytes from there on
     */
    public FileImages(DataFile file, int imageLength, long offset, Beginning beginning) {
        this.file = file;
        this.imageLength = imageLength;
        try {
            bytes = file.open();
        } catch (IOException e) {
            throw file.explained(e);
        }
        reader = begin(beginning, offset);
    }

    private Reader begin(Beginning beginning, long offset) {
        try {
            bytes.skipNBytes(offset);
            return beginning.on(bytes);
        } catch (IOException e) {
            close();
            throw file.explained(e);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    @Override
    public byte[] next(int images) {
        byte[] pixels;
        try {
            pixels = reader.read(images);
        } catch (IOException e) {
            throw file.explained(e);
        }
        if (pixels.length != (long) images * imageLength) {
            throw file.invalid("it became shorter while it was read.", "Begin again when nothing writes to it.");
        }
        return pixels;
    }

    @Override
    public void close() {
        try {
            bytes.close();
        } catch (IOException e) {
            throw file.explained(e);
        }
    }
}
