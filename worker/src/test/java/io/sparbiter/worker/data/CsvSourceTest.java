package io.sparbiter.worker.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvSourceTest {
    private static final String HEADER = "label,pixel0,pixel1,pixel2,pixel3\n";
    private static final String TWO = HEADER + "1,0,127,128,255\n0,9,8,7,6\n";
    private static final ImageSet EXPECTED =
            ImageSet.of(new byte[] {0, 127, (byte) 128, (byte) 255, 9, 8, 7, 6}, new byte[] {1, 0}, 2, 2, 2);

    @TempDir
    Path directory;

    @Test
    void everyLineIsAnImage() {
        ImageSets.assertSameImages(load(TWO).training(), EXPECTED);
        assertThat(load(TWO).test()).isEmpty();
    }

    @Test
    void gzippedFilesAreRead() {
        ImageSets.assertSameImages(load(TestImages.gzip(TWO.getBytes(UTF_8))).training(), EXPECTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\n\n", "\n \n"})
    void lineEndsMayBeOfAnyKindAndLinesBlank(String end) {
        ImageSets.assertSameImages(load(TWO.replace("\n", end)).training(), EXPECTED);
    }

    @Test
    void theLastLineNeedsNoEndAndTheFirstMayHaveAByteOrderMark() {
        ImageSets.assertSameImages(load("\uFEFF" + TWO.strip()).training(), EXPECTED);
    }

    @Test
    void anEmptyFileIsRefused() {
        assertRefused("", "it is empty.\n" + DataFile.FETCH_AGAIN);
    }

    @Test
    void aHeaderAloneIsRefused() {
        assertRefused(HEADER, "it has a header and no image.\n" + DataFile.FETCH_AGAIN);
    }

    @Test
    void aMissingHeaderIsRefused() {
        assertRefused(
                "1,0,127,128,255\n",
                "line 1 must be a header that begins with label, not with \"1\".\nPut the header"
                        + " label,pixel0,pixel1,… on top, or give a directory if the data are IDX files.");
    }

    @Test
    void imagesThatAreNoSquaresAreRefused() {
        assertRefused(
                "label,a,b,c\n1,1,1,1\n",
                "line 1 names 3 pixels, which make no square image.\n"
                        + "Give every pixel a column: 784 for images of 28 x 28.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,2,3,4", "1,2,3,4,5,6", "1,2,3,4,5,"})
    void linesOfAnotherWidthAreRefused(String line) {
        int values = line.split(",", -1).length;
        assertRefused(
                TWO + line + "\n",
                "line 4 has " + values + " values where the header has 5.\nRepair or remove the line.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"256", "-1", "1.0", "", " 7", "x", "99999999999", "4294967297"})
    void whatIsNoPixelIsRefused(String pixel) {
        assertRefused(
                TWO + "\n1,2," + pixel + ",4,5\n",
                "line 5, column 3 is \"" + pixel
                        + "\", which must be a whole number from 0 to 255.\nRepair or remove the line.");
    }

    @Test
    void labelsWithAGapAreRefused() {
        assertRefused(
                HEADER + "0,1,1,1,1\n3,1,1,1,1\n",
                "it has a label 3 but none of 1; labels must be 0 to the number of classes - 1, each at least once.\n"
                        + "Look for damaged labels, or number the classes without gaps.");
    }

    private Source load(String content) {
        return load(content.getBytes(UTF_8));
    }

    private Source load(byte[] content) {
        Path file = TestImages.write(directory, "train.csv", content);
        return new CsvSource(new DataFile(new LocalStorage(), file.toString())).load();
    }

    private void assertRefused(String content, String complaint) {
        assertThatThrownBy(() -> load(content))
                .isInstanceOf(DataException.class)
                .hasMessage("Cannot read " + directory.resolve("train.csv") + ": " + complaint);
    }
}
