package io.sparbiter.worker.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.Metrics;
import io.sparbiter.worker.command.report.JsonEpochs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In the formats of both types of trials that have one. */
class EpochLogTest {
    private static final List<String> NAMES = List.of("auc", "loss");
    private static final Epoch FIRST = new Epoch(1, Metrics.of(NAMES, 0.1, Double.NaN), 12);
    private static final Epoch SECOND = new Epoch(4, Metrics.of(NAMES, 1e-300, 1.0 / 3), 0);
    private static final Epoch THIRD = new Epoch(5, Metrics.of(NAMES, 0.5, 0.25), 7);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatIsAddedIsReadBitForBit(boolean json) {
        EpochLog log = log(json);
        assertThat(log.resume()).isEmpty();
        log.add(FIRST);
        log.add(SECOND);
        assertThat(log(json).resume()).containsExactly(FIRST, SECOND);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anEpochTakesThePlaceOfThoseFromItOn(boolean json) {
        List.of(FIRST, SECOND, THIRD, SECOND).forEach(log(json)::add);
        assertThat(log(json).resume()).containsExactly(FIRST, SECOND);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aLineThatWasCutShortIsLeftOutAndSpoilsNoOther(boolean json) throws IOException {
        EpochLog log = log(json);
        log.add(FIRST);
        log.add(THIRD);
        String text = Files.readString(log.file());
        Files.writeString(log.file(), text.substring(0, text.length() - 2));
        assertThat(log.resume()).containsExactly(FIRST);
        log.add(SECOND);
        assertThat(log(json).resume()).containsExactly(FIRST, SECOND);
    }

    @Test
    void aLinkInItsPlaceIsNotWrittenThrough() throws IOException {
        Path precious = Files.writeString(folder.resolve("precious"), "precious");
        Files.createSymbolicLink(log(false).file(), precious);

        log(false).add(FIRST);
        assertThat(log(false).resume()).isEmpty();

        assertThat(precious).hasContent("precious");
    }

    @Test
    void linesOfEarlierVersionsAreRead() throws IOException {
        Files.writeString(log(false).file(), "1 12 0.1 NaN\n4 0 1.0E-300 0.3333333333333333\n");
        Files.writeString(log(true).file(), """
                {"epoch":1,"millis":12,"auc":0.1}
                {"epoch":4,"millis":0,"auc":1.0E-300,"loss":0.3333333333333333}
                """);
        assertThat(log(false).resume()).containsExactly(FIRST, SECOND);
        assertThat(log(true).resume()).containsExactly(FIRST, SECOND);
    }

    @Test
    void linesOfOtherMetricsAreLeftOut() {
        log(false).add(FIRST);
        assertThat(new EpochLog(log(false).file(), new EpochWords(List.of("auc"))).resume())
                .isEmpty();
    }

    @Test
    void whereItCannotBeWrittenTheTrialGoesOn() {
        var log = new EpochLog(folder.resolve("missing/log"), new EpochWords(NAMES));
        log.add(FIRST);
        assertThat(log.resume()).isEmpty();
    }

    private EpochLog log(boolean json) {
        return new EpochLog(folder.resolve("log-" + json), json ? new JsonEpochs(NAMES) : new EpochWords(NAMES));
    }
}
