package io.sparbiter.driver.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {
    @Test
    void numbersStandRightAndWordsLeft() {
        String table = new TextTable(TextTable.WIDTH)
                .column("n", List.of("1", "10"))
                .column("word", List.of("a", "bcdef"))
                .toString();

        assertThat(table).isEqualTo("""
                  n  word
                -----------
                  1  a
                 10  bcdef
                """);
    }

    @Test
    void headersAreBrokenAndThenCutOnlyAsFarAsNeeded() {
        assertThat(TextTable.Header.fit("conv_1_filters", 20)).isEqualTo("conv_1_filters");
        assertThat(TextTable.Header.fit("conv_1_filters", 9)).isEqualTo("conv_1\nfilters");
        assertThat(TextTable.Header.fit("conv_1_filters", 5)).isEqualTo("conv\n1\nfilte");
        assertThat(TextTable.Header.fit("learning", 3)).isEqualTo("lea");
    }

    @Test
    void manyWideColumnsStillFit() {
        TextTable table = new TextTable(TextTable.WIDTH);
        for (int i = 0; i < 20; i++) {
            table.column("quite_long_name_" + i, Collections.nCopies(3, "0.5"));
        }

        assertThat(table.toString().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(120));
    }

    @Test
    void onANarrowScreenRowsAreParagraphs() {
        TextTable table = new TextTable(TextTable.WIDTH, 20)
                .column("epoch", List.of("1", "2"))
                .column("accuracy", List.of("0.5", "0.75"))
                .column("seconds", List.of("1.25", "2"))
                .column("", List.of("", "best"));

        assertThat(table.toString()).isEqualTo("""
                epoch 1
                  accuracy 0.5
                  seconds 1.25
                epoch 2
                  accuracy 0.75
                  seconds 2  best
                """);
    }

    @Test
    void whatFitsOnANarrowScreenStaysATable() {
        TextTable table =
                new TextTable(TextTable.WIDTH, 20).column("n", List.of("1")).column("word", List.of("a"));

        assertThat(table.toString()).startsWith(" n  word\n---------\n");
    }

    @Test
    void numbersHaveAtLeastFourDecimals() {
        assertThat(NumberText.of(0.5)).isEqualTo("0.50000");
        assertThat(NumberText.of(0)).isEqualTo("0.00000");
        assertThat(NumberText.of(1e-5)).isEqualTo("1.0000e-05");
        assertThat(NumberText.of(-123.456789)).isEqualTo("-123.45679");
        assertThat(NumberText.of(3e9)).isEqualTo("3.0000e+09");
        assertThat(NumberText.of(Double.NaN)).isEqualTo("NaN");
    }

    @Test
    void timesAreClockLike() {
        assertThat(NumberText.of(Duration.ofMillis(7_900))).isEqualTo("0:07");
        assertThat(NumberText.of(Duration.ofSeconds(3_723))).isEqualTo("1:02:03");
        assertThat(NumberText.of(Duration.ofHours(30))).isEqualTo("30:00:00");
    }
}
