package io.sparbiter.driver.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparbiter.driver.results.files.ResultsException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LocalSpark.class)
class SqlRunnerIT {
    private final SqlRunner sql = new SqlRunner(LocalSpark.session());

    @Test
    void valuesArePlain() {
        LocalSpark.session().conf().set("spark.sql.session.timeZone", "UTC");
        SqlResult result = sql.run("-- a comment\nSELECT 1 AS i, 2.5D AS d, 'x' AS s, null AS n, array(1, 2) AS l,"
                + " named_struct('a', 1, 'b', array('y')) AS st, map('k', 7) AS m,"
                + " timestamp'2026-03-01 10:00:00' AS t, date'2026-03-01' AS day;\n");

        assertThat(result.columns()).containsExactly("i", "d", "s", "n", "l", "st", "m", "t", "day");
        assertThat(result.rows().get(0))
                .containsExactly(
                        1,
                        2.5,
                        "x",
                        null,
                        List.of(1, 2),
                        Map.of("a", 1, "b", List.of("y")),
                        Map.of("k", 7),
                        Instant.parse("2026-03-01T10:00:00Z"),
                        LocalDate.parse("2026-03-01"));
    }

    @Test
    void aWrongStatementIsOneClearMessage() {
        assertThatThrownBy(() -> sql.run("SELECT scor FROM (SELECT 1 AS score)"))
                .isInstanceOfSatisfying(
                        ResultsException.class, e -> assertThat(e.isUsage()).isTrue())
                .hasMessageStartingWith("Cannot run the statement: [UNRESOLVED_COLUMN.WITH_SUGGESTION]")
                .hasMessageContaining("`scor`")
                .hasMessageContaining("`score`")
                .hasMessageEndingWith(
                        "\nThe views are trials, epochs and front; docs/results-table.md lists their columns.")
                .hasMessageNotContainingAny("Project", "OneRowRelation");
        assertThatThrownBy(() -> sql.run("SELEKT 1"))
                .isInstanceOfSatisfying(
                        ResultsException.class, e -> assertThat(e.isUsage()).isTrue())
                .hasMessageContaining("Syntax error at or near 'SELEKT'");
    }

    @Test
    void aStatementThatFailsWhileItRunsIsAFailure() {
        assertThatThrownBy(() -> sql.run("SELECT raise_error('too bad')"))
                .isInstanceOfSatisfying(
                        ResultsException.class, e -> assertThat(e.isUsage()).isFalse())
                .hasMessage("Cannot run the statement: too bad\nUse --verbose for the whole story.");
    }
}
