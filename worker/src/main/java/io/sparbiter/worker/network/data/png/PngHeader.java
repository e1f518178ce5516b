package io.sparbiter.worker.network.data.png;

import io.sparbiter.worker.network.data.storage.DataFile;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** The beginning of a PNG file (ISO/IEC 15948): its signature, then the header chunk with width and height. */
public record PngHeader(int width, int height) {
    public static final long SIGNATURE = 0x89504E470D0A1A0AL;

    private static final int HEADER_CHUNK = 0x49484452;

    static PngHeader read(DataFile file) {
        return file.read(bytes -> read(bytes, file));
    }

    private static PngHeader read(InputStream bytes, DataFile file) throws IOException {
        try {
            var data = new DataInputStream(bytes);
            boolean isPng = data.readLong() == SIGNATURE;
            data.readInt();
            if (isPng && data.readInt() == HEADER_CHUNK) {
                return new PngHeader(data.readInt(), data.readInt());
            }
        } catch (EOFException e) {
            throw file.invalid("it ends within its header.", DataFile.FETCH_AGAIN);
        }
        throw file.invalid("it is no PNG image.", "Remove the file, or convert the image.");
    }
}
