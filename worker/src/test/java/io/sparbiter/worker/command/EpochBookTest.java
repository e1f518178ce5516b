package io.sparbiter.worker.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.Metrics;
import io.sparbiter.worker.command.report.Reported.Numbers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class EpochBookTest {
    private long now;

    private EpochBook book(boolean gathers, Epoch... earlier) {
        return new EpochBook(Scripts.NAMES, "val_accuracy", gathers, List.of(earlier), () -> Instant.ofEpochMilli(now));
    }

    private static Numbers epoch(int number, Map<String, Double> numbers) {
        return new Numbers(OptionalInt.of(number), numbers);
    }

    private static Numbers line(Map<String, Double> numbers) {
        return new Numbers(OptionalInt.empty(), numbers);
    }

    private static Map<String, Double> accuracy(double value) {
        return Map.of("val_accuracy", value);
    }

    private static Map<String, Double> loss(double value) {
        return Map.of("val_loss", value);
    }

    private static Epoch of(int number, double accuracy, double loss, long millis) {
        return new Epoch(number, Metrics.of(Scripts.NAMES, accuracy, loss), millis);
    }

    @Test
    void aLineWithTheObjectiveIsAnEpochAtOnce() {
        EpochBook book = book(false);
        now = 5;
        assertThat(book.take(epoch(1, accuracy(0.5)))).containsExactly(of(1, 0.5, Double.NaN, 5));
        now = 12;
        assertThat(book.take(epoch(2, Map.of("val_accuracy", 0.6, "val_loss", 1.0))))
                .containsExactly(of(2, 0.6, 1, 7));
    }

    @Test
    void linesWithoutANumberAreCounted() {
        EpochBook book = book(false);
        assertThat(book.take(line(loss(1)))).isEmpty();
        assertThat(book.take(line(accuracy(0.5)))).containsExactly(of(1, 0.5, 1, 0));
        assertThat(book.take(line(accuracy(0.6)))).containsExactly(of(2, 0.6, Double.NaN, 0));
    }

    @Test
    void aLaterLineCompletesAnEpochAndChangesNothing() {
        EpochBook book = book(false);
        book.take(epoch(1, accuracy(0.5)));
        assertThat(book.take(epoch(1, Map.of("val_accuracy", 0.9, "val_loss", 1.0))))
                .isEmpty();
        assertThat(book.history()).containsExactly(of(1, 0.5, 1, 0));
    }

    @Test
    void anEpochThatNeverHadTheObjectiveIsNone() {
        EpochBook book = book(false);
        book.take(epoch(1, loss(1)));
        book.take(epoch(2, accuracy(0.5)));
        assertThat(book.finish()).isEmpty();
        assertThat(book.history()).containsExactly(of(2, 0.5, Double.NaN, 0));
    }

    @Test
    void outputIsGatheredUntilAllMetricsAreThere() {
        EpochBook book = book(true);
        assertThat(book.take(epoch(1, Map.of()))).isEmpty();
        assertThat(book.take(line(accuracy(0.5)))).isEmpty();
        assertThat(book.take(line(loss(1)))).containsExactly(of(1, 0.5, 1, 0));
    }

    @Test
    void outputIsGatheredUntilTheNextEpochBegins() {
        EpochBook book = book(true);
        book.take(epoch(1, Map.of()));
        book.take(line(accuracy(0.4)));
        book.take(line(accuracy(0.5)));
        assertThat(book.take(epoch(2, Map.of()))).containsExactly(of(1, 0.5, Double.NaN, 0));
        book.take(line(accuracy(0.6)));
        assertThat(book.finish()).containsExactly(of(2, 0.6, Double.NaN, 0));
    }

    @Test
    void withoutNumbersAMetricThatComesAgainBeginsTheNextEpoch() {
        EpochBook book = book(true);
        book.take(line(accuracy(0.5)));
        assertThat(book.take(line(accuracy(0.6)))).containsExactly(of(1, 0.5, Double.NaN, 0));
        assertThat(book.take(line(loss(1)))).containsExactly(of(2, 0.6, 1, 0));
    }

    @Test
    void epochsOfEarlierAttemptsAreToldBeforeTheFirstNewOne() {
        EpochBook book = book(false, of(1, 0.1, 1, 9), of(2, 0.2, 1, 9), of(3, 0.3, 1, 9));
        assertThat(book.history()).hasSize(3);
        assertThat(book.take(epoch(3, accuracy(0.5)))).extracting(Epoch::number).containsExactly(1, 2, 3);
        assertThat(book.history())
                .extracting(epoch -> epoch.metrics().get("val_accuracy"))
                .containsExactly(0.1, 0.2, 0.5);
    }
}
