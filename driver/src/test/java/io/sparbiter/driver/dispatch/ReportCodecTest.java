package io.sparbiter.driver.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.EpochReport;
import io.sparbiter.search.trial.Facts;
import io.sparbiter.search.trial.Metrics;
import io.sparbiter.search.trial.Placement;
import io.sparbiter.search.trial.TrialStart;
import io.sparbiter.search.trial.Verdict;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is read of a report's bytes, and what is not. */
class ReportCodecTest {
    private static final Placement PLACEMENT = new Placement("node", "1", "0", 2, 1);

    /** Notes that it was read, as another class might do something worse. */
    private static final class Gadget implements Serializable {
        private static final long serialVersionUID = 1;
        private static boolean wasRead;

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            in.defaultReadObject();
            wasRead = true;
        }
    }

    private static EpochReport report(int metrics) {
        List<String> names = Collections.nCopies(metrics, "loss");
        return new EpochReport(1, 1, new Epoch(1, Metrics.of(names, new double[metrics]), 5));
    }

    private static TrialStart start(Facts facts) {
        return new TrialStart(1, PLACEMENT, facts, Instant.EPOCH);
    }

    static Stream<Serializable> reports() {
        return Stream.of(
                report(0),
                report(1),
                report(2),
                report(1000),
                start(Facts.NONE),
                start(Facts.NONE.with("weights", 7L).with("command", "x".repeat(2 << 20))));
    }

    @ParameterizedTest
    @MethodSource("reports")
    void everyReportIsRead(Serializable report) {
        assertThat(ReportCodec.report(ReportCodec.report(report))).isEqualTo(report);
    }

    static Stream<Serializable> noReports() {
        return Stream.of(
                new Gadget(),
                new ArrayList<>(List.of(new Gadget())),
                new HashMap<>(Map.of("loss", new Gadget())),
                (Serializable) Collections.unmodifiableMap(new HashMap<>(Map.of("loss", new Gadget()))),
                (Serializable) List.of(new Gadget()),
                new Object[] {new Gadget()},
                new Exception("mine"),
                PLACEMENT,
                "a word",
                7L);
    }

    @ParameterizedTest
    @MethodSource("noReports")
    void nothingElseIsAndNothingOfItRuns(Serializable other) {
        assertIsRefused(other);
        assertThat(Gadget.wasRead).isFalse();
    }

    static Stream<Serializable> tooMuch() {
        return Stream.of(report(20_000), start(Facts.NONE.with("command", "x".repeat(5 << 20))), nested(20));
    }

    private static Serializable nested(int depth) {
        return depth == 0 ? "x" : new Object[] {nested(depth - 1)};
    }

    @ParameterizedTest
    @MethodSource("tooMuch")
    void noMoreIsReadThanAReportHas(Serializable large) {
        assertIsRefused(large);
    }

    @Test
    void bytesThatAreNoObjectAreRefused() {
        assertThatThrownBy(() -> ReportCodec.report(new byte[] {1, 2, 3, 4})).isInstanceOf(IllegalStateException.class);
    }

    private static void assertIsRefused(Serializable other) {
        byte[] bytes = ReportCodec.report(other);
        assertThatThrownBy(() -> ReportCodec.report(bytes))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("cannot read an executor's report; is its program another version?")
                .hasCauseInstanceOf(InvalidClassException.class);
    }

    /** The search goes on: Spark tells the sender what is thrown, and the next report is heard. */
    @Test
    void theDriversEndOutlivesARefusal() {
        var desk = new DriverReports();
        List<Object> heard = new ArrayList<>();
        desk.answerWith(message -> {
            heard.add(message);
            return Verdict.CONTINUE;
        });

        assertThatThrownBy(() -> desk.receive(ReportCodec.report(new Gadget())))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> desk.receive("no bytes")).isInstanceOf(ClassCastException.class);
        assertThat(desk.receive(ReportCodec.report(report(1)))).isEqualTo(ReportCodec.answer(Verdict.CONTINUE));
        assertThat(heard).containsExactly(report(1));
    }
}
