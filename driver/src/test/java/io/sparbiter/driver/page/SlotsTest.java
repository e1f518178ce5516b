package io.sparbiter.driver.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.driver.results.table.SampleTrials;
import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.driver.results.table.TrialRowFactory;
import io.sparbiter.search.trial.Facts;
import io.sparbiter.search.trial.Outcome.Completed;
import io.sparbiter.search.trial.Placement;
import io.sparbiter.search.trial.TrialResult;
import io.sparbiter.search.trial.TrialStart;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SlotsTest {
    private static TrialRow row(int id, String host, String gpu, int from, int to) {
        Instant start = Instant.ofEpochSecond(from);
        var began = new TrialStart(id, new Placement(host, "0", gpu, 1, 1), Facts.NONE, start);
        return row(id, Optional.of(began), from, to);
    }

    private static TrialRow row(int id, Optional<TrialStart> began, int from, int to) {
        return new TrialRowFactory(SampleTrials.context("s"))
                .row(new TrialResult(
                        SampleTrials.trial(id),
                        new Completed(0.5, 1, "trained", List.of()),
                        began,
                        Instant.ofEpochSecond(from),
                        Instant.ofEpochSecond(to)));
    }

    private static List<Integer> slots(Slots slots, List<TrialRow> rows) {
        return rows.stream().map(slots::of).toList();
    }

    @Test
    void trialsAfterEachOtherHaveOneSlot() {
        List<TrialRow> rows = List.of(row(1, "a", "", 0, 10), row(2, "a", "", 10, 15), row(3, "a", "", 20, 30));
        Slots slots = Slots.of(rows);
        assertThat(slots.names()).containsExactly("a");
        assertThat(slots(slots, rows)).containsExactly(0, 0, 0);
    }

    @Test
    void trialsAtOnceHaveSlotsOfTheirOwn() {
        List<TrialRow> rows = List.of(row(1, "a", "", 0, 10), row(2, "a", "", 1, 5), row(3, "a", "", 6, 12));
        Slots slots = Slots.of(rows);
        assertThat(slots.names()).containsExactly("a · 1", "a · 2");
        assertThat(slots(slots, rows)).containsExactly(0, 1, 1);
    }

    @Test
    void hostsAndGpusAreToldApartInTheirOrder() {
        List<TrialRow> rows = List.of(row(1, "b", "10", 0, 10), row(2, "b", "9", 0, 10), row(3, "a", "", 0, 10));
        Slots slots = Slots.of(rows);
        assertThat(slots.names()).containsExactly("a", "b, GPU 9", "b, GPU 10");
        assertThat(slots(slots, rows)).containsExactly(2, 1, 0);
    }

    @Test
    void whatNeverBeganHasNone() {
        List<TrialRow> rows = List.of(row(1, Optional.empty(), 0, 10));
        assertThat(Slots.of(rows).names()).isEmpty();
        assertThat(Slots.of(rows).of(rows.get(0))).isEqualTo(-1);
    }
}
