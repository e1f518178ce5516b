package io.sparbiter.worker.network.data.numpy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The beginning of an array in NumPy's format (NEP 1), in any of its versions.
 *
 * @param type of a value, such as {@code |u1} or {@code <i8}: byte order, kind and bytes
 * @param columnsFirst whether the first dimension runs fastest
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
record NumpyHeader(String type, boolean columnsFirst, int[] shape) {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int MOST = 1 << 16;
    private static final Pattern TEXT = Pattern.compile(
            "\\{'descr': *'(?<type>[^']+)', *'fortran_order': *(?<columns>True|False), *'shape': *\\((?<shape>[0-9,"
                    + " ]*)\\).*",
            Pattern.DOTALL);

    /** Reads it; an {@link IOException} says what is wrong. */
    static NumpyHeader read(InputStream bytes) throws IOException {
        byte[] head = bytes.readNBytes(MAGIC.length + 2);
        if (head.length < MAGIC.length + 2 || !Arrays.equals(head, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new IOException("it is no NumPy array");
        }
        boolean isFirstVersion = head[MAGIC.length] == 1;
        ByteBuffer length = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.readNBytes(length.array(), 0, isFirstVersion ? Short.BYTES : Integer.BYTES);
        int announced = length.getInt(0);
        Matcher text = TEXT.matcher(
                new String(bytes.readNBytes(Math.max(0, Math.min(announced, MOST))), StandardCharsets.ISO_8859_1));
        if (announced < 0 || announced > MOST || !text.matches()) {
            throw new IOException("its header cannot be read, or its values are no numbers");
        }
        return new NumpyHeader(text.group("type"), text.group("columns").equals("True"), shape(text.group("shape")));
    }

    private static int[] shape(String text) throws IOException {
        try {
            return Arrays.stream(text.split(","))
                    .map(String::strip)
                    .filter(size -> !size.isEmpty())
                    .mapToInt(Integer::parseInt)
                    .toArray();
        } catch (NumberFormatException e) {
            throw new IOException("its shape is (" + text + ")", e);
        }
    }

    /** How many values there are. Throws {@link ArithmeticException} if an array of Java's has no room for them. */
    int values() {
        return Arrays.stream(shape).reduce(1, Math::multiplyExact);
    }

    /** Whether values are whole numbers. */
    boolean isWhole() {
        return type.matches("[<>=|][iu][1248]");
    }

    /** Of values: {@code i} and {@code u} of whole numbers, {@code f} of others, {@code b} of truth values. */
    char kind() {
        return type.matches("[<>=|].+") ? type.charAt(1) : type.charAt(0);
    }

    /** A value in digits, of which these are the bits. */
    String valueWords(long bits) {
        int unused = Long.SIZE - Byte.SIZE * bytes();
        return kind() == 'u' ? Long.toUnsignedString(bits) : Long.toString(bits << unused >> unused);
    }

    /** Bytes of a value. */
    int bytes() {
        return type.charAt(2) - '0';
    }

    boolean isBigEndian() {
        return type.charAt(0) == '>';
    }

    /** As NumPy writes it: {@code (60000, 28, 28)}. */
    String shapeWords() {
        return Arrays.stream(shape).mapToObj(Integer::toString).collect(Collectors.joining(", ", "(", ")"));
    }
}
