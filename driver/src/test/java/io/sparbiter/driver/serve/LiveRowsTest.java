package io.sparbiter.driver.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.driver.page.LandscapeRows;
import io.sparbiter.driver.report.Ranking;
import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.search.trial.Direction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LiveRowsTest {
    @Test
    void allKeepTheirEpochsWhileThereIsRoom() {
        List<TrialRow> all = LandscapeRows.of(200);
        var rows = new LiveRows(Direction.MAXIMIZE);
        all.forEach(rows::add);
        all.forEach(rows::add);

        assertThat(rows.all()).containsExactlyElementsOf(all);
    }

    @Test
    void theBestTenAndTheLatestKeepTheirEpochs() {
        List<TrialRow> all = LandscapeRows.of(5_000);
        List<TrialRow> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, new Random(3));
        var rows = new LiveRows(Direction.MAXIMIZE);
        shuffled.forEach(rows::add);

        assertThat(rows.all()).extracting(TrialRow::trialId).isSorted().hasSize(5_000);
        List<TrialRow> whole = rows.all().stream()
                .filter(row -> !row.ending().history().isEmpty())
                .toList();
        assertThat(whole).containsAll(Ranking.of(all).best(10)).contains(shuffled.get(4_999));
        assertThat(whole.stream().mapToInt(row -> row.ending().history().size()).sum())
                .isBetween(LiveRows.MOST_EPOCHS - 100, LiveRows.MOST_EPOCHS + 300);
        assertThat(rows.all())
                .extracting(TrialRow::score)
                .isEqualTo(all.stream().map(TrialRow::score).toList());
    }
}
