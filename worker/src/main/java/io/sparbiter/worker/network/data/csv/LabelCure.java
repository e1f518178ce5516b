package io.sparbiter.worker.network.data.csv;

import io.sparbiter.worker.Printable;
import io.sparbiter.worker.network.data.storage.DataFile;

/**
 * Says how Python numbers the classes of a CSV file whose labels are words, or numbers that are no bytes.
 *
 * @param column with the labels, from 0
 */
record LabelCure(DataFile file, char separator, boolean hasHeader, int column) {
    String text() {
        String name = Printable.line(file.path().replace("\\", "\\\\").replace("\"", "\\\""));
        String read = "table = pandas.read_csv(\"" + name + "\"" + (separator == ',' ? "" : ", sep=\"" + sign() + "\"")
                + (hasHeader ? "" : ", header=None") + ")";
        return "If it is a label and no damage, number the classes by Python, and give data.csv:"
                + "\n    import pandas"
                + "\n    " + read
                + "\n    table.isetitem(" + column + ", pandas.factorize(table.iloc[:, " + column + "], sort=True)[0])"
                + "\n    table.to_csv(\"data.csv\", index=False, header=" + (hasHeader ? "True" : "False") + ")";
    }

    private String sign() {
        return separator == '\t' ? "\\t" : String.valueOf(separator);
    }
}
