package io.sparbiter.worker.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.Metrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EpochLogTest {
    private static final List<String> NAMES = List.of("auc", "loss");
    private static final Epoch FIRST = new Epoch(1, Metrics.of(NAMES, 0.1, Double.NaN), 12);
    private static final Epoch SECOND = new Epoch(4, Metrics.of(NAMES, 1e-300, 1.0 / 3), 0);

    @TempDir
    Path folder;

    @Test
    void whatIsWrittenIsReadBitForBit() {
        var log = new EpochLog(folder, NAMES);
        assertThat(log.read()).isEmpty();
        log.write(List.of(FIRST));
        log.write(List.of(FIRST, SECOND));
        assertThat(new EpochLog(folder, NAMES).read()).containsExactly(FIRST, SECOND);
    }

    @Test
    void theFirstWriteReplacesWhatAnEarlierAttemptWrote() {
        new EpochLog(folder, NAMES).write(List.of(FIRST, SECOND));
        new EpochLog(folder, NAMES).write(List.of(FIRST));
        assertThat(new EpochLog(folder, NAMES).read()).containsExactly(FIRST);
    }

    @Test
    void aLineThatWasCutShortIsLeftOut() throws IOException {
        new EpochLog(folder, NAMES).write(List.of(FIRST));
        Files.writeString(folder.resolve(".epochs"), "4 0 1.0E-3", StandardOpenOption.APPEND);
        assertThat(new EpochLog(folder, NAMES).read()).containsExactly(FIRST);
    }

    @Test
    void linesOfOtherMetricsAreLeftOut() {
        new EpochLog(folder, NAMES).write(List.of(FIRST));
        assertThat(new EpochLog(folder, List.of("auc")).read()).isEmpty();
    }

    @Test
    void whereItCannotBeWrittenTheTrialGoesOn() {
        var log = new EpochLog(folder.resolve("missing"), NAMES);
        log.write(List.of(FIRST));
        assertThat(log.read()).isEmpty();
    }
}
