package io.sparbiter.driver.benchmark.table;

import io.sparbiter.driver.config.yaml.ConfigException;
import io.sparbiter.search.space.Space;
import io.sparbiter.search.trial.Direction;
import io.sparbiter.worker.csv.Utf8Text;
import io.sparbiter.worker.storage.LineLimit;
import io.sparbiter.worker.storage.RegularFile;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * A table of recorded trainings as a CSV file, gzipped or not. Its header has, in any order, a column for each axis and
 *
 * <ul>
 *   <li>{@code score_1}, {@code score_2}, … for the replicates of whole trainings, or {@code score@E} for each epoch E that
 *       was recorded, with replicates {@code score_1@E}, {@code score_2@E}, …, and
 *   <li>if times were recorded, {@code seconds} of whole trainings, or {@code seconds@E} from the beginning to the end of
 *       each of these epochs. Without them a point's time is drawn ({@link DrawnDuration}).
 * </ul>
 *
 * <p>Then comes a line for each point; points that have none cannot be tried. A point may have fewer replicates than
 * others, and a training may end before the last epoch: their cells are empty, or the line ends before. Other columns
 * are not read, blank lines are skipped. Cells may be in quotes and between semicolons or tabs, lines may end with a
 * separator, and the text may be in UTF-16 with a byte order mark.
 */
public final class TableFile {
    private static final String INCOMPLETE = "The file may be incomplete: fetch it again.";

    private static final byte[] MAGIC = {0x1f, (byte) 0x8b};
    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_LINE = 1 << 20;
    private static final int MIB_SHIFT = 20;

    private final Path file;
    private final TableSource source;
    private final Space space;
    private final Map<Long, RecordedPoint> points = new HashMap<>();
    private final Map<Long, Integer> lines = new HashMap<>();
    private int line;
    private boolean areTimesDrawn;

    private TableFile(Path file, Space space) {
        this.file = file;
        this.source = new TableSource(file.toString());
        this.space = space;
    }

    /** Throws {@link ConfigException} with the first problem and its line if it is no table of this space. */
    public static RecordedTable read(Path file, Space space, Direction direction) {
        return new TableFile(file, space).read(direction);
    }

    private RecordedTable read(Direction direction) {
        try (var reader = reader()) {
            readLines(reader);
        } catch (NoSuchFileException e) {
            throw source.problem(0, "there is no such file.", "Its full path would be " + file.toAbsolutePath() + ".");
        } catch (LineLimit.ExceededException e) {
            throw source.problem(0, e.getMessage() + ".", "Check that it is a CSV file.");
        } catch (EOFException e) {
            throw source.problem(line + 1, "the compressed file ends here, too early.", INCOMPLETE);
        } catch (IOException e) {
            throw source.problem(line, "cannot read it: " + e.getMessage() + ".", "Check that it is a CSV file.");
        } catch (OutOfMemoryError e) {
            throw tooLarge();
        }
        return RecordedTable.of(source, space, direction, points, areTimesDrawn);
    }

    private ConfigException tooLarge() {
        points.clear();
        return source.problem(
                0,
                "the numbers up to line " + line + " do not fit into this program's memory of "
                        + (Runtime.getRuntime().maxMemory() >> MIB_SHIFT) + " MiB.",
                "Give it more by SPARBITER_HEAP, or leave out columns or lines.");
    }

    private BufferedReader reader() throws IOException {
        return new BufferedReader(
                new InputStreamReader(new LineLimit(Utf8Text.of(open()), LONGEST_LINE), StandardCharsets.UTF_8));
    }

    private InputStream open() throws IOException {
        if (RegularFile.isPipeOrDevice(file)) {
            throw source.problem(0, "it is a pipe or a device.", "Write its content into a file first, and name that.");
        }
        var bytes = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        try {
            return isGzip(bytes) ? new GZIPInputStream(bytes, BUFFER) : bytes;
        } catch (IOException e) {
            bytes.close();
            throw e;
        }
    }

    /** By its first bytes, whatever the file is called. */
    private static boolean isGzip(InputStream bytes) throws IOException {
        bytes.mark(MAGIC.length);
        boolean isGzip = Arrays.equals(bytes.readNBytes(MAGIC.length), MAGIC);
        bytes.reset();
        return isGzip;
    }

    private void readLines(BufferedReader reader) throws IOException {
        TableHeader header = TableHeader.read(source, header(reader), space);
        areTimesDrawn = header.seconds().isEmpty();
        for (String text = next(reader); text != null; text = next(reader)) {
            if (!text.isBlank()) {
                add(new TableRow(source, header, line, text));
            }
        }
    }

    private String header(BufferedReader reader) throws IOException {
        String text = next(reader);
        if (text == null) {
            throw source.problem(0, "it is empty.", INCOMPLETE);
        }
        return text;
    }

    /** The next line, null after the last. */
    private String next(BufferedReader reader) throws IOException {
        String text = reader.readLine();
        line++;
        return text;
    }

    private void add(TableRow row) {
        long point = row.point(space);
        Integer earlier = lines.putIfAbsent(point, line);
        if (earlier != null) {
            throw source.problem(line, "the point of line " + earlier + " again.", "Replicates belong in one line.");
        }
        points.put(point, row.recorded(point));
    }
}
