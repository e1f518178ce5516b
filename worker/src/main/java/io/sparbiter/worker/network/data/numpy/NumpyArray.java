package io.sparbiter.worker.network.data.numpy;

import io.sparbiter.worker.network.data.storage.DataException;
import io.sparbiter.worker.network.data.storage.DataFile;
import java.io.IOException;
import java.io.InputStream;

/**
 * An array of whole numbers from 0 to 255, whatever bytes it stores for each.
 *
 * @param values unsigned, the last dimension runs fastest
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
record NumpyArray(String name, NumpyHeader header, byte[] values) {
    private static final int GREATEST = 255;

    int count() {
        return header.shape()[0];
    }

    int[] shape() {
        return header.shape();
    }

    /**
     * Reads an array.
     *
     * @param most bytes that its values may take
     * @throws DataException if it is not such an array
     */
    static NumpyArray read(String name, InputStream bytes, long most, DataFile file) throws IOException {
        NumpyHeader header = NumpyHeader.read(bytes);
        if (!header.isWhole()) {
            throw file.invalid(
                    name + " is of type " + header.type() + ", and must be of whole numbers.",
                    new ArrayCure(name).ofType(header));
        }
        if (header.columnsFirst() && header.shape().length > 1) {
            throw file.invalid(
                    name + " has its first dimension running fastest.",
                    "Save it as numpy.ascontiguousarray(" + name + ").");
        }
        if (header.shape().length == 0 || header.shape()[0] == 0) {
            throw file.invalid(name + " has no values.", "Save the arrays of images and of labels by these names.");
        }
        int count = count(header, most, file);
        return new NumpyArray(name, header, values(name, header, count, bytes, file));
    }

    private static int count(NumpyHeader header, long most, DataFile file) {
        try {
            int count = header.values();
            if (count <= most) {
                return count;
            }
        } catch (ArithmeticException e) {
            // More than an array has room for.
        }
        throw file.tooLarge();
    }

    private static byte[] values(String name, NumpyHeader header, int count, InputStream bytes, DataFile file)
            throws IOException {
        int width = header.bytes();
        if (width == 1 && header.type().charAt(1) == 'u') {
            // Grows as it reads, so that a damaged header costs no memory.
            byte[] values = bytes.readNBytes(count);
            requireAll(values.length, count);
            return values;
        }
        byte[] values = new byte[count];
        byte[] chunk = new byte[width << 13];
        for (int done = 0; done < count; ) {
            int wanted = Math.min(count - done, chunk.length / width);
            requireAll(bytes.readNBytes(chunk, 0, wanted * width), wanted * width);
            for (int i = 0; i < wanted; i++) {
                values[done++] = narrow(name, header, chunk, i * width, file);
            }
        }
        return values;
    }

    private static void requireAll(int read, int wanted) throws IOException {
        if (read < wanted) {
            throw new IOException("it ends before the " + wanted + " bytes that its header announces");
        }
    }

    private static byte narrow(String name, NumpyHeader header, byte[] chunk, int start, DataFile file) {
        long value = 0;
        for (int i = 0; i < header.bytes(); i++) {
            int place = header.isBigEndian() ? start + i : start + header.bytes() - 1 - i;
            value = (value << Byte.SIZE) | (chunk[place] & 0xff);
        }
        if (value < 0 || value > GREATEST || (header.bytes() == 1 && chunk[start] < 0)) {
            String found = header.valueWords(value);
            throw file.invalid(
                    name + " has the value " + found + ", which is not from 0 to " + GREATEST + ".",
                    new ArrayCure(name).ofValue(found));
        }
        return (byte) value;
    }
}
