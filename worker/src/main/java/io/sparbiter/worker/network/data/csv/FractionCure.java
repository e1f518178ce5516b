package io.sparbiter.worker.network.data.csv;

import io.sparbiter.worker.Printable;
import io.sparbiter.worker.network.data.storage.DataFile;
import io.sparbiter.worker.storage.StoragePath;
import java.util.Optional;
import java.util.regex.Pattern;

/** Says how a shell makes whole numbers of a CSV file's pixels, where those are fractions. */
record FractionCure(DataFile file, char separator) {
    private static final Pattern FRACTION = Pattern.compile("\\d{0,9}\\.\\d{1,30}|\\d(\\.\\d{1,30})?[eE][-+]\\d{1,3}");

    /** What to do about all cells of the kind of this one; empty if it is no fraction, or if that is unclear. */
    Optional<String> of(String cell) {
        if (!FRACTION.matcher(cell).matches() || separator != ',' || StoragePath.isUri(file.path())) {
            return Optional.empty();
        }
        return Optional.of("If pixels are from 0 to 1, multiply them:\n    " + line("255 * $i")
                + "\nor, if they are from 0 to 255, round them:\n    " + line("$i"));
    }

    /** Leaves whole numbers alone, such as labels, and words. */
    private String line(String pixel) {
        String path = Printable.word(file.path());
        String awk = "awk -F, -v OFS=, '{for (i = 1; i <= NF; i++) if ($i ~ /^[0-9]*([.]|[0-9]e[-+])/) $i = int("
                + pixel + " + 0.5)} 1'";
        return (file.isZipped() ? "gzip -dc < " + path + " | " + awk : awk + " " + path) + " > bytes.csv";
    }
}
