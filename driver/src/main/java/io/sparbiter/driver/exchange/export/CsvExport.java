package io.sparbiter.driver.exchange.export;

import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.worker.csv.CsvLine;
import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes a search as CSV: a header, then a line for each trial, quoted as RFC 4180 says; {@code params.NAME} for each axis;
 * times in ISO 8601, UTC; nothing for null. Lines end with a line feed. Epochs are left out.
 */
public record CsvExport(ExportedSearch search) {
    public void write(Appendable out) throws IOException {
        TrialFields fields = TrialFields.of(search);
        out.append(line(fields.columns()));
        for (TrialRow row : search.rows()) {
            out.append(line(fields.values(row)));
        }
    }

    private static String line(Stream<?> cells) {
        return cells.map(cell -> cell == null ? "" : CsvLine.quoted(cell.toString()))
                .collect(Collectors.joining(",", "", "\n"));
    }
}
