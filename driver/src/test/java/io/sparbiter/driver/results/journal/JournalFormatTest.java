package io.sparbiter.driver.results.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparbiter.driver.results.journal.JournalEntry.Attempted;
import io.sparbiter.driver.results.journal.JournalEntry.Began;
import io.sparbiter.driver.results.journal.JournalEntry.Continued;
import io.sparbiter.driver.results.journal.JournalEntry.End;
import io.sparbiter.driver.results.journal.JournalEntry.Learned;
import io.sparbiter.driver.results.journal.JournalEntry.Proposal;
import io.sparbiter.driver.results.journal.JournalEntry.Proposed;
import io.sparbiter.driver.results.journal.JournalEntry.Told;
import io.sparbiter.driver.results.table.SampleTrials;
import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.Outcome.Diverged;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialResult;
import io.sparbiter.worker.network.NetworkReports;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JournalFormatTest {
    private static final JournalFormat FORMAT = new JournalFormat(NetworkReports.SCHEMA.epochNames());

    private static final List<TrialResult> RESULTS = SampleTrials.everyOutcome();

    static Stream<JournalEntry> entries() {
        List<Epoch> history = List.of(
                NetworkReports.epoch(1, 0.1 + 0.2, Double.NaN, Double.MIN_VALUE, 1e-3, 12),
                NetworkReports.epoch(
                        2, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0, 1.0 / 3, Long.MAX_VALUE));
        TrialResult odd = SampleTrials.result(8, new Diverged(null, history));
        Trial last = new Trial(Integer.MAX_VALUE, SampleTrials.trial(1).candidate(), Long.MIN_VALUE, 1);
        return Stream.of(
                        Stream.of(
                                new Began("0.1.0", List.of("a", "b")),
                                new Learned(Proposal.of(odd.trial()), End.of(odd)),
                                new Proposed(5, 7, List.of(Proposal.of(last))),
                                new Attempted(3, 2),
                                new Continued(3, 2)),
                        RESULTS.stream().map(JournalFormatTest::told),
                        Stream.of(told(odd)))
                .flatMap(entries -> entries);
    }

    private static Told told(TrialResult result) {
        return new Told(result.trial().id(), End.of(result));
    }

    private static byte[] bytes(String line) {
        return line.strip().getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @MethodSource("entries")
    void everyEntryIsReadBackToTheLastDigit(JournalEntry entry) {
        String line = FORMAT.line(entry);

        assertThat(line).endsWith("\n").doesNotContain("\n{");
        assertThat(FORMAT.entry(bytes(line))).isEqualTo(entry);
    }

    /** Without the last field a line is as earlier versions wrote it. */
    @ParameterizedTest
    @MethodSource("entries")
    void aChecksumIsTheLastField(JournalEntry entry) {
        String line = FORMAT.line(entry);
        String former = line.replaceFirst(",\"crc32c\":\"[0-9a-f]{8}\"\\}\n$", "}");

        assertThat(former).hasSize(line.length() - ",\"crc32c\":\"01234567\"\n".length());
        assertThat(FORMAT.entry(bytes(former))).isEqualTo(entry);
    }

    @Test
    void noFlippedBitIsTold() {
        Told told = told(RESULTS.get(0));
        byte[] line = bytes(FORMAT.line(told));

        for (int bit = 0; bit < 8 * line.length; bit++) {
            byte[] flipped = line.clone();
            flipped[bit / 8] ^= (byte) (1 << (bit % 8));
            assertIsRefusedOrStill(told, flipped);
        }
    }

    private static void assertIsRefusedOrStill(Told told, byte[] line) {
        try {
            assertThat(FORMAT.entry(line)).isEqualTo(told);
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageMatching("it is not JSON|its checksum is [0-9a-f]{8}, and it says .{8}");
        }
    }

    @Test
    void twoLinesThatLostTheirEndAreNotTakenForOne() {
        String attempted = "{\"event\":\"attempted\",\"trial\":1,\"attempt\":2}";

        assertThatThrownBy(() -> FORMAT.entry(bytes(attempted + attempted)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("it is not JSON");
    }
}
