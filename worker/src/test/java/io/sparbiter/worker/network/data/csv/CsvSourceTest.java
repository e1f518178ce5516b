package io.sparbiter.worker.network.data.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparbiter.worker.network.data.ImageSets;
import io.sparbiter.worker.network.data.TestImages;
import io.sparbiter.worker.network.data.image.ImageSet;
import io.sparbiter.worker.network.data.image.Source;
import io.sparbiter.worker.network.data.image.SourceFormat;
import io.sparbiter.worker.network.data.image.SourceFormat.Layout;
import io.sparbiter.worker.network.data.image.SourceFormats;
import io.sparbiter.worker.network.data.storage.DataException;
import io.sparbiter.worker.network.data.storage.DataFile;
import io.sparbiter.worker.network.data.storage.LocalStorage;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
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

    /** As R, pandas and spreadsheets write them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"label\",\"pixel0\",\"pixel1\",\"pixel2\",\"pixel3\"\n1,0,127,128,255\n0,9,8,7,6\n",
                "\"1\",\"0\",\"127\",\"128\",\"255\"\n\"0\",\"9\",\"8\",\"7\",\"6\"\n",
                "label,a,b,c,d\n1.0,0.0,127.00,128.,255.0\n0.0,9.0,8.0,7.0,6.0\n",
                "1.0,0.0,127.0,128.0,255.0\n0,9,8,7,6\n",
                "label;a;b;c;d\n1;0;127;128;255\n0;9;8;7;6\n",
                "label\ta\tb\tc\td\n1\t0\t127\t128\t255\n0\t9\t8\t7\t6\n",
                "label,a,b,c,d,\n1,0,127,128,255,\n0,9,8,7,6,\n",
                "\"1\";\"0.0\";\"127\";\"128\";\"255\";\r0;9;8;7;6\r"
            })
    void valuesMayBeWrittenInManyWays(String text) {
        ImageSets.assertSameImages(load(text).training(), EXPECTED);
    }

    @Test
    void anEmptyFileIsRefused() {
        assertRefused("", "it is empty.\n" + DataFile.FETCH_AGAIN);
    }

    @Test
    void aHeaderAloneIsRefused() {
        assertRefused(HEADER, "it has a header and no image.\n" + DataFile.FETCH_AGAIN);
    }

    /** As EMNIST's CSV files are. */
    @Test
    void theHeaderMayBeMissing() {
        ImageSets.assertSameImages(load(TWO.replace(HEADER, "")).training(), EXPECTED);
        assertRefused(
                "1,0,127,128,255\n0,1\n",
                "line 2 has 2 values where the first line has 5.\nRepair or remove the line.");
    }

    @Test
    void aFileWithoutLabelsIsRefused() {
        assertRefused(
                "pixel0,pixel1\n1,0\n",
                "its header has no column called label.\n"
                        + "Set data.label to first, to last or to the name of the label's column.");
        assertRefused("label\n1\n", "line 1 names no pixel.\nSeparate label and pixels by commas.");
    }

    @Test
    void imagesThatAreNoSquaresAreRefusedIfTheirSizeIsNotGiven() {
        assertRefused(
                "label,a,b\n1,1,1\n",
                "line 1 names 2 pixels, which make no square image.\nGive every pixel a column: 784 for images of 28 x"
                        + " 28. If images are no squares, set data.height and data.width, and data.channels if they are"
                        + " coloured.");
    }

    @Test
    void imagesMayHaveAnySizeThatIsGiven() {
        ImageSet images = load("0,1,2,3,4,5,6\n", new SourceFormat(2, 3, 0, Layout.UNSPECIFIED, false, 0));
        ImageSets.assertSameImages(images, ImageSet.of(new byte[] {1, 2, 3, 4, 5, 6}, new byte[1], 2, 3, 1));
    }

    @Test
    void aSizeThatIsNotTheImagesIsRefused() {
        assertThatThrownBy(() -> load(TWO, new SourceFormat(2, 3, 1, Layout.UNSPECIFIED, false, 0)))
                .hasMessageEndingWith("line 1 has 4 pixel values where data.height (2) and data.width (3) make 6 for"
                        + " each of data.channels (1).\nCorrect the settings to the size of the images.");
        assertThatThrownBy(() -> load(TWO, new SourceFormat(1, 3, 0, Layout.UNSPECIFIED, false, 0)))
                .hasMessageContaining("line 1 has 4 pixel values where data.height (1) and data.width (3) make 3 for");
    }

    /** Two pixels of the first image: (1, 2, 3) and (4, 5, 6); 12 values are 3 squares of 2 x 2. */
    @Test
    void coloursAreFoundAndBroughtInOrder() {
        String line = "0,1,2,3,4,5,6,7,8,9,10,11,12\n";
        byte[] planes = {1, 4, 7, 10, 2, 5, 8, 11, 3, 6, 9, 12};
        ImageSet expected = ImageSet.of(planes, new byte[1], 3, 2, 2, 1);
        ImageSets.assertSameImages(load(line, layout(Layout.CHANNELS_LAST)), expected);
        assertThat(load(line, layout(Layout.CHANNELS_FIRST)).image(0))
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
        assertThatThrownBy(() -> load(line, SourceFormat.AS_FOUND))
                .hasMessageEndingWith("its images of 2 x 2 x 3 may lie pixel by pixel or channel by channel.\n"
                        + "Set data.layout to channels_last (red, green and blue of a pixel, then of the next) or to"
                        + " channels_first (all red values, then all green, then all blue).");
    }

    /** As EMNIST's: the second value is below the first. */
    @Test
    void transposedImagesAreTurned() {
        ImageSet images = load("0,1,2,3,4,5,6\n", new SourceFormat(2, 3, 1, Layout.UNSPECIFIED, true, 0));
        ImageSets.assertSameImages(images, ImageSet.of(new byte[] {1, 3, 5, 2, 4, 6}, new byte[1], 2, 3, 1));
    }

    @Test
    void labelsMayCountFromAnyNumber() {
        var format = new SourceFormat(0, 0, 0, Layout.UNSPECIFIED, false, 5);
        ImageSet images = load("6,1\n5,2\n", format);
        assertThat(images.classes()).isEqualTo(2);
        assertThat(images.label(0)).isEqualTo(1);
        assertThatThrownBy(() -> load("5,1\n4,2\n", format))
                .hasMessageEndingWith("label number 2 is 4, below data.first_label (5).\n"
                        + "Set data.first_label to the least label.");
        assertThatThrownBy(() -> load("5,1\n8,2\n", format))
                .hasMessageContaining(
                        "it has a label 8 but none of 6; labels must go up from data.first_label (5), each"
                                + " at least once.");
    }

    /** A megabyte of zeros has a thousandth of it when it is zipped. */
    @Test
    void aZippedFileOfOneLineWithoutAnEndIsRefused() {
        byte[] line = new byte[CsvSource.LONGEST_LINE + 1];
        Arrays.fill(line, (byte) '1');
        Path file = directory.resolve("train.csv");
        assertThatThrownBy(() -> load(TestImages.gzip(line)))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("Cannot read " + file + ": line 1 is longer than 16777216 bytes.\n");
    }

    @Test
    void morePixelsThanMayBeKeptAreRefused() {
        Path file = TestImages.write(directory, "train.csv", TWO.getBytes(UTF_8));
        var source = new CsvSource(new DataFile(new LocalStorage(), file.toString()), SourceFormat.AS_FOUND, 7);
        assertThatThrownBy(source::load)
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("Cannot read " + file + ": its images do not fit into this program's memory");
    }

    private static SourceFormat layout(Layout layout) {
        return new SourceFormat(0, 0, 0, layout, false, 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,2,3,4", "1,2,3,4,5,6", "1,2,3,4,5,", "1;2;3;4"})
    void linesOfAnotherWidthAreRefused(String line) {
        int values = line.split("[,;]", -1).length;
        assertRefused(
                TWO + line + "\n",
                "line 4 has " + values + " values where the first line has 5.\nRepair or remove the line.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"256", "-1", "-1.5", "1..0", "", "\"\"", "\"7", " 7", "x", "99999999999", "4294967297"})
    void whatIsNoPixelIsRefused(String pixel) {
        assertRefused(
                TWO + "\n1,2," + pixel + ",4,5\n",
                "line 5, column 3 is \"" + pixel
                        + "\", which must be a whole number from 0 to 255.\nRepair or remove the line.");
    }

    @Test
    void labelsThatAreWordsAreToldHowToNumberThem() {
        String open =
                "If it is a label and no damage, number the classes by Python, and give data.csv:\n    import pandas\n"
                        + "    table = pandas.read_csv(\"" + directory.resolve("train.csv") + "\"";
        assertRefused(
                HEADER + "cat,1,1,1,1\n",
                "line 2, column 1 is \"cat\", which must be a whole number from 0 to 255.\n" + open + ")\n"
                        + "    table.isetitem(0, pandas.factorize(table.iloc[:, 0], sort=True)[0])\n"
                        + "    table.to_csv(\"data.csv\", index=False, header=True)");
        assertRefused(
                "-1;1;1;1;1\n1;1;1;1;1\n",
                "line 1, column 1 is \"-1\", which must be a whole number from 0 to 255.\n" + open
                        + ", sep=\";\", header=None)\n"
                        + "    table.isetitem(0, pandas.factorize(table.iloc[:, 0], sort=True)[0])\n"
                        + "    table.to_csv(\"data.csv\", index=False, header=False)");
    }

    @Test
    void labelsWithAGapAreRefused() {
        assertRefused(
                HEADER + "0,1,1,1,1\n3,1,1,1,1\n",
                "it has a label 3 but none of 1; labels must be 0 to the number of classes - 1, each at least once.\n"
                        + "Look for damaged labels. If there are none, set data.labels to as_found: then each of the 2"
                        + " labels found is a class.");
    }

    @Test
    void theLabelsThatAreThereMayBeTheClasses() {
        ImageSet images = load("4,1\n0,2\n1,3\n4,4\n", SourceFormats.labelsAsFound());
        assertThat(images.names().names()).containsExactly("0", "1", "4");
        assertThat(images.classCounts()).containsExactly(1, 1, 2);
        assertThat(images.label(0)).isEqualTo(2);
    }

    @Test
    void theLabelMayBeInAnyColumn() {
        String last = TWO.lines()
                .map(line -> line.split(",", 2)[1] + "," + line.split(",", 2)[0] + "\n")
                .collect(Collectors.joining());
        ImageSets.assertSameImages(load(last).training(), EXPECTED);
        ImageSets.assertSameImages(load(last, SourceFormats.label("last")), EXPECTED);
        ImageSets.assertSameImages(load(last.replace("label", "digit"), SourceFormats.label("digit")), EXPECTED);
        ImageSets.assertSameImages(load(without(last), SourceFormats.label("last")), EXPECTED);
        ImageSets.assertSameImages(load(without(TWO), SourceFormats.label("first")), EXPECTED);
    }

    private static String without(String text) {
        return text.substring(text.indexOf('\n') + 1);
    }

    /** As pandas writes it, pandas after it has read that again, R's write.csv, and R's write.table. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                ",label,a,b,c,d\n0,1,0,127,128,255\n256,0,9,8,7,6\n",
                "Unnamed: 0,label,a,b,c,d\n0,1,0,127,128,255\n1,0,9,8,7,6\n",
                "\"\",\"label\",\"a\",\"b\",\"c\",\"d\"\n\"1\",1,0,127,128,255\n\"row 2\",0,9,8,7,6\n",
                "\"label\",\"a\",\"b\",\"c\",\"d\"\n\"1\",1,0,127,128,255\n\"2\",0,9,8,7,6\n",
                ";a;b;c;d;label\n0;0;127;128;255;1\n1;9;8;7;6;0\n"
            })
    void theNumbersOfTheLinesMayComeFirst(String text) {
        ImageSets.assertSameImages(load(text).training(), EXPECTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16BE", "UTF-16LE"})
    void aTextInUtf16HasAByteOrderMark(String charset) {
        byte[] text = ("\uFEFF" + TWO.replace("\n", "\r\n")).getBytes(Charset.forName(charset));
        ImageSets.assertSameImages(load(text).training(), EXPECTED);
    }

    @Test
    void commasMayBeInNumbersWhereSemicolonsAreBetweenThem() {
        ImageSets.assertSameImages(
                load("label;a;b;c;d\n1,0;0,0;127,0;128,0;255,0\n0,0;9;8;7;6\n").training(), EXPECTED);
    }

    @Test
    void whiteMayBeLessThan255() {
        ImageSet images = load("0,0,1,2,3\n", SourceFormats.white(3));
        assertThat(images.image(0)).containsExactly(0, 85, 170, 255);
        assertThatThrownBy(() -> load("0,0,1,2,4\n", SourceFormats.white(3)))
                .hasMessageEndingWith("it has a pixel of 4, brighter than data.white (3).\n"
                        + "Set data.white to the value of a white pixel; the brightest here has 4.");
    }

    private Source load(String content) {
        return load(content.getBytes(UTF_8));
    }

    private Source load(byte[] content) {
        return load(content, SourceFormat.AS_FOUND);
    }

    private ImageSet load(String content, SourceFormat format) {
        return load(content.getBytes(UTF_8), format).training();
    }

    private Source load(byte[] content, SourceFormat format) {
        Path file = TestImages.write(directory, "train.csv", content);
        return new CsvSource(new DataFile(new LocalStorage(), file.toString()), format).load();
    }

    private void assertRefused(String content, String complaint) {
        assertThatThrownBy(() -> load(content))
                .isInstanceOf(DataException.class)
                .hasMessage("Cannot read " + directory.resolve("train.csv") + ": " + complaint);
    }
}
