package io.sparbiter.worker.network.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
        assertRefused("1,2,3,4\n", "line 1 has 4 values" + EXPECTED + "Repair or remove the line.");
    }

    @Test
    void aHeaderOfAnotherWidthIsRefused() {
        assertRefused(
                "pixel0,pixel1\n1,2\n",
                "line 1 has 2 names" + EXPECTED + "Give images of the model's size, one a line, and no other column.");
    }

    @Test
    void labelsAreRefused() {
        assertRefused(
                "label,pixel0,pixel1,pixel2\n1,2,3,4\n",
                "its column 1 is label, and images to predict have none.\n"
                        + "Remove the column, or give the file's data set to evaluate.");
        assertRefused(
                ",pixel0,pixel1,pixel2,class\n0,1,2,3,4\n",
                "its column 5 is class, and images to predict have none.\n"
                        + "Remove the column, or give the file's data set to evaluate.");
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

    @Test
    void aHeaderWhereNoneBelongsIsRefused() {
        assertRefused(
                ROWS + "pixel0,pixel1,pixel2\n" + ROWS,
                "line 3 looks like a header, which belongs on line 1 only.\nRemove the line.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"256", "-1", "1.5", "", "x"})
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
