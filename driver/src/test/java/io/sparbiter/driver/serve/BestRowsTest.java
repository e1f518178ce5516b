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

class BestRowsTest {
    @Test
    void theBestTenKeepTheirEpochsAndNobodyElse() {
        List<TrialRow> all = LandscapeRows.of(200);
        List<TrialRow> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, new Random(3));
        var rows = new BestRows(Direction.MAXIMIZE);
        shuffled.forEach(rows::add);

        assertThat(rows.all()).extracting(TrialRow::trialId).isSorted().hasSize(200);
        assertThat(rows.all())
                .filteredOn(row -> !row.ending().history().isEmpty())
                .containsExactlyInAnyOrderElementsOf(Ranking.of(all).best(10));
        assertThat(rows.all())
                .extracting(TrialRow::score)
                .isEqualTo(all.stream().map(TrialRow::score).toList());
    }
}
