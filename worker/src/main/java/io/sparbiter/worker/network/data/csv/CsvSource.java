package io.sparbiter.worker.network.data.csv;

import io.sparbiter.worker.network.data.image.ImageSet;
import io.sparbiter.worker.network.data.image.Labels;
import io.sparbiter.worker.network.data.image.Source;
import io.sparbiter.worker.network.data.image.SourceFormat;
import io.sparbiter.worker.network.data.image.StoredOrder;
import io.sparbiter.worker.network.data.storage.DataFile;
import io.sparbiter.worker.storage.LineLimit;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A CSV file as Kaggle's digit recognizer has it: a header {@code label,pixel0,…}, then one image a line, its pixels row
 * by row, 0 to 255. The header may be missing. Blank lines are skipped. Values may be in quotes, separated by semicolons or
 * tabs, and have a decimal part of zeros; a separator may stand at the end of each line.
 */
public final class CsvSource {
    /** Bytes of a line that is not refused: four million values of three digits. */
    static final int LONGEST_LINE = 1 << 24;

    private final DataFile file;
    private final SourceFormat format;
    private final long most;

    public CsvSource(DataFile file, SourceFormat format) {
        this(file, format, DataFile.most());
    }

    /** @param most pixels that are taken */
    CsvSource(DataFile file, SourceFormat format, long most) {
        this.file = file;
        this.format = format;
        this.most = most;
    }

    /** All images as training images: the file has no test images of its own. */
    public Source load() {
        return new Source(file.read(this::parse), Optional.empty());
    }

    private ImageSet parse(InputStream bytes) throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(new LineLimit(bytes, LONGEST_LINE), StandardCharsets.UTF_8));
        String first = first(lines.readLine());
        int width = CsvLine.values(first).length;
        StoredOrder order = new CsvShape(format, file).of(width - 1);
        ByteArrayOutputStream labels = new ByteArrayOutputStream();
        ByteArrayOutputStream pixels = new ByteArrayOutputStream();
        CsvRow row = new CsvRow(file, width);
        String line = isHeader(first) ? lines.readLine() : first;
        for (int number = isHeader(first) ? 2 : 1; line != null; number++) {
            if (!line.isBlank()) {
                checkRoom(pixels.size(), width - 1);
                byte[] values = row.parse(line, number);
                labels.write(values[0]);
                pixels.write(values, 1, width - 1);
            }
            line = lines.readLine();
        }
        return images(pixels.toByteArray(), labels.toByteArray(), order);
    }

    private ImageSet images(byte[] pixels, byte[] labels, StoredOrder order) {
        if (labels.length == 0) {
            throw file.invalid("it has a header and no image.", DataFile.FETCH_AGAIN);
        }
        byte[] classes = Labels.fromZero(labels, format.firstLabel(), file);
        int count = Labels.countClasses(classes, format.firstLabel(), file);
        return ImageSet.owning(order.planes(pixels), classes, order.size(), count);
    }

    /** The first line, a header or an image, as far as its first value tells. */
    private String first(String line) {
        if (line == null) {
            throw file.invalid("it is empty.", DataFile.FETCH_AGAIN);
        }
        String first = line.replace("\uFEFF", "");
        String[] values = CsvLine.values(first);
        String value = values[0];
        if (!value.equalsIgnoreCase("label") && !value.matches("[0-9]+(\\.0*)?")) {
            throw file.invalid(
                    "line 1 must be a header that begins with label, or an image that begins with its label, not with "
                            + shortened(value) + ".",
                    "Put the header label,pixel0,pixel1,… on top, or give a directory if the data are IDX files.");
        }
        if (values.length == 1) {
            throw file.invalid("line 1 names no pixel.", "Separate label and pixels by commas.");
        }
        return first;
    }

    private static boolean isHeader(String first) {
        return !Character.isDigit(CsvLine.values(first)[0].charAt(0));
    }

    private void checkRoom(int used, int more) {
        if (used > Integer.MAX_VALUE - Long.BYTES - more) {
            throw file.invalid("it has more than 2147483639 pixels.", "Use fewer or smaller images.");
        }
        if ((long) used + more > most) {
            throw file.tooLarge();
        }
    }

    private static String shortened(String text) {
        return "\"" + (text.length() > 20 ? text.substring(0, 20) + "…" : text) + "\"";
    }
}
