package io.sparbiter.worker.command;

import io.sparbiter.search.trial.ControlCharacters;
import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.Metric;
import io.sparbiter.search.trial.Outcome.Failure;
import io.sparbiter.worker.command.process.CommandEvent;
import io.sparbiter.worker.command.report.ReportReader;
import io.sparbiter.worker.command.report.Reported;
import io.sparbiter.worker.command.report.Reported.Numbers;
import io.sparbiter.worker.command.report.Reported.Unreadable;
import io.sparbiter.worker.command.report.Reported.Wrong;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what a program prints and writes into epochs, and says when it has reported what ends its trial. */
final class Hearing {
    private static final Logger LOG = LoggerFactory.getLogger(Hearing.class);
    private static final int MOST_SHOWN = 200;

    private final ReportReader reader;
    private final EpochBook book;
    private final List<Metric> metrics;
    private final int epochs;
    private int unreadable;
    private String lastUnreadable = "";

    /** @param epochs the most that the trial may report */
    Hearing(ReportReader reader, EpochBook book, List<Metric> metrics, int epochs) {
        this.reader = reader;
        this.book = book;
        this.metrics = metrics;
        this.epochs = epochs;
    }

    /**
     * What an event brings.
     *
     * @param complete epochs, in order
     * @param end of the trial, if this ends it
     */
    record Heard(List<Epoch> complete, Optional<End> end) {
        static final Heard NOTHING = new Heard(List.of(), Optional.empty());

        static Heard end(End end) {
            return new Heard(List.of(), Optional.of(end));
        }
    }

    Heard hear(CommandEvent event) {
        return reader.read(event).map(this::hear).orElse(Heard.NOTHING);
    }

    /** The epochs that the program's end completes. */
    List<Epoch> finish() {
        return book.finish();
    }

    List<Epoch> history() {
        return book.history();
    }

    /** What to say of lines that could not be read; empty if all could. */
    String complaint() {
        return switch (unreadable) {
            case 0 -> "";
            case 1 -> "a line of its reports could not be read: " + lastUnreadable;
            default -> "%d lines of its reports could not be read, the last: %s".formatted(unreadable, lastUnreadable);
        };
    }

    private Heard hear(Reported reported) {
        if (reported instanceof Wrong wrong) {
            return Heard.end(failed("it reported " + wrong.what()));
        }
        if (reported instanceof Unreadable line) {
            note(line.line());
            return Heard.NOTHING;
        }
        return hear((Numbers) reported);
    }

    private Heard hear(Numbers report) {
        int number = book.number(report);
        if (number > epochs) {
            return new Heard(
                    book.finish(),
                    Optional.of(ending -> ending.hasScore()
                            ? ending.completed("stopped when it began epoch %d of %d".formatted(number, epochs))
                            : ending.failed(Failure.ERROR, "it reported epoch %d of %d".formatted(number, epochs))));
        }
        return fault(report, number).map(Heard::end).orElseGet(() -> new Heard(book.take(report), Optional.empty()));
    }

    private Optional<End> fault(Numbers report, int epoch) {
        return metrics.stream()
                .filter(metric -> report.numbers().containsKey(metric.name()))
                .flatMap(metric -> fault(metric, report.numbers().get(metric.name()), epoch).stream())
                .findFirst();
    }

    private static Optional<End> fault(Metric metric, double value, int epoch) {
        if (!Double.isFinite(value)) {
            String message = "%s became %s in epoch %d".formatted(metric.name(), value, epoch);
            return Optional.of(ending -> ending.diverged(message));
        }
        return metric.refusal(epoch, value).map(Hearing::failed);
    }

    private static End failed(String message) {
        return ending -> ending.failed(Failure.ERROR, message);
    }

    /** Warns of the first only, for binary data may come as thousands of lines; the complaint has their number. */
    private void note(String line) {
        unreadable++;
        lastUnreadable = cut(ControlCharacters.shown(cut(line)));
        if (unreadable == 1) {
            LOG.warn("A line that should be a report is none; further ones are not told: {}", lastUnreadable);
        }
    }

    private static String cut(String text) {
        return text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "…";
    }
}
