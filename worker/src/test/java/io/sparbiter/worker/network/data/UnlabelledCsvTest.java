package io.sparbiter.worker.network.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sparbiter.worker.network.data.image.ImageFormat;
import io.sparbiter.worker.network.data.image.ImageSequence;
import io.sparbiter.worker.network.data.image.ImageStream;
import io.sparbiter.worker.network.data.image.SourceFormat;
import io.sparbiter.worker.network.data.image.SourceFormats;
import io.sparbiter.worker.network.data.image.UnlabelledImages;
import io.sparbiter.worker.network.data.storage.DataException;
import io.sparbiter.worker.network.data.storage.DataFile;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnlabelledCsvTest {
    private static final ImageFormat FORMAT = new ImageFormat(1, 3, 1);
    private static final String EXPECTED = " where the model's images have 3 pixels (3 x 1).\n";
    private static final String SIZE = "Give images of the model's size, one a line, and no other column.";
    private static final String ROWS = "1,2,3\n4,5,255\n";
    private static final byte[] PIXELS = {1, 2, 3, 4, 5, (byte) 255};

    @TempDir
    Path directory;

    @Test
    void imagesAreTurnedAsTheModelsDataWere() {
        Path path = TestImages.write(directory, "turned.csv", "1,2,3,4,5,6\n".getBytes(UTF_8));
        var source = new SourceFormat(0, 0, 0, SourceFormat.Layout.UNSPECIFIED, true, 0);
        try (ImageStream stream = UnlabelledFiles.open(path.toString(), new ImageFormat(2, 3, 1), source)
                .from(0)) {
            assertThat(stream.next(1)).containsExactly(1, 3, 5, 2, 4, 6);
        }
    }

    private UnlabelledImages open(byte[] content) {
        return UnlabelledFiles.open(
                TestImages.write(directory, "test.csv", content).toString(), FORMAT);
    }

    private UnlabelledImages open(String content) {
        return open(content.getBytes(UTF_8));
    }

    private static byte[] read(ImageSequence images, int first, int count) {
        try (ImageStream stream = images.from(first)) {
            return stream.next(count);
        }
    }

    private void assertRefused(String content, String complaint) {
        assertThatThrownBy(() -> open(content))
                .isInstanceOf(DataException.class)
                .hasMessage("Cannot read " + directory.resolve("test.csv") + ": " + complaint);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ROWS,
                "pixel0,pixel1,pixel2\n" + ROWS,
                "\"pixel0\",\"pixel1\",\"pixel2\"\n" + ROWS,
                "\uFEFFpixel0,pixel1,pixel2\n" + ROWS,
                "\uFEFF" + ROWS,
                "pixel0,pixel1,pixel2\r\n1,2,3\r\n\r\n  \n4,5,255",
                "pixel0,pixel1,pixel2\r1,2,3\r\r4,5,255\r",
                "1;2;3\n4;5;255\n",
                "a\tb\tc\n1\t2\t3\n4\t5\t255\n",
                "\"1\",\"2.0\",\"3\",\n4,5,255.,\n"
            })
    void everyLineIsAnImageButAHeader(String content) {
        UnlabelledImages images = open(content);

        assertThat(images.size()).isEqualTo(2);
        assertThat(read(images, 0, 2)).isEqualTo(PIXELS);
        assertThat(read(images, 1, 1)).containsExactly(4, 5, 255);
        assertThat(images.name(0)).isEqualTo("1");
    }

    @Test
    void gzippedFilesAreRead() {
        assertThat(read(open(TestImages.gzip(ROWS.getBytes(UTF_8))), 0, 2)).isEqualTo(PIXELS);
    }

    /** More images than lie between two marks, with blank lines at the marks. */
    @ParameterizedTest
    @CsvSource({"false, LF", "true, LF", "false, CR", "true, CR", "false, CRLF", "true, CRLF"})
    void readingBeginsAnywhere(boolean zipped, String end) {
        String content = IntStream.range(0, 2500)
                .mapToObj(i -> i / 200 + "," + i % 200 + ",7" + (i % 1000 == 999 ? "\n\n" : ""))
                .collect(Collectors.joining("\n", "a,b,c\n\n", "\n"));
        byte[] bytes = content.replace("\n", end.replace("CR", "\r").replace("LF", "\n"))
                .getBytes(UTF_8);
        UnlabelledImages images = open(zipped ? TestImages.gzip(bytes) : bytes);

        assertThat(images.size()).isEqualTo(2500);
        for (int first : new int[] {0, 1, 999, 1000, 1001, 1999, 2000, 2499}) {
            assertThat(read(images, first, 1)).as("image " + first).containsExactly(first / 200, first % 200, 7);
        }
        assertThat(read(images, 2500, 0)).isEmpty();
    }

    @Test
    void anEmptyFileIsRefused() {
        assertRefused("", "it is empty.\n" + DataFile.FETCH_AGAIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pixel0,pixel1,pixel2\n", "\n\n", "pixel0,pixel1,pixel2\n \n"})
    void aFileWithoutImagesIsRefused(String content) {
        assertRefused(content, "it has no image, only a header or blank lines.\n" + DataFile.FETCH_AGAIN);
    }

    @Test
    void anotherWidthIsRefusedWithItsLine() {
        assertRefused(ROWS + "\n1,2\n", "line 4 has 2 values" + EXPECTED + "Repair or remove the line.");
        assertRefused("\n1,2\n", "line 2 has 2 values" + EXPECTED + SIZE);
        assertRefused("1,2,3,4,5\n", "line 1 has 5 values" + EXPECTED + SIZE);
    }

    @Test
    void aHeaderOfAnotherWidthIsRefused() {
        assertRefused("pixel0,pixel1\n1,2\n", "line 1 has 2 names" + EXPECTED + SIZE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "label,p0,p1,p2  |                  | 1 | label",
                "p0,p1,p2,Label  | p0,p1,p2,Label   | 4 | Label",
                "p0,class,p1,p2  |                  | 2 | class",
                ",p0,p1,p2,digit |                  | 5 | digit",
                "kind,p0,p1,p2   | kind             | 1 | kind"
            })
    void aLabelThatTheHeaderNamesIsNotRead(String header, String known, int column, String name) {
        List<String> columns = List.of(header.split(",", -1));
        String rows = IntStream.range(0, 1200)
                .mapToObj(i -> columns.stream()
                        .map(cell -> cell.equals(name) ? "a cat" : cell.isEmpty() ? "" + i : "" + (i + at(cell)) % 256)
                        .collect(Collectors.joining(",")))
                .collect(Collectors.joining("\n"));
        Path path = TestImages.write(directory, "test.csv", (header + "\n" + rows).getBytes(UTF_8));
        UnlabelledImages images =
                UnlabelledFiles.open(path.toString(), FORMAT, SourceFormats.label(known == null ? "" : name));

        assertThat(images.size()).isEqualTo(1200);
        assertThat(read(images, 7, 1)).containsExactly(7, 8, 9);
        assertThat(read(images, 1100, 1)).containsExactly(1100 % 256, 1101 % 256, 1102 % 256);
        assertThat(images.notes())
                .containsExactly(
                        "Column " + column + " of " + path + " (" + name + ") is not read: labels are predicted.");
    }

    private static int at(String pixel) {
        return pixel.charAt(1) - '0';
    }

    @Test
    void aLabelBesideImagesOfAnotherSizeIsNoPixel() {
        assertRefused("label,p0,p1\n1,2,3\n", "line 1 has 3 names with label" + EXPECTED + SIZE);
        assertRefused("label,p0,p1,p2,p3\n1,2,3,4,5\n", "line 1 has 5 names with label" + EXPECTED + SIZE);
    }

    /** Which end it is at, nothing tells, so the lines to paste are tried, each on its file. */
    @ParameterizedTest
    @CsvSource({"',', false", "';', false", "'\t', false", "',', true"})
    void aLabelWithoutAHeaderIsCutOff(String separator, boolean zipped) throws Exception {
        String labelled = "7,1,2,3\n8,4,5,255\n".replace(",", separator);
        assertThat(read(cut(labelled, zipped, 0), 0, 2)).isEqualTo(PIXELS);
        labelled = "1,2,3,7\r\n4,5,255,8\r\n".replace(",", separator);
        assertThat(read(cut(labelled, zipped, 1), 0, 2)).isEqualTo(PIXELS);
    }

    private UnlabelledImages cut(String labelled, boolean zipped, int which) throws Exception {
        byte[] text = labelled.getBytes(UTF_8);
        DataException refused =
                catchThrowableOfType(DataException.class, () -> open(zipped ? TestImages.gzip(text) : text));
        assertThat(refused).hasMessageContaining("line 1 has 4 values" + EXPECTED + "If the lines have a label, too,");
        return pasted(refused, which, "images.csv");
    }

    private UnlabelledImages pasted(DataException refused, int which, String written) throws Exception {
        String line = refused.getMessage()
                .lines()
                .filter(text -> text.startsWith("    "))
                .toList()
                .get(which);
        Process shell = new ProcessBuilder("sh", "-c", line)
                .directory(directory.toFile())
                .start();
        assertThat(shell.waitFor()).as(line).isZero();
        return UnlabelledFiles.open(directory.resolve(written).toString(), FORMAT);
    }

    /** As numpy.savetxt and normalized tables have them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | a,b,c;0.0039,0.0078,0.0118;0.01569,1.96e-02,1.0",
                "1 | 1.1,1.9,3.0;4.0,5.2,254.6",
                "1 | 1.000000000000000000e+00,2.000000000000000000e+00,3e+00;4e+00,5e+00,2.55e+02"
            })
    void fractionsAreMadeWholeByWhatIsPasted(int which, String content) throws Exception {
        DataException refused =
                catchThrowableOfType(DataException.class, () -> open(content.replace(';', '\n') + "\n"));
        assertThat(refused)
                .hasMessageContaining(", which must be a whole number from 0 to 255.\nIf pixels are from 0 to 1");
        assertThat(read(pasted(refused, which, "bytes.csv"), 0, 2)).isEqualTo(PIXELS);
    }

    /** As of Kannada MNIST. */
    @ParameterizedTest
    @ValueSource(strings = {"id,p0,p1,p2\n7,1,2,3\n8,4,5,255\n", "p0,id,p1,p2\n1,7,2,3\n4,8,5,255\n"})
    void aColumnOfAnotherNameIsCutOff(String content) throws Exception {
        DataException refused = catchThrowableOfType(DataException.class, () -> open(content));
        assertThat(refused)
                .hasMessageContaining("line 1 has 4 names" + EXPECTED + "Leave out its column id:\n    cut ");
        assertThat(read(pasted(refused, 0, "images.csv"), 0, 2)).isEqualTo(PIXELS);
    }

    /** Beginning anywhere, too. */
    @ParameterizedTest
    @ValueSource(strings = {",a,b,c", "\"\",\"a\",\"b\",\"c\"", "Unnamed: 0,a,b,c", "a,b,c"})
    void theNumbersOfTheLinesMayComeFirst(String header) {
        String content = IntStream.rangeClosed(1, 1500)
                .mapToObj(i -> i + "," + i / 200 + "," + i % 200 + ",7")
                .collect(Collectors.joining("\n", header + "\n", "\n"));
        UnlabelledImages images = open(content);

        assertThat(images.size()).isEqualTo(1500);
        assertThat(read(images, 0, 1)).containsExactly(0, 1, 7);
        assertThat(read(images, 1200, 1)).containsExactly(6, 1, 7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16BE", "UTF-16LE"})
    void aTextInUtf16HasAByteOrderMark(String charset) {
        String content = IntStream.range(0, 1500)
                .mapToObj(i -> i / 200 + "," + i % 200 + ",7")
                .collect(Collectors.joining("\r\n", "\uFEFFa,b,c\r\n", "\r\n"));
        UnlabelledImages images = open(content.getBytes(Charset.forName(charset)));

        assertThat(images.size()).isEqualTo(1500);
        assertThat(read(images, 1201, 1)).containsExactly(6, 1, 7);
    }

    @Test
    void whiteIsWhatItWasInTheModelsData() {
        Path path = TestImages.write(directory, "white.csv", "0,1,2\n".getBytes(UTF_8));
        try (ImageStream stream = UnlabelledFiles.open(path.toString(), FORMAT, SourceFormats.white(2))
                .from(0)) {
            assertThat(stream.next(1)).containsExactly(0, (byte) 128, (byte) 255);
        }
    }

    /** The model's white cannot be set any more. */
    @Test
    void whatIsBrighterThanTheModelsWhiteIsRefused() {
        Path path = TestImages.write(directory, "white.csv", "0,1,3\n".getBytes(UTF_8));
        UnlabelledImages images = UnlabelledFiles.open(path.toString(), FORMAT, SourceFormats.white(2));
        assertThatThrownBy(() -> read(images, 0, 1))
                .isInstanceOf(DataException.class)
                .hasMessage("Cannot read " + path + ": it has a pixel of 3, brighter than data.white (2).\n"
                        + "Save the images with pixels from 0 to 2, as those that the model was trained on; or give"
                        + " pictures, whose white is known; or train a model anew if its data.white was wrong.");
    }

    @Test
    void aHeaderWhereNoneBelongsIsRefused() {
        assertRefused(
                ROWS + "pixel0,pixel1,pixel2\n" + ROWS,
                "line 3 looks like a header, which belongs on line 1 only.\nRemove the line.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"256", "-1", "-1.5", "", "x"})
    void whatIsNoPixelIsRefused(String pixel) {
        assertRefused(
                ROWS + "1," + pixel + ",3\n",
                "line 3, column 2 is \"" + pixel
                        + "\", which must be a whole number from 0 to 255.\nRepair or remove the line.");
    }

    @Test
    void aFileOfAnotherKindIsRefusedWithoutReadingItWhole() {
        assertRefused(
                "\u0001".repeat(10_000),
                "line 1 is longer than 4192 bytes.\nCheck that the file is a CSV file, an IDX file or a picture.");
    }

    @Test
    void aFileThatShrankIsRefused() {
        UnlabelledImages images = open(ROWS);
        TestImages.write(directory, "test.csv", "1,2,3\n".getBytes(UTF_8));

        assertThatThrownBy(() -> read(images, 0, 2))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("test.csv: it became shorter while it was read.");
    }

    @Test
    void aMissingFileIsRefused() {
        assertThatThrownBy(() -> UnlabelledFiles.open("no/such/file.csv", FORMAT))
                .isInstanceOf(DataException.class)
                .hasMessage("Cannot find no/such/file.csv: it is neither a folder nor a file.\n"
                        + "Check the path, which must be there on every executor, too.");
    }
}
