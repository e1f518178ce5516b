package io.sparbiter.worker.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvLineTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {"'a,b',','", "'a;b',';'", "'1,5;2',';'", "'\"a;b\",c',','", "'\"a;b\";c',';'", "'a',','"})
    void separatorsAreFoundOutsideOfQuotes(String line, char separator) {
        assertThat(CsvLine.separator(line)).isEqualTo(separator);
    }

    @Test
    void tabsAreSeparators() {
        assertThat(CsvLine.cells("a\t1,5")).containsExactly("a", "1,5");
    }

    @Test
    void quotesAndBlanksAroundCellsAreNoPartOfThem() {
        assertThat(CsvLine.cells(" a ,\"b, c\",\"d \"\"e\"\"\",")).containsExactly("a", "b, c", "d \"e\"");
        assertThat(CsvLine.cells(",")).containsExactly("");
        assertThat(CsvLine.cells("")).containsExactly("");
        assertThat(CsvLine.cells("1,,2")).containsExactly("1", "", "2");
    }

    @Test
    void aCellIsQuotedWhereItHasTo() {
        for (String text : List.of("plain", "a, b", "\"said\"", "")) {
            assertThat(CsvLine.cells(CsvLine.quoted(text) + ",x", ',')).containsExactly(text, "x");
        }
        assertThat(CsvLine.quoted("plain")).isEqualTo("plain");
        assertThat(CsvLine.quoted("two\nlines")).isEqualTo("\"two\nlines\"");
    }
}
