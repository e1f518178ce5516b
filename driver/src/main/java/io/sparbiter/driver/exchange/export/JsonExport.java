package io.sparbiter.driver.exchange.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.search.trial.Epoch;
import java.io.IOException;

/**
 * Writes a search as a JSON array with an object for each trial, one a line, with the names of the results table: {@code
 * params} is an object, {@code history} an array of epochs.
 */
public record JsonExport(ExportedSearch search) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public void write(Appendable out) throws IOException {
        TrialFields fields = TrialFields.of(search);
        String separator = "\n";
        out.append('[');
        for (TrialRow row : search.rows()) {
            out.append(separator).append(trial(fields, row).toString());
            separator = ",\n";
        }
        out.append("\n]\n");
    }

    private static ObjectNode trial(TrialFields fields, TrialRow row) {
        ObjectNode trial = JSON.createObjectNode();
        fields.fields().forEach((name, value) -> trial.set(name, JSON.valueToTree(value.apply(row))));
        ObjectNode params = trial.putObject("params");
        fields.axes()
                .forEach(axis -> params.set(axis, JSON.valueToTree(row.params().get(axis))));
        ArrayNode history = trial.putArray("history");
        row.ending().history().forEach(epoch -> write(epoch, history.addObject()));
        return trial;
    }

    private static void write(Epoch epoch, ObjectNode node) {
        node.put("epoch", epoch.number());
        epoch.metrics().reported().forEach(node::put);
        node.put("millis", epoch.millis());
    }
}
