package io.sparbiter.worker.network.data.idx;

import io.sparbiter.worker.network.data.image.FileImages;
import io.sparbiter.worker.network.data.image.ImageFormat;
import io.sparbiter.worker.network.data.image.ImageStream;
import io.sparbiter.worker.network.data.image.SourceFormat;
import io.sparbiter.worker.network.data.image.StoredOrder;
import io.sparbiter.worker.network.data.image.UnlabelledImages;
import io.sparbiter.worker.network.data.storage.DataFile;
import io.sparbiter.worker.network.data.storage.Wanted;
import java.io.IOException;
import java.io.InputStream;

/**
 * The images of an IDX file.
 *
 * @param order of an image's values in the file
 * @param header its length in bytes
 */
public record IdxImages(String path, StoredOrder order, int header, int size) implements UnlabelledImages {
    private static final long serialVersionUID = 1;
    private static final int CHUNK = 1 << 16;

    /** Checks the file from its first to its last byte. */
    public static IdxImages of(DataFile file, ImageFormat format, SourceFormat source) {
        return file.read(bytes -> {
            int[] shape = IdxFormat.IMAGES.shape(bytes, file);
            StoredOrder order = new IdxShape(source, file).of(shape);
            checkFormat(order.size(), format, file);
            long announced = (long) shape[0] * format.length();
            IdxFormat.checkLength(skip(bytes, announced), announced, bytes, file);
            return new IdxImages(file.path(), order, IdxFormat.headerLength(shape.length), shape[0]);
        });
    }

    private static void checkFormat(ImageFormat found, ImageFormat format, DataFile file) {
        if (!found.equals(format)) {
            throw file.invalid(
                    "its images are " + found + " where the model's are " + format + ".",
                    "Give images of the model's size.");
        }
    }

    /** How many bytes could be skipped. Reads them, since some streams skip beyond their end. */
    private static long skip(InputStream bytes, long wanted) throws IOException {
        byte[] chunk = new byte[CHUNK];
        long left = wanted;
        int read = 1;
        while (left > 0 && read > 0) {
            read = bytes.readNBytes(chunk, 0, (int) Math.min(left, CHUNK));
            left -= read;
        }
        return wanted - left;
    }

    @Override
    public ImageStream from(int first) {
        int length = order.size().length();
        long offset = header + (long) first * length;
        DataFile file = DataFile.of(path);
        return new FileImages(
                file,
                length,
                offset,
                bytes -> images ->
                        order.planes(bytes.readNBytes(Math.multiplyExact(images, length)), file, Wanted.IMAGES));
    }

    @Override
    public String name(int position) {
        return Integer.toString(position + 1);
    }
}
