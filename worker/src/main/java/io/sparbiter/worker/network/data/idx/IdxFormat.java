package io.sparbiter.worker.network.data.idx;

import io.sparbiter.worker.network.data.storage.DataFile;
import io.sparbiter.worker.network.data.storage.Wanted;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The format of MNIST's files: a magic number that tells type and dimensions, the dimensions as big-endian 32-bit
 * numbers, and one unsigned byte per value. Coloured images have a dimension more.
 */
enum IdxFormat {
    LABELS("labels", 1, 1),
    IMAGES("images", 3, 4);

    /** Of the type of unsigned bytes; the number of dimensions is to be added. */
    private static final int MAGIC = 0x0800;

    private static final List<String> NAMES = List.of("count", "height", "width");
    private static final List<String> NUMBERED = List.of("count", "dimension 2", "dimension 3", "dimension 4");

    private final String what;
    private final int least;
    private final int most;

    IdxFormat(String what, int least, int most) {
        this.what = what;
        this.least = least;
        this.most = most;
    }

    /** The word for it in file names. */
    String what() {
        return what;
    }

    /** How many there may be. */
    List<Integer> dimensions() {
        return IntStream.rangeClosed(least, most).boxed().toList();
    }

    /** Reads a file that must hold this format and nothing else. */
    IdxValues read(DataFile file) {
        return file.read(bytes -> parse(bytes, file));
    }

    private IdxValues parse(InputStream bytes, DataFile file) throws IOException {
        int[] shape = shape(bytes, file);
        return new IdxValues(shape, values(bytes, length(shape, file), DataFile.most(), file));
    }

    /** Reads the header: the dimensions, the number of items first. */
    int[] shape(InputStream bytes, DataFile file) throws IOException {
        int[] shape = new int[dimensions(number(bytes, file), file)];
        List<String> names = shape.length > NAMES.size() ? NUMBERED : NAMES;
        for (int i = 0; i < shape.length; i++) {
            shape[i] = dimension(number(bytes, file), names.get(i), file);
        }
        return shape;
    }

    /** Bytes of the header of a file with so many dimensions. */
    static int headerLength(int dimensions) {
        return Integer.BYTES * (1 + dimensions);
    }

    /** @param most bytes that are taken */
    static byte[] values(InputStream bytes, int length, long most, DataFile file) throws IOException {
        // Grows as it reads, so that a damaged header costs no memory.
        byte[] values = bytes.readNBytes((int) Math.min(length, most));
        if (values.length < length && bytes.read() != -1) {
            throw file.tooLarge();
        }
        checkLength(values.length, length, bytes, file);
        return values;
    }

    /** That a file has as many bytes after its header as that announces, when so many were read and these are left. */
    static void checkLength(long read, long announced, InputStream left, DataFile file) throws IOException {
        if (read < announced) {
            throw file.invalid(
                    "it ends after " + read + " of the " + announced + " bytes its header announces.",
                    DataFile.FETCH_AGAIN);
        }
        if (left.read() != -1) {
            throw file.invalid("more bytes follow the " + announced + " its header announces.", DataFile.FETCH_AGAIN);
        }
    }

    private int dimensions(int magic, DataFile file) {
        if (magic < MAGIC + least || magic > MAGIC + most) {
            requireUnknown(file);
            String known = dimensions().stream()
                    .map(count -> String.format("0x%08x", MAGIC + count))
                    .collect(Collectors.joining(" or "));
            throw file.invalid(
                    String.format("its magic number is 0x%08x where IDX %s have %s.", magic, what, known),
                    "Check that the file holds " + what
                            + " in the format of MNIST, a byte for each value, and was not renamed.");
        }
        return magic - MAGIC;
    }

    /** A page that was saved in its place, or an archive. */
    private static void requireUnknown(DataFile file) {
        file.kind().ifPresent(kind -> {
            throw file.foreign(kind, Wanted.DATA_SET);
        });
    }

    private static int dimension(int value, String name, DataFile file) {
        if (value < 1) {
            throw file.invalid(
                    "its header says " + name + " = " + Integer.toUnsignedString(value)
                            + ", which must be 1 to 2147483647.",
                    DataFile.FETCH_AGAIN);
        }
        return value;
    }

    private static int length(int[] shape, DataFile file) {
        try {
            int length = 1;
            for (int size : shape) {
                length = Math.multiplyExact(length, size);
            }
            return length;
        } catch (ArithmeticException e) {
            throw file.invalid("it announces more than 2147483647 bytes.", "Use fewer or smaller images.");
        }
    }

    private static int number(InputStream bytes, DataFile file) throws IOException {
        byte[] word = bytes.readNBytes(Integer.BYTES);
        if (word.length < Integer.BYTES) {
            throw file.invalid("it ends within its header.", DataFile.FETCH_AGAIN);
        }
        return ByteBuffer.wrap(word).getInt();
    }
}
