package io.sparbiter.driver.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.driver.progress.SearchProgress.Snapshot;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ProgressWordsTest {
    private static String words(Snapshot snapshot, long trials, Duration maxTime, Duration gone) {
        return new ProgressWords(OptionalLong.of(trials), Optional.ofNullable(maxTime)).of(snapshot, gone);
    }

    @Test
    void saysHowManyTrialsStandWhere() {
        assertThat(words(new Snapshot(0, 0, 2, 0, Double.NaN, ""), 12, null, Duration.ofSeconds(5)))
                .isEqualTo("trials 0/12 done, 2 running, 0 failed | 0:05");
    }

    @Test
    void saysTheBestWithItsParametersAndTheTimeLeftByThePaceSoFar() {
        Snapshot snapshot = new Snapshot(3, 0, 2, 1, 0.97125, "32 64 adam");
        assertThat(words(snapshot, 12, null, Duration.ofSeconds(60)))
                .isEqualTo("trials 3/12 done, 2 running, 1 failed | best 0.9713 | 1:00, 3:00 left (32 64 adam)");
    }

    @Test
    void namesTheSickHosts() {
        Snapshot snapshot = new Snapshot(3, 0, 2, 1, 0.9, "32", List.of("node-1", "node-2"));
        assertThat(words(snapshot, 12, null, Duration.ofSeconds(60)))
                .startsWith("trials 3/12 done, 2 running, 1 failed, sick: node-1, node-2 | best 0.9000");
    }

    @Test
    void thePaceIsThatOfThisRun() {
        Snapshot snapshot = new Snapshot(9, 6, 2, 1, 0.9, "32");
        assertThat(words(snapshot, 12, null, Duration.ofSeconds(60))).contains("1:00, 1:00 left");
    }

    @Test
    void theTimeLimitBoundsTheTimeLeft() {
        Snapshot snapshot = new Snapshot(3, 0, 2, 1, 0.9, "32");
        assertThat(words(snapshot, 12, Duration.ofSeconds(90), Duration.ofSeconds(60)))
                .contains("1:00, 0:30 left");
        assertThat(words(snapshot, 12, Duration.ofSeconds(30), Duration.ofSeconds(60)))
                .contains("1:00, 0:00 left");
    }

    @Test
    void longSearchesCountHours() {
        assertThat(words(Snapshot.NOTHING, 5, Duration.ofHours(10), Duration.ofMinutes(61)))
                .contains("1:01:00, 8:59:00 left");
    }
}
