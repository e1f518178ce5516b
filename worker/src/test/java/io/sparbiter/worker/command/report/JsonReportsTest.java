package io.sparbiter.worker.command.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.worker.command.process.CommandEvent.Output;
import io.sparbiter.worker.command.report.Reported.Numbers;
import io.sparbiter.worker.command.report.Reported.Unreadable;
import io.sparbiter.worker.command.report.Reported.Wrong;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReportsTest {
    private final JsonReports reports = new JsonReports(List.of("val_accuracy", "val_loss"));

    private Object value(String json) {
        return reports.parse("{\"val_loss\": " + json + "}") instanceof Numbers numbers
                ? numbers.numbers().get("val_loss")
                : null;
    }

    @Test
    void metricsAndTheEpochAreRead() {
        assertThat(reports.parse("{\"epoch\": 3, \"val_accuracy\": 0.97, \"val_loss\": 1e-3}"))
                .isEqualTo(new Numbers(OptionalInt.of(3), Map.of("val_accuracy", 0.97, "val_loss", 0.001)));
    }

    @Test
    void whatIsNoMetricIsPassedOver() {
        assertThat(
                        reports.parse(
                                "{\"st_worker_timestamp\": 1.5, \"a\": {\"val_loss\": 3}, \"b\": [1, {}], \"c\": null, \"val_loss\": 2}"))
                .isEqualTo(new Numbers(OptionalInt.empty(), Map.of("val_loss", 2.0)));
    }

    @Test
    void numbersMayBeStrings() {
        assertThat(value("\" 0.5 \"")).isEqualTo(0.5);
        assertThat(value("\"-inf\"")).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(reports.parse("{\"epoch\": \"2\"}")).isEqualTo(new Numbers(OptionalInt.of(2), Map.of()));
        assertThat(reports.parse("{\"epoch\": 2.0}")).isEqualTo(new Numbers(OptionalInt.of(2), Map.of()));
    }

    @Test
    void pythonsNumbersThatAreNoneAreRead() {
        assertThat(value("NaN")).isEqualTo(Double.NaN);
        assertThat(value("Infinity")).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(value("-Infinity")).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(value("null")).isEqualTo(Double.NaN);
        assertThat(value("1e999")).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "\"high\"", "[1]", "{}", "\"0x1p3\"", "\"1f\"", "\"\""})
    void aMetricThatIsNoNumberIsWrong(String json) {
        assertThat(reports.parse("{\"val_loss\": " + json + "}")).isInstanceOf(Wrong.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1.5", "null", "true", "\"x\"", "[1]", "1e10"})
    void anEpochThatIsNoWholeNumberFromOneIsWrong(String json) {
        assertThat(reports.parse("{\"epoch\": " + json + "}")).isInstanceOf(Wrong.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "3", "[1]", "{", "{\"val_loss\": 1", "{\"val_loss\": 1} x", "{'val_loss': 1}", "epoch 3"})
    void whatIsNoObjectIsUnreadable(String line) {
        assertThat(reports.parse(line)).isEqualTo(new Unreadable(line));
    }

    @Test
    void onlyLinesOfStandardOutputBehindAPrefixAreWanted() {
        assertThat(reports.wants(Output.STDOUT, "[tune-metric]: {}")).isTrue();
        assertThat(reports.wants(Output.STDOUT, "sparbiter: {}")).isTrue();
        assertThat(reports.wants(Output.STDERR, "sparbiter: {}")).isFalse();
        assertThat(reports.wants(Output.STDOUT, " sparbiter: {}")).isFalse();
    }
}
