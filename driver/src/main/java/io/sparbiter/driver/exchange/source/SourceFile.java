package io.sparbiter.driver.exchange.source;

import io.sparbiter.driver.results.files.Causes;
import io.sparbiter.driver.results.files.ResultsException;
import io.sparbiter.worker.csv.Utf8Text;
import io.sparbiter.worker.storage.LineLimit;
import io.sparbiter.worker.storage.RegularFile;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file or a directory that a person named to be imported. */
record SourceFile(Path path) {
    private static final int LONGEST_LINE = 1 << 24;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** Reads something of the file. */
    interface Reading<T> {
        T read(BufferedReader lines) throws IOException;
    }

    boolean isDirectory() {
        return Files.isDirectory(path);
    }

    SourceFile resolve(String name) {
        return new SourceFile(path.resolve(name));
    }

    boolean exists() {
        return Files.exists(path);
    }

    /** The first bytes, fewer if it has no more. */
    byte[] head(int bytes) {
        require();
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(bytes);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Reads its lines, whether it is in UTF-8 or in UTF-16. */
    <T> T lines(Reading<T> reading) {
        require();
        try (var bytes = new BufferedInputStream(Files.newInputStream(path));
                var lines = new BufferedReader(new InputStreamReader(
                        new LineLimit(Utf8Text.of(bytes), LONGEST_LINE), StandardCharsets.UTF_8))) {
            return reading.read(lines);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    String firstLine() {
        return lines(reader -> {
            String line = reader.readLine();
            return line == null ? "" : line.replace(BYTE_ORDER_MARK, "");
        });
    }

    private void require() {
        if (!exists()) {
            throw problem("there is no such file.", "Its full path would be " + path.toAbsolutePath() + ".");
        }
        if (RegularFile.isPipeOrDevice(path)) {
            throw problem("it is a pipe or a device.", "Write its content into a file first, and name that.");
        }
    }

    ResultsException problem(String words, String remedy) {
        return ResultsException.usage("Cannot import " + path + ": " + words, remedy);
    }

    /** The same of a line, counted from 1. */
    ResultsException problem(int line, String words, String remedy) {
        return ResultsException.usage("Cannot import " + path + ", line " + line + ": " + words, remedy);
    }

    private ResultsException unreadable(IOException cause) {
        return ResultsException.usage(
                "Cannot import " + path + ": " + Causes.describe(cause) + ".",
                "Check that it is whole, and a text.",
                cause);
    }
}
