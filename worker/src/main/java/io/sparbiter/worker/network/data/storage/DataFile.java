package io.sparbiter.worker.network.data.storage;

import io.sparbiter.worker.Printable;
import io.sparbiter.worker.storage.HadoopEnvironment;
import io.sparbiter.worker.storage.LineLimit;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** One file of a storage, plain or gzipped: its first bytes tell, whatever its name. */
public record DataFile(Storage storage, String path) {
    private static final int BUFFER = 1 << 16;
    private static final int MIB_SHIFT = 20;
    private static final int[] GZIP_MAGIC = {0x1f, 0x8b};
    public static final String FETCH_AGAIN =
            "Copy or download the file again, and compare its size or checksum with the original.";

    /** Reads a file's unzipped bytes; need not close them. */
    @FunctionalInterface
    public interface Parser<T> {
        T parse(InputStream bytes) throws IOException;
    }

    /** The file of a path in this JVM. */
    public static DataFile of(String path) {
        return new DataFile(Storage.of(path, HadoopEnvironment::configuration), path);
    }

    /** Whatever goes wrong becomes a {@link DataException} that names this file. */
    public <T> T read(Parser<T> parser) {
        try (InputStream bytes = open()) {
            return parser.parse(bytes);
        } catch (IOException e) {
            throw explained(e);
        } catch (OutOfMemoryError e) {
            throw tooLarge();
        }
    }

    /** This file's unzipped bytes, to be read bit by bit; {@link #explained} tells what went wrong. */
    public InputStream open() throws IOException {
        InputStream stored = storage.open(path);
        try {
            return unzipped(stored);
        } catch (IOException e) {
            stored.close();
            throw e;
        }
    }

    /** Whether it is stored gzipped. */
    public boolean isZipped() {
        try (InputStream stored = storage.open(path)) {
            return stored.read() == GZIP_MAGIC[0] && stored.read() == GZIP_MAGIC[1];
        } catch (IOException e) {
            throw explained(e);
        }
    }

    /**
     * The most bytes that a file may take of this program's memory: what a small zipped file unpacks to must not take it
     * all from the trials beside.
     */
    public static long most() {
        return Runtime.getRuntime().maxMemory() / 2;
    }

    /** The complaint that this file unpacks to more than that. */
    public DataException tooLarge() {
        return invalid(
                String.format(
                        Locale.ROOT,
                        "its images do not fit into this program's memory, of which they may take %,d MiB.",
                        most() >> MIB_SHIFT),
                "Use fewer or smaller images, or give the program more memory: SPARBITER_HEAP, or spark.executor.memory"
                        + " and spark.driver.memory.");
    }

    /** The complaint that reading failed. */
    public DataException explained(IOException failure) {
        if (failure instanceof EOFException) {
            return invalid("its gzip stream is cut off.", FETCH_AGAIN);
        }
        if (failure instanceof LineLimit.ExceededException) {
            return invalid(
                    failure.getMessage() + ".", "Check that the file is a CSV file, or give a folder of IDX files.");
        }
        return failure instanceof ZipException
                ? invalid("its gzip stream is damaged (" + failure.getMessage() + ").", FETCH_AGAIN)
                : unreadable(path, failure);
    }

    /** What this file is, if that is known and no IDX or CSV file. */
    public Optional<FileKind> kind() {
        return FileKind.of(read(bytes -> bytes.readNBytes(FileKind.headLength())));
    }

    /** The complaint that this file is of a kind that is not read. */
    public DataException foreign(FileKind kind, Wanted wanted) {
        boolean isPacked = kind.cure().isPython() && isZipped();
        return isPacked
                ? invalid(
                        "it is " + kind.words() + ", gzipped.",
                        "Unpack it first, and give what comes of it: gzip -dc < " + Printable.word(path)
                                + " > unpacked")
                : invalid("it is " + kind.words() + ".", kind.cure().of(path, wanted));
    }

    /** The complaint that this file breaks a rule. */
    public DataException invalid(String rule, String remedy) {
        return new DataException("Cannot read " + path + ": " + rule, remedy);
    }

    public static DataException unreadable(String path, IOException cause) {
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
