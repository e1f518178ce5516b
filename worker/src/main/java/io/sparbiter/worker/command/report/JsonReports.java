package io.sparbiter.worker.command.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.sparbiter.worker.command.process.CommandEvent;
import io.sparbiter.worker.command.process.CommandEvent.Line;
import io.sparbiter.worker.command.process.CommandEvent.Output;
import io.sparbiter.worker.command.process.CommandEvent.Report;
import io.sparbiter.worker.command.report.Reported.Numbers;
import io.sparbiter.worker.command.report.Reported.Unreadable;
import io.sparbiter.worker.command.report.Reported.Wrong;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Reads reports that are a JSON object each, as in {@code {"epoch": 3, "val_accuracy": 0.97}}. NaN and Infinity may be
 * bare, as Python writes them. A metric may be a string that holds a number; {@code null} is NaN. What is no declared
 * metric is passed over, whatever it is.
 */
final class JsonReports implements ReportReader {
    /** Syne Tune's and ours. */
    private static final List<String> PREFIXES = List.of("[tune-metric]: ", "sparbiter: ");

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private final Set<String> metrics;

    JsonReports(List<String> metrics) {
        this.metrics = Set.copyOf(metrics);
    }

    @Override
    public boolean wants(Output output, String line) {
        return output == Output.STDOUT && PREFIXES.stream().anyMatch(line::startsWith);
    }

    @Override
    public Optional<Reported> read(CommandEvent event) {
        if (event instanceof Line line) {
            return Optional.of(parse(withoutPrefix(line.text())));
        }
        return event instanceof Report report && !report.text().isBlank()
                ? Optional.of(parse(report.text()))
                : Optional.empty();
    }

    @Override
    public boolean gathers() {
        return false;
    }

    private static String withoutPrefix(String line) {
        return PREFIXES.stream()
                .filter(line::startsWith)
                .findFirst()
                .map(prefix -> line.substring(prefix.length()))
                .orElse(line);
    }

    /** What a line says. */
    Reported parse(String line) {
        try (JsonParser json = JSON.createParser(line)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return new Unreadable(line);
            }
            return object(json, line);
        } catch (NumberFormatException e) {
            return new Wrong(e.getMessage());
        } catch (IOException e) {
            return new Unreadable(line);
        }
    }

    private Reported object(JsonParser json, String line) throws IOException {
        OptionalInt epoch = OptionalInt.empty();
        Map<String, Double> numbers = new LinkedHashMap<>();
        for (String key = json.nextFieldName(); key != null; key = json.nextFieldName()) {
            json.nextToken();
            if (key.equals(ReportFormat.EPOCH)) {
                epoch = OptionalInt.of(ReportedNumber.epoch(json.getText()));
            } else if (metrics.contains(key)) {
                numbers.put(key, number(key, json));
            }
            json.skipChildren();
        }
        return json.currentToken() == JsonToken.END_OBJECT && json.nextToken() == null
                ? new Numbers(epoch, numbers)
                : new Unreadable(line);
    }

    private static double number(String metric, JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case VALUE_NULL -> Double.NaN;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_STRING -> ReportedNumber.of(metric, json.getText());
            default -> throw ReportedNumber.none(metric, json.getText());
        };
    }
}
