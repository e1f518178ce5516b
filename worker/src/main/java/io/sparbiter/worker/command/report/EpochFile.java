package io.sparbiter.worker.command.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.Metrics;
import io.sparbiter.worker.command.report.Reported.Numbers;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The epochs that a trial reported so far, one JSON object a line, beside the program's own checkpoint: a later attempt
 * goes on after them. A line takes the place of those for its epoch and later ones, which an attempt has repeated. One that
 * cannot be read, as a crash may leave, is passed over.
 */
public record EpochFile(Path file, List<String> metrics) {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String MILLIS = "millis";

    /** The epochs, in order; none if there is no file. */
    public List<Epoch> read() throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        TreeMap<Integer, Epoch> epochs = new TreeMap<>();
        JsonReports reports = new JsonReports(
                Stream.concat(metrics.stream(), Stream.of(MILLIS)).toList());
        for (String line : Files.readAllLines(file)) {
            if (reports.parse(line) instanceof Numbers numbers
                    && numbers.epoch().isPresent()) {
                Epoch epoch = epoch(numbers);
                epochs.tailMap(epoch.number()).clear();
                epochs.put(epoch.number(), epoch);
            }
        }
        return List.copyOf(epochs.values());
    }

    private Epoch epoch(Numbers line) {
        long millis = line.numbers().getOrDefault(MILLIS, 0.0).longValue();
        return new Epoch(line.epoch().getAsInt(), Metrics.of(metrics, line.numbers()), millis);
    }

    /** Adds an epoch. */
    public void append(Epoch epoch) throws IOException {
        Files.writeString(file, line(epoch), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static String line(Epoch epoch) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeNumberField(ReportFormat.EPOCH, epoch.number());
            json.writeNumberField(MILLIS, epoch.millis());
            for (Map.Entry<String, Double> metric : epoch.metrics().reported().entrySet()) {
                json.writeNumberField(metric.getKey(), metric.getValue());
            }
            json.writeEndObject();
        }
        return text.append('\n').toString();
    }
}
