package io.sparbiter.worker.network.layers;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Model files and what is in them, made by hand. */
final class Archives {
    /** Where the floats begin. */
    static final int HEADER = 0x71;

    private Archives() {}

    /** A zip archive with these entries in their order. */
    static byte[] zip(Map<String, byte[]> entries) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** An archive in which another name of the same length stands in place of a name. */
    static byte[] renamed(byte[] zip, String name, String other) {
        String text = new String(zip, StandardCharsets.ISO_8859_1);
        return text.replace(name, other).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A vector as ND4J writes it. */
    static byte[] vector(float... values) {
        return vector(values.length, values);
    }

    /** A vector that says that it has another length. */
    static byte[] vector(long length, float... values) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            writeHeader(out, 6, "LONG");
            for (long number : new long[] {1, length, 1, 8192, 1, 'c'}) {
                out.writeLong(number);
            }
            writeHeader(out, length, "FLOAT");
            for (float value : values) {
                out.writeFloat(value);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void writeHeader(DataOutputStream out, long length, String type) throws IOException {
        out.writeUTF("MIXED_DATA_TYPES");
        out.writeLong(length);
        out.writeUTF(type);
    }
}
