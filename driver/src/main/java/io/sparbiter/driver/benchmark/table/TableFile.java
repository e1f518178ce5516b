package io.sparbiter.driver.benchmark;

import io.sparbiter.driver.config.yaml.ConfigException;
import io.sparbiter.search.space.Space;
import io.sparbiter.search.trial.Direction;
import io.sparbiter.search.trial.Seeds;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.zip.GZIPInputStream;

/**
 * A table of recorded scores as a CSV file, gzipped if its name ends in {@code .gz}: a header with a column for each axis
 * and score_1, score_2, … for the replicates, in any order; then a line for each point of the space. A point may have
 * fewer replicates than others: their cells are empty, or the line ends before. Other columns are not read, blank lines
 * are skipped.
 */
public final class TableFile {
    private static final String INCOMPLETE = "The file may be incomplete: fetch it again.";

    private final Path file;
    private final TableSource source;
    private final Space space;
    private final Map<Long, RecordedPoint> points = new HashMap<>();
    private final Map<Long, Integer> lines = new HashMap<>();
    private int line;

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
        try (var reader = new BufferedReader(new InputStreamReader(open(), StandardCharsets.UTF_8))) {
            readLines(reader);
        } catch (NoSuchFileException e) {
            throw source.problem(0, "there is no such file.", "Its full path would be " + file.toAbsolutePath() + ".");
        } catch (EOFException e) {
            throw source.problem(line + 1, "the compressed file ends here, too early.", INCOMPLETE);
        } catch (IOException e) {
            throw source.problem(line, "cannot read it: " + e.getMessage() + ".", "Check that it is a CSV file.");
        }
        rejectMissingPoints();
        return RecordedTable.of(source, space, direction, points);
    }

    private InputStream open() throws IOException {
        InputStream bytes = Files.newInputStream(file);
        if (!file.toString().endsWith(".gz")) {
            return bytes;
        }
        try {
            return new GZIPInputStream(bytes, 1 << 16);
        } catch (IOException e) {
            bytes.close();
            throw e;
        }
    }

    private void readLines(BufferedReader reader) throws IOException {
        TableHeader header = TableHeader.read(source, header(reader), space);
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
        points.put(point, new RecordedPoint(row.scores(), DrawnDuration.of(point)));
    }

    private void rejectMissingPoints() {
        long missing = space.cardinality() - points.size();
        if (missing > 0) {
            long first = LongStream.iterate(0, index -> index + 1)
                    .filter(index -> !points.containsKey(index))
                    .findFirst()
                    .orElseThrow();
            throw source.problem(
                    line,
                    "the table ends here and lacks " + missing + " of the space's " + space.cardinality()
                            + " points, such as " + space.point(first).values() + ".",
                    INCOMPLETE);
        }
    }

    /** How long a trial takes of which only the score was recorded: always the same for a point, unlike between points. */
    static final class DrawnDuration {
        /** Between the cheapest and the dearest network of the default space, trials on one core differ about so much. */
        private static final double SPREAD = 80;

        private static final double SHORTEST_MILLIS = 1_000;

        /** Any will do; this one keeps the draws apart from those of trials, whose seeds are small. */
        private static final long SEED = 0x5ec0_4d5L;

        private DrawnDuration() {}

        /** From 1 to 80 seconds, each doubling as likely as any other. */
        static Duration of(long point) {
            double uniform = new SplittableRandom(Seeds.derive(SEED, point)).nextDouble();
            return Duration.ofMillis(Math.round(SHORTEST_MILLIS * Math.pow(SPREAD, uniform)));
        }
    }
}
