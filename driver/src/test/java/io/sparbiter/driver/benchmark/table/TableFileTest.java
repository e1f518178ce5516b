package io.sparbiter.driver.benchmark.table;

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
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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

    private static final String CURVES = """
            rate,optimizer,score@1,score@3,score@9,seconds@1,seconds@3,seconds@9
            0.1,adam,1,2,3,1,2,3
            0.1,"a, b",4,5,6,1.25,3.5,9.75
            0.25,adam,7,,,1
            0.25,"a, b",8,9,,1,2,
            """;
    private static final String REPLICATES = """
            rate,optimizer,score_1@9,score_2@3,score_1@3,score_2@9
            0.1,adam,2,3,1,4
            0.1,"a, b",6,7,5,
            0.25,adam,,9,8,
            0.25,"a, b",,10,,11
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
        return gzip(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] gzip(byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(content);
        }
        return bytes.toByteArray();
    }

    private static RecordedPoint point(RecordedTable table, int index) {
        return table.at(table.space().point(index));
    }

    private static List<List<List<Double>>> curves(RecordedTable table) {
        return Stream.of(0, 1, 2, 3).map(index -> point(table, index).curves()).toList();
    }

    private static List<List<Double>> scores(RecordedTable table) {
        return curves(table).stream()
                .map(replicates -> replicates.stream().flatMap(List::stream).toList())
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

    /** As spreadsheets and other programs write them; the last with an index, and a separator at each line's end. */
    @Test
    void tablesMayBeWrittenInManyWays() throws IOException {
        List<List<Double>> expected = scores(read(TABLE));
        String semicolons = TABLE.replace(',', ';').replace("a; b", "a, b").replace('.', ',');
        assertThat(scores(read(semicolons))).isEqualTo(expected);
        assertThat(scores(read(TABLE.replace(',', '\t').replace("a\t b", "a, b"))))
                .isEqualTo(expected);
        assertThat(scores(read(TABLE.replace("\n", "\r")))).isEqualTo(expected);
        assertThat(scores(read(TABLE.replaceAll("(?<=^|,|\n)([a-z0-9_.]+)(?=,|\n)", "\"$1\""))))
                .isEqualTo(expected);
        for (Charset charset : List.of(StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE)) {
            assertThat(scores(read(file("t.csv", ("\uFEFF" + TABLE).getBytes(charset)))))
                    .isEqualTo(expected);
            assertThat(scores(read(file("t.csv", gzip(("\uFEFF" + TABLE).getBytes(charset))))))
                    .isEqualTo(expected);
        }
        String indexed = ("," + TABLE.strip() + "\n").replace("\n0", ",\n1,0");
        assertThat(scores(read(indexed))).isEqualTo(expected);
    }

    @Test
    void aPointMayHaveFewerReplicatesThanOthers() throws IOException {
        String ragged = TABLE.replace("adam,1,2", "adam,1").replace("adam,5,6", "adam,,6");
        assertThat(scores(read(ragged)))
                .containsExactly(List.of(1.0), List.of(3.0, 4.0), List.of(6.0), List.of(7.0, 8.0));
    }

    @Test
    void whatIsGzippedIsToldByItsFirstBytes() throws IOException {
        assertThat(scores(read(file("t.csv", gzip(TABLE))))).isEqualTo(scores(read(TABLE)));
        byte[] plain = TABLE.getBytes(StandardCharsets.UTF_8);
        assertThat(scores(read(file("t.csv.gz", plain)))).isEqualTo(scores(read(TABLE)));
    }

    @Test
    void epochsHaveTheirScoresAndTheirSeconds() throws IOException {
        RecordedPoint point = point(read(CURVES), 1);
        assertThat(point.epochs()).containsExactly(1, 3, 9);
        assertThat(point.curves()).containsExactly(List.of(4.0, 5.0, 6.0));
        assertThat(point.elapsed()).extracting(Duration::toMillis).containsExactly(1_250L, 3_500L, 9_750L);
    }

    @Test
    void aTrainingMayHaveEndedEarly() throws IOException {
        RecordedTable table = read(CURVES);
        assertThat(curves(table).get(2)).containsExactly(List.of(7.0));
        assertThat(point(table, 2).duration()).hasSeconds(1);
        assertThat(curves(table).get(3)).containsExactly(List.of(8.0, 9.0));
        assertThat(point(table, 3).lastEpoch()).isEqualTo(3);
        assertThat(table.lastEpoch()).isEqualTo(9);
    }

    @Test
    void epochsMayHaveReplicatesInColumnsOfAnyOrder() throws IOException {
        assertThat(curves(read(REPLICATES)))
                .containsExactly(
                        List.of(List.of(1.0, 2.0), List.of(3.0, 4.0)),
                        List.of(List.of(5.0, 6.0), List.of(7.0)),
                        List.of(List.of(8.0), List.of(9.0)),
                        List.of(List.of(10.0, 11.0)));
    }

    @Test
    void secondsOfWholeTrainingsAreSpreadOverTheirEpochs() throws IOException {
        String whole = CURVES.replace("seconds@1,seconds@3,", "time@1,time@3,").replace("seconds@9", "seconds");
        assertThat(point(read(whole.replace("7,,,1", "7,,,1,2,3").replace("9,,1,2,", "9,,1,2,6")), 1)
                        .elapsed())
                .extracting(Duration::toMillis)
                .containsExactly(1_083L, 3_250L, 9_750L);
    }

    @Test
    void withoutSecondsTheyAreDrawn() throws IOException {
        assertThat(point(read(TABLE), 1).duration()).isEqualTo(DrawnDuration.of(1));
        assertThat(read(TABLE).areTimesDrawn()).isTrue();
        RecordedTable timed = read(TABLE.replace("score_2", "seconds"));
        assertThat(point(timed, 1).duration()).hasSeconds(4);
        assertThat(timed.areTimesDrawn()).isFalse();
    }

    @Test
    void anAxisMayBeCalledSeconds() throws IOException {
        var axis = new RealAxis("seconds", List.of(1.0, 2.0, 3.0));
        Path file = file("t.csv", "seconds,score_1\n1,5\n2,6\n3,7\n".getBytes(StandardCharsets.UTF_8));
        RecordedTable table = TableFile.read(file, new Space(List.of(axis)), Direction.MINIMIZE);
        assertThat(point(table, 2).duration()).isEqualTo(DrawnDuration.of(2));
    }

    @Test
    void pointsMayBeMissing() throws IOException {
        RecordedTable table = read(TABLE.replace("0.25,adam,5,6\n", ""));
        assertThat(table.size()).isEqualTo(3);
        assertThat(table.isComplete()).isFalse();
        assertThat(table.has(table.space().point(2))).isFalse();
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
                        "t.csv:4: it has 5 values where the header has 4.",
                        "Repair or remove the line."),
                arguments(
                        TABLE.replace("0.25,adam,5,6", "0.25"),
                        "t.csv:4: it has 1 value where the header has 4.",
                        "Repair or remove the line."),
                arguments(
                        TABLE.replace("score_2", "score@2"),
                        "t.csv:1: the columns score_1 and score@2 do not go together.",
                        "Scores are either"),
                arguments(
                        CURVES.replace("score@3", "score_1@3"),
                        "t.csv:1: the columns score@1 and score_1@3 do not go together.",
                        "Scores are either"),
                arguments(
                        CURVES.replace("score@3", "score@0"),
                        "t.csv:1: the column score@0 is of no epoch.",
                        "What follows the @ is an epoch's number, 1 or more, as in score@3."),
                arguments(
                        CURVES.replace("score@3", "score@last"),
                        "t.csv:1: the column score@last is of no epoch.",
                        "@3"),
                arguments(
                        REPLICATES.replace("score_2@9", "score_2@27"),
                        "t.csv:1: there is no column score_1@27.",
                        "Every replicate has a column for every epoch"),
                arguments(
                        REPLICATES.replace("score_2@", "score_3@"),
                        "t.csv:1: there is no column score_2@3.",
                        "number them score_1@E, score_2@E, … without a gap."),
                arguments(
                        CURVES.replace("4,5,6,", "4,,6,"),
                        "t.csv:3: score@3 is missing, and score@9 is not.",
                        "Only the last epochs may be missing, where a training ended early."),
                arguments(
                        CURVES.replace("seconds@1,", "seconds,"),
                        "t.csv:1: there are seconds of whole trainings and of epochs.",
                        "Keep the column seconds, or the columns seconds@E, but not both."),
                arguments(
                        CURVES.replace("seconds@3", "seconds@4"),
                        "t.csv:1: there are seconds@4 and no scores of this epoch.",
                        "Seconds belong to epochs with scores, which are [1, 3, 9]."),
                arguments(
                        CURVES.replace("seconds@3", "seconds@x"),
                        "t.csv:1: the column seconds@x is of no epoch.",
                        "as in seconds@3"),
                arguments(
                        CURVES.replace("seconds@3", "time@3"),
                        "t.csv:1: there is no column seconds@3.",
                        "Give all epochs their seconds since the beginning, or none."),
                arguments(
                        TABLE.replace("score_2", "seconds@1"),
                        "t.csv:1: there are seconds@1 and scores of whole trainings only.",
                        "Call the column seconds"),
                arguments(
                        CURVES.replace("3.5", ""),
                        "t.csv:3: seconds@3 (\"\") must be a finite number of seconds, 0 or more.",
                        "Repair or remove the line."),
                arguments(
                        CURVES.replace("1.25,3.5", "-1.25,3.5"),
                        "t.csv:3: seconds@1 (\"-1.25\") must be a finite number of seconds, 0 or more.",
                        "Repair or remove the line."),
                arguments(
                        TABLE.replace("score_2", "seconds").replace("5,6", "5,Infinity"),
                        "t.csv:4: seconds (\"Infinity\") must be a finite number of seconds, 0 or more.",
                        "Repair or remove the line."),
                arguments(
                        CURVES.replace("3.5", "1.2"),
                        "t.csv:3: seconds@3 (\"1.2\") is less than the seconds of the epoch before.",
                        "Seconds at epochs are counted from the beginning of the training."));
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
    void aDamagedGzipFileIsRefused() throws IOException {
        byte[] damaged = gzip(TABLE);
        damaged[2] = 0; // The method, of which there is but one: 8.
        Path file = file("t.csv", damaged);
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> read(file))
                .withMessageContaining("t.csv: cannot read it: Unsupported compression method.");
    }

    /** A few kilobytes when it is zipped. */
    @Test
    void aLineWithoutAnEndIsRefused() throws IOException {
        Path file = file("t.csv", gzip(TABLE + "0".repeat(4 << 20)));
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> read(file))
                .withMessage(file + ": line 6 is longer than 1048576 bytes.\n    Check that it is a CSV file.");
    }

    @Test
    void aPipeOrADeviceIsRefused() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> read(Path.of("/dev/zero")))
                .withMessage("/dev/zero: it is a pipe or a device.\n"
                        + "    Write its content into a file first, and name that.");
    }

    @Test
    void aMissingFileIsRefused() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> read(folder.resolve("gone.csv")))
                .withMessageContaining("gone.csv: there is no such file.");
    }
}
