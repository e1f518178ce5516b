package io.sparbiter.driver.results.journal;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/**
 * The checksum of a journal's line, its last field: CRC-32C (Castagnoli) of the UTF-8 bytes before that field, as eight
 * hexadecimal digits. Earlier versions wrote lines without.
 */
final class LineChecksum {
    private static final String START = ",\"crc32c\":\"";
    private static final String END = "\"}";
    private static final int DIGITS = 8;
    private static final int LENGTH = START.length() + DIGITS + END.length();

    private LineChecksum() {}

    /** Adds it to a JSON object, which has a field. */
    static String add(String json) {
        String fields = json.substring(0, json.length() - 1);
        byte[] bytes = fields.getBytes(StandardCharsets.UTF_8);
        return fields + START + digits(bytes, bytes.length) + END;
    }

    /** Throws {@link IllegalArgumentException} if a line has a checksum, and it is not that of the line. */
    static void check(byte[] line) {
        int length = line.length - LENGTH;
        if (length < 0) {
            return;
        }
        String field = new String(line, length, LENGTH, StandardCharsets.ISO_8859_1);
        if (field.startsWith(START)) {
            String said = field.substring(START.length(), START.length() + DIGITS);
            String found = digits(line, length);
            if (!said.equals(found)) {
                throw new IllegalArgumentException("its checksum is " + found + ", and it says " + said);
            }
        }
    }

    private static String digits(byte[] bytes, int length) {
        return HexFormat.of().toHexDigits(of(bytes, length));
    }

    /** Of the first bytes. */
    static int of(byte[] bytes, int length) {
        var checksum = new CRC32C();
        checksum.update(bytes, 0, length);
        return (int) checksum.getValue();
    }
}
