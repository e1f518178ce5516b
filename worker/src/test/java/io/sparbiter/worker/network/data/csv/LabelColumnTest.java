package io.sparbiter.worker.network.data.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparbiter.worker.network.data.image.SourceFormats;
import io.sparbiter.worker.network.data.storage.DataException;
import io.sparbiter.worker.network.data.storage.DataFile;
import io.sparbiter.worker.network.data.storage.LocalStorage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelColumnTest {
    private static final DataFile FILE = new DataFile(new LocalStorage(), "x.csv");

    private static int place(String setting, String line) {
        return place(setting, line, false);
    }

    private static int place(String setting, String line, boolean isOfTests) {
        return new LabelColumn(SourceFormats.label(setting), FILE)
                .place(CsvHeader.of(line), line.split(",", -1).length, isOfTests);
    }

    private static void assertRefused(String setting, String line, String complaint) {
        assertThatThrownBy(() -> place(setting, line))
                .isInstanceOf(DataException.class)
                .hasMessage("Cannot read x.csv: " + complaint);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''    | label,a,b   | 0",
                "''    | a,b,label   | 2",
                "''    | a,Label,b   | 1",
                "''    | 5,0,255     | 0",
                "first | pixel0,a,b  | 0",
                "last  | 0,255,5     | 2",
                "last  | label,a,target | 2",
                "b     | label,a,b   | 2",
                "B     | label,a,b   | 2"
            })
    void itIsWhereTheSettingOrTheHeaderSays(String setting, String line, int place) {
        assertThat(place(setting, line)).isEqualTo(place);
    }

    @Test
    void aSettingAgainstTheHeaderIsRefused() {
        String cure = "Leave data.label out: the header says where the label is.";
        assertRefused("last", "label,a,b", "its header calls column 1 label, and data.label says last.\n" + cure);
        assertRefused("first", ",a,b,label", "its header calls column 4 label, and data.label says first.\n" + cure);
        assertThat(place("", "label,a,b")).as("the cure").isZero();
    }

    /** The setting was written for the training images' file. */
    @Test
    void theHeaderOfATestFileIsBelieved() {
        assertThat(place("last", "label,a,b", true)).isZero();
        assertThat(place("last", "0,255,5", true)).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pixel0,pixel1,class  | last   | class",
                "pixel0,target,pixel1 | target | target",
                "digit,p0,p1          | first  | digit",
                "p0,p1,p2,kind        | last   | kind"
            })
    void whatLooksLikeItIsNamed(String header, String setting, String column) {
        assertRefused(
                "",
                header,
                "its header has no column called label.\nSet data.label to " + setting
                        + " if the labels are in the column called " + column + ".");
    }

    @Test
    void aNameMustBeThere() {
        assertRefused(
                "lable", "label,a,b", "no column of its header is called lable (data.label).\nMaybe you meant label.");
        assertRefused(
                "digit",
                "5,0,255",
                "it has no header, so none of its columns is called digit (data.label).\n"
                        + "Set data.label to first or to last, or put a header on top.");
    }
}
