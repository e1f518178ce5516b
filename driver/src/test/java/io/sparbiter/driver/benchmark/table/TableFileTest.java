package io.sparbiter.driver.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.sparbiter.driver.config.yaml.ConfigException;
import io.sparbiter.search.space.Axis.CategoricalAxis;
import io.sparbiter.search.space.Axis.RealAxis;
import io.sparbiter.search.space.Space;
import io.sparbiter.search.trial.Direction;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TableFileTest {
    private static final Space SPACE = new Space(List.of(
            new RealAxis("rate", List.of(0.1, 0.25)), new CategoricalAxis("optimizer", List.of("adam", "a, b"))));
    private static final String TABLE = """
            rate,optimizer,score_1,score_2
            0.1,adam,1,2
            0.1,"a, b",3,4
            0.25,adam,5,6
            0.25,"a, b",7,8
            """;

    @TempDir
    Path folder;

    private Path file(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    private RecordedTable read(String text) throws IOException {
        return read(file("t.csv", text.getBytes(StandardCharsets.UTF_8)));
    }

    private static RecordedTable read(Path file) {
        return TableFile.read(file, SPACE, Direction.MINIMIZE);
    }

    private static byte[] gzip(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static List<List<Double>> scores(RecordedTable table) {
        return Stream.of(0, 1, 2, 3)
                .map(index -> table.at(table.space().point(index)).scores())
                .toList();
    }

    @Test
    void aTableHasTheReplicatesOfEveryPoint() throws IOException {
        assertThat(scores(read(TABLE)))
                .containsExactly(List.of(1.0, 2.0), List.of(3.0, 4.0), List.of(5.0, 6.0), List.of(7.0, 8.0));
    }

    @Test
    void aGzippedTableIsReadAlike() throws IOException {
        assertThat(scores(read(file("t.csv.gz", gzip(TABLE))))).isEqualTo(scores(read(TABLE)));
    }

    @Test
    void columnsAndLinesComeInAnyOrderAndNumbersInAnyForm() throws IOException {
        assertThat(scores(read("""
                                \uFEFFscore_2,optimizer,note,score_1,rate
                                8,"a, b",last,7,0.250

                                6,adam,,5,2.5e-1
                                4,"a, b",x,3,.1
                                2,adam,x,1,0.1
                                """))).isEqualTo(scores(read(TABLE)));
    }

    @Test
    void aPointMayHaveFewerReplicatesThanOthers() throws IOException {
        String ragged = TABLE.replace("adam,1,2", "adam,1").replace("adam,5,6", "adam,,6");
        assertThat(scores(read(ragged)))
                .containsExactly(List.of(1.0), List.of(3.0, 4.0), List.of(6.0), List.of(7.0, 8.0));
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                arguments("", "t.csv: it is empty.", "fetch it again"),
                arguments(
                        TABLE.replace("optimizer", "optimiser"),
                        "t.csv:1: there is no column for the axis optimizer.",
                        "Maybe its column is the one called optimiser: rename it."),
                arguments(
                        TABLE.replace("rate", "score_1"),
                        "t.csv:1: two columns are called \"score_1\".",
                        "Rename or remove one of them."),
                arguments(
                        TABLE.replace("score_1", "score_3"),
                        "t.csv:1: there is no column score_1.",
                        "Call the columns of the scores score_1, score_2, … without a gap."),
                arguments(
                        TABLE.replace("score_2", "score_3"),
                        "t.csv:1: there is no column score_2.",
                        "Call the columns of the scores score_1, score_2, … without a gap."),
                arguments(
                        TABLE.replace("5,6", "5,six"),
                        "t.csv:4: score_2 (\"six\") must be a finite number.",
                        "Repair or remove the line."),
                arguments(
                        TABLE.replace("5,6", "NaN,6"),
                        "t.csv:4: score_1 (\"NaN\") must be a finite number.",
                        "Repair or remove the line."),
                arguments(
                        TABLE.replace("0.25,adam", "0.3,adam"),
                        "t.csv:4: the axis rate has no value \"0.3\".",
                        "Its values are [0.1, 0.25]."),
                arguments(
                        TABLE.replace("0.25,adam", "0.1,adam"),
                        "t.csv:4: the point of line 2 again.",
                        "Replicates belong in one line."),
                arguments(
                        TABLE.replace("5,6", ","),
                        "t.csv:4: the point has no score.",
                        "Give every point at least one."),
                arguments(
                        TABLE.replace("5,6", "5,6,7"),
                        "t.csv:4: there are 5 values where the header has 4.",
                        "Repair or remove the line."),
                arguments(
                        TABLE.replace("0.25,adam,5,6", "0.25"),
                        "t.csv:4: there are 1 values where the header has 4.",
                        "Repair or remove the line."),
                arguments(
                        TABLE.replace("0.25,adam,5,6\n", ""),
                        "t.csv:5: the table ends here and lacks 1 of the space's 4 points, "
                                + "such as {rate=0.25, optimizer=adam}.",
                        "fetch it again"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void whatIsWrongIsToldWithItsLine(String text, String message, String remedy) {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> read(text))
                .withMessageContaining(message + "\n    ")
                .withMessageContaining(remedy);
    }

    @Test
    void aTruncatedGzipFileIsRefused() throws IOException {
        byte[] whole = gzip(TABLE);
        Path file = file("t.csv.gz", Arrays.copyOf(whole, whole.length - 12));
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> read(file))
                .withMessageMatching(
                        "(?s).*t.csv.gz:\\d: the compressed file ends here, too early.\n    The file may be incomplete.*");
    }

    @Test
    void whatIsNoGzipFileIsRefused() throws IOException {
        Path file = file("t.csv.gz", TABLE.getBytes(StandardCharsets.UTF_8));
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> read(file))
                .withMessageContaining("t.csv.gz: cannot read it: Not in GZIP format.");
    }

    @Test
    void aMissingFileIsRefused() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> read(folder.resolve("gone.csv")))
                .withMessageContaining("gone.csv: there is no such file.");
    }
}
