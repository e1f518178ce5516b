package io.sparbiter.driver.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.driver.results.table.TrialRow;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrialColumnsTest {
    private static final List<TrialRow> ROWS = LandscapeRows.of(60);
    private static final List<PageAxis> AXES = PageAxes.of(Optional.of(LandscapeRows.CONFIG), ROWS, ROWS);
    private static final TrialColumns COLUMNS = TrialColumns.of(60, ROWS, AXES, Slots.of(ROWS));

    @Test
    void everyNumberHasAllItsDigits() {
        for (int i = 0; i < ROWS.size(); i++) {
            TrialRow row = ROWS.get(i);
            assertThat(COLUMNS.ids()[i]).isEqualTo(row.trialId());
            assertThat(COLUMNS.scores()[i]).isEqualTo(Double.valueOf(row.score().orElse(Double.NaN)));
            assertThat(COLUMNS.numbers().get("val_loss")[i])
                    .isEqualTo(Double.valueOf(row.ending().numbers().get("val_loss")));
            assertThat(COLUMNS.facts().get("parameters")[i])
                    .isEqualTo(row.run().facts().values().get("parameters"));
            assertThat(Instant.EPOCH.plus(COLUMNS.from() + COLUMNS.starts()[i], ChronoUnit.MICROS))
                    .isEqualTo(row.run().startedAt());
            assertThat(row.run().startedAt().plus(COLUMNS.micros()[i], ChronoUnit.MICROS))
                    .isEqualTo(row.run().finishedAt());
        }
    }

    @Test
    void levelsLeadToTheValues() {
        for (int i = 0; i < ROWS.size(); i++) {
            for (int a = 0; a < AXES.size(); a++) {
                assertThat(AXES.get(a).values().get(COLUMNS.levels()[i][a]))
                        .isEqualTo(ROWS.get(i).params().get(AXES.get(a).name()));
            }
        }
    }

    @Test
    void wordsAreWrittenOnce() {
        TrialColumns.Words statuses = COLUMNS.statuses();
        assertThat(statuses.words()).containsExactlyInAnyOrder("completed", "pruned", "failed", "diverged");
        assertThat(statuses.words().get(statuses.of()[36])).isEqualTo("failed");
        assertThat(COLUMNS.hosts().words()).containsExactlyInAnyOrder("node-0", "node-1", "node-2");
    }

    @Test
    void wholeNumbersThatABrowserWouldRoundAreStrings() {
        PageAxis axis = PageAxis.of("n", true, true, List.of(3L, 9_007_199_254_740_993L));
        assertThat(PageJson.write(axis)).contains("\"values\":[3,\"9007199254740993\"]");
    }
}
