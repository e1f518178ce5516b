package io.sparbiter.worker.data;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A CSV file as Kaggle's digit recognizer has it: a header {@code label,pixel0,…}, then one image a line, its pixels row
 * by row, 0 to 255. Images are square. Blank lines are skipped.
 */
final class CsvSource {
    private final DataFile file;

    CsvSource(DataFile file) {
        this.file = file;
    }

    /** All images as training images: the file has no test images of its own. */
    Source load() {
        return new Source(file.read(this::parse), Optional.empty());
    }

    private ImageSet parse(InputStream bytes) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8));
        int side = side(lines.readLine());
        ByteArrayOutputStream labels = new ByteArrayOutputStream();
        ByteArrayOutputStream pixels = new ByteArrayOutputStream();
        CsvRow row = new CsvRow(file, 1 + side * side);
        String line = lines.readLine();
        for (int number = 2; line != null; number++) {
            if (!line.isBlank()) {
                checkRoom(pixels.size(), side * side);
                byte[] values = row.parse(line, number);
                labels.write(values[0]);
                pixels.write(values, 1, side * side);
            }
            line = lines.readLine();
        }
        return images(pixels.toByteArray(), labels.toByteArray(), side);
    }

    private ImageSet images(byte[] pixels, byte[] labels, int side) {
        if (labels.length == 0) {
            throw file.invalid("it has a header and no image.", DataFile.FETCH_AGAIN);
        }
        return ImageSet.owning(pixels, labels, side, side, Labels.countClasses(labels, file));
    }

    /** The height and width of the images, as the header's length tells. */
    private int side(String header) {
        if (header == null) {
            throw file.invalid("it is empty.", DataFile.FETCH_AGAIN);
        }
        String[] names = header.split(",", -1);
        String first = names[0].strip().replace("\uFEFF", "");
        if (!first.equalsIgnoreCase("label")) {
            throw file.invalid(
                    "line 1 must be a header that begins with label, not with " + shortened(first) + ".",
                    "Put the header label,pixel0,pixel1,… on top, or give a directory if the data are IDX files.");
        }
        int pixels = names.length - 1;
        int side = (int) Math.round(Math.sqrt(pixels));
        if (pixels == 0 || side * side != pixels) {
            throw file.invalid(
                    "line 1 names " + pixels + " pixels, which make no square image.",
                    "Give every pixel a column: 784 for images of 28 x 28.");
        }
        return side;
    }

    private void checkRoom(int used, int more) {
        if (used > Integer.MAX_VALUE - Long.BYTES - more) {
            throw file.invalid("it has more than 2147483639 pixels.", "Use fewer or smaller images.");
        }
    }

    private static String shortened(String text) {
        return "\"" + (text.length() > 20 ? text.substring(0, 20) + "…" : text) + "\"";
    }
}
