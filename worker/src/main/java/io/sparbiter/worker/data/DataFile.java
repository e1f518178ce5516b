package io.sparbiter.worker.data;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** One file of a storage, plain or gzipped: its first bytes tell, whatever its name. */
record DataFile(Storage storage, String path) {
    private static final int BUFFER = 1 << 16;
    private static final int[] GZIP_MAGIC = {0x1f, 0x8b};
    static final String FETCH_AGAIN =
            "Copy or download the file again, and compare its size or checksum with the original.";

    /** Reads a file's unzipped bytes; need not close them. */
    @FunctionalInterface
    interface Parser<T> {
        T parse(InputStream bytes) throws IOException;
    }

    /** The file of a path in this JVM. */
    static DataFile of(String path) {
        return new DataFile(Storage.of(path, HadoopEnvironment::configuration), path);
    }

    /** Whatever goes wrong becomes a {@link DataException} that names this file. */
    <T> T read(Parser<T> parser) {
        try (InputStream bytes = open()) {
            return parser.parse(bytes);
        } catch (IOException e) {
            throw explained(e);
        }
    }

    /** This file's unzipped bytes, for whoever reads them bit by bit and asks {@link #explained} what went wrong. */
    InputStream open() throws IOException {
        InputStream stored = storage.open(path);
        try {
            return unzipped(stored);
        } catch (IOException e) {
            stored.close();
            throw e;
        }
    }

    /** The complaint that reading failed. */
    DataException explained(IOException failure) {
        if (failure instanceof EOFException) {
            return invalid("its gzip stream is cut off.", FETCH_AGAIN);
        }
        return failure instanceof ZipException
                ? invalid("its gzip stream is damaged (" + failure.getMessage() + ").", FETCH_AGAIN)
                : unreadable(path, failure);
    }

    /** The complaint that this file breaks a rule. */
    DataException invalid(String rule, String remedy) {
        return new DataException("Cannot read " + path + ": " + rule, remedy);
    }

    static DataException unreadable(String path, IOException cause) {
        String why = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return new DataException(
                "Cannot read " + path + ": " + why.lines().findFirst().orElse(""),
                "Check that the path is right, readable and reachable from every executor.",
                cause);
    }

    private static InputStream unzipped(InputStream stored) throws IOException {
        // Its skip is the stored stream's once its buffer is used up, so skipping far costs nothing in a plain file.
        InputStream bytes = new BufferedInputStream(stored, BUFFER);
        bytes.mark(GZIP_MAGIC.length);
        boolean zipped = bytes.read() == GZIP_MAGIC[0] && bytes.read() == GZIP_MAGIC[1];
        bytes.reset();
        return zipped ? new BufferedInputStream(new GZIPInputStream(bytes, BUFFER), BUFFER) : bytes;
    }
}
