package io.sparbiter.worker.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.worker.command.process.CommandEvent.Report;
import io.sparbiter.worker.command.report.ReportFormat;
import io.sparbiter.worker.command.report.ReportReader;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HearingTest {
    private static final char ESCAPE = 27;

    private final Hearing hearing = new Hearing(
            ReportReader.of(ReportFormat.LINES, Scripts.NAMES),
            new EpochBook(Scripts.NAMES, "val_accuracy", false, List.of(), () -> Instant.EPOCH),
            List.of(),
            5);

    @Test
    void ofReportsThatCanBeReadThereIsNoComplaint() {
        hearing.hear(new Report("{\"val_accuracy\": 0.5}", false));
        assertThat(hearing.complaint()).isEmpty();
        assertThat(hearing.history()).hasSize(1);
    }

    @Test
    void linesThatAreNoReportsAreCounted() {
        for (int line = 1; line <= 3; line++) {
            assertThat(hearing.hear(new Report("line " + line, false))).isEqualTo(Hearing.Heard.NOTHING);
        }
        assertThat(hearing.complaint()).isEqualTo("3 lines of its reports could not be read, the last: line 3");
    }

    @Test
    void ofBinaryDataTheBeginningIsShownWithoutControlCharacters() {
        hearing.hear(new Report(String.valueOf(ESCAPE).repeat(10_000), false));
        assertThat(hearing.complaint())
                .startsWith("a line of its reports could not be read: \\" + "u001b\\" + "u001b")
                .endsWith("…")
                .hasSizeLessThan(250);
    }
}
