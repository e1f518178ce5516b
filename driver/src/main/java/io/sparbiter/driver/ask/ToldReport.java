package io.sparbiter.driver.ask;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.results.files.Causes;
import io.sparbiter.driver.results.files.ResultsException;
import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.Metric;
import io.sparbiter.search.trial.Metrics;
import io.sparbiter.search.trial.Objective;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.worker.command.process.CommandEvent;
import io.sparbiter.worker.command.report.ReportFormat;
import io.sparbiter.worker.command.report.ReportReader;
import io.sparbiter.worker.command.report.Reported;
import io.sparbiter.worker.command.report.Reported.Numbers;
import io.sparbiter.worker.command.report.Reported.Wrong;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a trial's outcome of what is told of it. */
final class ToldReport {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Objective objective;
    private final List<Metric> metrics;
    private final List<String> names;
    private final int most;
    private final ReportReader reader;

    /** @param config of the search, which says what its trials report */
    ToldReport(SearchConfig config) {
        objective = config.objective();
        metrics = config.reports().metrics();
        names = config.reports().epochNames();
        most = config.trial().limits().epochs();
        reader = ReportReader.of(ReportFormat.LINES, names);
    }

    /** Of the objective's metric, epoch by epoch, as numbers are written in reports. */
    Outcome ofScores(List<String> scores) {
        return outcome(scores.stream().map(this::line).toList());
    }

    /** As a program reports it, that has a metric in a string. */
    private String line(String score) {
        try {
            return JSON.writeValueAsString(Map.of(objective.metric().name(), score));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("words are JSON: " + score, e);
        }
    }

    /** Of a file of lines as those of trials of type command, {@code -} for standard input. */
    Outcome ofFile(String file) {
        try {
            String text = file.equals("-")
                    ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
                    : Files.readString(Path.of(file));
            return outcome(text.replaceFirst("^\uFEFF", "")
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList());
        } catch (IOException e) {
            throw ResultsException.usage(
                    "Cannot read --report (" + file + "): " + why(e) + ".",
                    "Name a text file, or - for standard input.",
                    e);
        }
    }

    private static String why(IOException fault) {
        if (fault instanceof NoSuchFileException) {
            return "there is no such file";
        }
        return fault instanceof CharacterCodingException ? "it is no text in UTF-8" : Causes.describe(fault);
    }

    private Outcome outcome(List<String> lines) {
        List<Epoch> epochs = new ArrayList<>();
        for (String line : lines) {
            epochs.add(epoch(line, epochs.size() + 1));
        }
        if (epochs.size() > most) {
            throw wrong(epochs.size() + " epochs", "a trial has at most " + most + " (trial.epochs)");
        }
        if (epochs.isEmpty()) {
            throw wrong("nothing", "the trial reported no epoch; --failed tells why");
        }
        return objective.outcome(epochs);
    }

    private Epoch epoch(String line, int number) {
        Optional<Reported> reported = reader.read(new CommandEvent.Report(line, false));
        if (reported.isPresent() && reported.get() instanceof Numbers numbers) {
            return epoch(line, number, numbers);
        }
        throw wrong(
                line,
                reported.isPresent() && reported.get() instanceof Wrong wrong
                        ? "it has " + wrong.what()
                        : "it is no line as {\"epoch\": 3, \""
                                + objective.metric().name() + "\": 0.12}");
    }

    private Epoch epoch(String line, int number, Numbers numbers) {
        if (numbers.epoch().orElse(number) != number) {
            throw wrong(line, "it is epoch " + number + "; epochs count from 1, one a line");
        }
        if (!numbers.numbers().containsKey(objective.metric().name())) {
            throw wrong(line, "it has no " + objective.metric().name() + ", which is the objective");
        }
        for (Metric metric : metrics) {
            double value = numbers.numbers().getOrDefault(metric.name(), Double.NaN);
            metric.refusal(number, value).filter(why -> Double.isFinite(value)).ifPresent(why -> {
                throw wrong(line, why);
            });
        }
        return new Epoch(number, Metrics.of(names, Map.copyOf(numbers.numbers())), 0);
    }

    private static ResultsException wrong(String told, String why) {
        return ResultsException.usage("Cannot tell " + told + ": " + why + ".", "Nothing was told.");
    }
}
