package io.sparbiter.worker.command.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.Metrics;
import io.sparbiter.worker.checkpoint.EpochFormat;
import io.sparbiter.worker.command.report.Reported.Numbers;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Writes an epoch as a program reports it, with its milliseconds: what reads reports reads these lines, too.
 *
 * @param metrics the names of an epoch's metrics
 */
public record JsonEpochs(List<String> metrics) implements EpochFormat {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String MILLIS = "millis";

    public JsonEpochs {
        metrics = List.copyOf(metrics);
    }

    @Override
    public String file() {
        return ".sparbiter-epochs.jsonl";
    }

    @Override
    public Optional<Epoch> epoch(String line) {
        JsonReports reports = new JsonReports(
                Stream.concat(metrics.stream(), Stream.of(MILLIS)).toList());
        return reports.parse(line) instanceof Numbers numbers && numbers.epoch().isPresent()
                ? Optional.of(epoch(numbers))
                : Optional.empty();
    }

    private Epoch epoch(Numbers line) {
        long millis = line.numbers().getOrDefault(MILLIS, 0.0).longValue();
        return new Epoch(line.epoch().getAsInt(), Metrics.of(metrics, line.numbers()), millis);
    }

    @Override
    public String line(Epoch epoch) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            write(epoch, json);
        } catch (IOException e) {
            throw new UncheckedIOException("a string takes all that is written", e);
        }
        return text.toString();
    }

    private static void write(Epoch epoch, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField(ReportFormat.EPOCH, epoch.number());
        json.writeNumberField(MILLIS, epoch.millis());
        for (Map.Entry<String, Double> metric : epoch.metrics().reported().entrySet()) {
            json.writeNumberField(metric.getKey(), metric.getValue());
        }
        json.writeEndObject();
    }
}
