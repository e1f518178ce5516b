package io.sparbiter.worker.network.data.csv;

import io.sparbiter.worker.Counted;
import io.sparbiter.worker.csv.CsvLine;
import io.sparbiter.worker.network.data.image.ImageFormat;
import io.sparbiter.worker.network.data.storage.DataException;
import io.sparbiter.worker.network.data.storage.DataFile;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * Finds the pixels among the columns of a file that has images to predict: all but the numbers of the lines, and but a
 * label where a header says which column is it.
 *
 * @param label a name of the label, beside the usual ones; empty if there is no other
 */
record PixelColumns(DataFile file, ImageFormat format, String label) {
    /**
     * The columns that are no pixels.
     *
     * @param before how many are before the pixels and the label
     * @param label its place after those, from 0, or {@link CsvRow#NONE}
     * @param name of the label; empty if there is none
     */
    record Unread(int before, int label, String name) implements Serializable {
        private static final long serialVersionUID = 1;
        static final Unread NONE = new Unread(0, CsvRow.NONE, "");

        /** From 1, as people count. */
        int number() {
            return before + label + 1;
        }

        boolean hasLabel() {
            return label != CsvRow.NONE;
        }
    }

    /** Those of a file with this header; throws {@link DataException} if the others are no image. */
    Unread of(CsvHeader header, char separator) {
        List<String> names = header.names();
        Optional<String> found = label(header);
        if (names.size() == format.length() && found.filter(this::isSurelyLabel).isEmpty()) {
            return new Unread(header.skipped(), CsvRow.NONE, "");
        }
        if (names.size() == format.length() + 1 && found.isPresent()) {
            return new Unread(header.skipped(), names.indexOf(found.get()), found.get());
        }
        throw file.invalid(
                "line 1 has " + Counted.of(names.size(), "name")
                        + found.map(name -> " with " + name).orElse("") + " where " + expectation() + ".",
                names.size() == format.length() + 1 ? withoutOne(header, separator) : remedy());
    }

    private Optional<String> label(CsvHeader header) {
        return header.names().stream().filter(this::isSurelyLabel).findFirst().or(() -> LabelColumn.likely(header));
    }

    private boolean isSurelyLabel(String name) {
        return name.equalsIgnoreCase(label) || name.equalsIgnoreCase(LabelColumn.LABEL);
    }

    private String withoutOne(CsvHeader header, char separator) {
        List<String> names = header.names();
        int before = header.skipped();
        var cut = new ColumnCut(file, separator);
        return LabelColumn.odd(header)
                .filter(name -> cut.isPossible())
                .map(name ->
                        "Leave out its column " + name + cut.line(before + names.indexOf(name), before + names.size()))
                .orElseGet(PixelColumns::remedy);
    }

    /**
     * Throws {@link DataException} if lines without a header are no images.
     *
     * @param line the first of them
     * @param number of the line
     */
    void check(String line, long number) {
        int values = CsvLine.cells(line).size();
        if (values != format.length()) {
            throw file.invalid(
                    "line " + number + " has " + Counted.of(values, "value") + " where " + expectation() + ".",
                    values == format.length() + 1 ? withoutLabel(values, CsvLine.separator(line)) : remedy());
        }
    }

    /** Which of the two it is, nothing tells. */
    private String withoutLabel(int values, char separator) {
        var cut = new ColumnCut(file, separator);
        if (!cut.isPossible()) {
            return "If the lines have a label, too, leave it out.";
        }
        return "If the lines have a label, too, leave it out where it comes first" + cut.line(0, values)
                + "\nor where it comes last" + cut.line(values - 1, values);
    }

    private static String remedy() {
        return "Give images of the model's size, one a line, and no other column.";
    }

    /** Why a line has so many values, after the word "where". */
    String expectation() {
        return "the model's images have " + format.length() + " pixels (" + format + ")";
    }
}
