package io.sparbiter.worker.network.data.csv;

import io.sparbiter.worker.csv.CsvLine;
import io.sparbiter.worker.csv.Utf8Text;
import io.sparbiter.worker.network.data.image.ImageSet;
import io.sparbiter.worker.network.data.image.Labels;
import io.sparbiter.worker.network.data.image.Source;
import io.sparbiter.worker.network.data.image.SourceFormat;
import io.sparbiter.worker.network.data.image.StoredOrder;
import io.sparbiter.worker.network.data.storage.DataFile;
import io.sparbiter.worker.network.data.storage.Wanted;
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
 * by row, 0 to 255. The header may be missing, and the label may be in another column: {@link LabelColumn}. Blank lines
 * are skipped. Values may be in quotes, separated by semicolons or tabs, and have a decimal part of zeros; a separator may
 * stand at the end of each line, and the numbers of the lines before them.
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
        return new Source(file.read(bytes -> parse(bytes, Optional.empty())), Optional.empty());
    }

    /** All images as test images, whose labels must be among those of the training images. */
    public ImageSet loadLike(ImageSet training) {
        return file.read(bytes -> parse(bytes, Optional.of(training)));
    }

    private ImageSet parse(InputStream bytes, Optional<ImageSet> training) throws IOException {
        BufferedReader lines = new BufferedReader(
                new InputStreamReader(new LineLimit(Utf8Text.of(bytes), LONGEST_LINE), StandardCharsets.UTF_8));
        String first = first(lines.readLine());
        Optional<CsvHeader> header = CsvHeader.of(first);
        String line = header.isPresent() ? lines.readLine() : first;
        CsvColumns columns = columns(header, line == null ? first : line, training.isPresent());
        StoredOrder order = new CsvShape(format, file).of(columns.values() - 1);
        ByteArrayOutputStream labels = new ByteArrayOutputStream();
        ByteArrayOutputStream pixels = new ByteArrayOutputStream();
        CsvRow row = new CsvRow(file, columns.skipped(), columns.values(), columns.expectation())
                .labelled(columns.label(), header.isPresent());
        for (int number = header.isPresent() ? 2 : 1; line != null; number++) {
            if (!line.isBlank()) {
                checkRoom(pixels.size(), columns.values() - 1);
                byte[] values = row.parse(line, number);
                labels.write(values[columns.label()]);
                pixels.write(values, 0, columns.label());
                pixels.write(values, columns.label() + 1, columns.values() - columns.label() - 1);
            }
            line = lines.readLine();
        }
        return images(columns, pixels.toByteArray(), labels.toByteArray(), order, training);
    }

    /** The first line without the byte order mark. */
    private String first(String line) {
        if (line == null) {
            throw file.invalid("it is empty.", DataFile.FETCH_AGAIN);
        }
        return line.replace("\uFEFF", "");
    }

    private CsvColumns columns(Optional<CsvHeader> header, String image, boolean isOfTests) {
        Optional<CsvHeader> names = header.map(found -> found.over(image));
        int skipped = names.map(CsvHeader::skipped).orElse(0);
        int values = names.map(CsvHeader::names)
                .orElseGet(() -> CsvLine.cells(image))
                .size();
        if (values < 2) {
            throw file.invalid("line 1 names no pixel.", "Separate label and pixels by commas.");
        }
        boolean isSaid =
                format.tellsLabel() || names.filter(CsvHeader::hasWords).isPresent();
        return new CsvColumns(skipped, values, new LabelColumn(format, file).place(names, values, isOfTests), isSaid);
    }

    private ImageSet images(
            CsvColumns columns, byte[] pixels, byte[] labels, StoredOrder order, Optional<ImageSet> training) {
        if (labels.length == 0) {
            throw file.invalid("it has a header and no image.", DataFile.FETCH_AGAIN);
        }
        if (!columns.isLabelSaid()) {
            new LabelDoubt(format, file).check(labels, pixels);
        }
        Labels.Classes classes = new Labels(format, file).of(labels, training);
        return ImageSet.owning(
                order.planes(pixels, file, Wanted.DATA_SET), classes.classes(), order.size(), classes.names());
    }

    private void checkRoom(int used, int more) {
        if (used > Integer.MAX_VALUE - Long.BYTES - more) {
            throw file.invalid("it has more than 2147483639 pixels.", "Use fewer or smaller images.");
        }
        if ((long) used + more > most) {
            throw file.tooLarge();
        }
    }

    /**
     * What is where in a line.
     *
     * @param skipped columns before the values
     * @param values label and pixels
     * @param label its place among the values, from 0
     * @param isLabelSaid whether a setting or a header says where the label is
     */
    private record CsvColumns(int skipped, int values, int label, boolean isLabelSaid) {
        String expectation() {
            return "the first line has " + (skipped + values);
        }
    }
}
