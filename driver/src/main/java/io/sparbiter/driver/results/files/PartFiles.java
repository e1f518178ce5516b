package io.sparbiter.driver.results.files;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.xerial.snappy.Snappy;

/** The Parquet files of one search: {@code <results>/trials/search=<name>/part-….parquet}. One writer at a time. */
public final class PartFiles {
    private static final String EXTENSION = ".parquet";
    /** Bounds what a writer keeps in memory; a search of any size has few groups of rows all the same. */
    private static final long ROW_GROUP_BYTES = 16L << 20;

    private final FileSystem fs;
    private final Path directory;
    /** Tells the files of one writer from those of another, today's from those of a resumed search. */
    private final String writer = UUID.randomUUID().toString().substring(0, 8);

    private int written;

    public PartFiles(FileSystem fs, Path directory) {
        this.fs = fs;
        this.directory = directory;
    }

    public Path directory() {
        return directory;
    }

    public FileSystem fileSystem() {
        return fs;
    }

    /** The visible files by name; none if there is no directory. */
    public List<FileStatus> list() throws IOException {
        return entries()
                .filter(file -> isVisible(file.getPath().getName()))
                .sorted(Comparator.comparing(FileStatus::getPath))
                .toList();
    }

    private static boolean isVisible(String name) {
        return name.endsWith(EXTENSION) && !name.startsWith("_") && !name.startsWith(".");
    }

    /** Deletes what a writer that was killed left half written. */
    public void deleteHidden() throws IOException {
        for (FileStatus file : entries().toList()) {
            if (HiddenFile.isHiddenName(file.getPath().getName())) {
                fs.delete(file.getPath(), false);
            }
        }
    }

    private Stream<FileStatus> entries() throws IOException {
        try {
            return Stream.of(fs.listStatus(directory)).filter(FileStatus::isFile);
        } catch (FileNotFoundException e) {
            return Stream.empty();
        }
    }

    /**
     * Loads what compresses. Its native library lies among the temporary files, so one that were loaded by the first row
     * could no longer be found by a program that is ending.
     *
     * @throws ResultsException if it cannot be loaded
     */
    public static void loadCompression() {
        try {
            Snappy.maxCompressedLength(0);
        } catch (LinkageError e) {
            throw ResultsException.failure(
                    "Cannot load Snappy, which compresses the results table",
                    "Name a folder for temporary files from which libraries may be loaded (no noexec):"
                            + " JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=FOLDER.",
                    e);
        }
    }

    /** Writes a file; it becomes visible when all rows are in it. Leaves nothing behind if that fails. */
    public <T> Path write(WriteSupport<T> support, Rows<T> rows) throws IOException {
        written++;
        Path path = new Path(directory, String.format("part-%s-%06d%s", writer, written, EXTENSION));
        try (HiddenFile file = new HiddenFile(fs, path)) {
            try (ParquetWriter<T> parquet = new Builder<>(file, support).build()) {
                rows.forEach(parquet::write);
            }
            file.publish();
        }
        return path;
    }

    /** Rows that come one by one, perhaps from other files. */
    public interface Rows<T> {
        void forEach(Sink<T> sink) throws IOException;
    }

    /** Where rows go. */
    public interface Sink<T> {
        void accept(T row) throws IOException;
    }

    private static final class Builder<T> extends ParquetWriter.Builder<T, Builder<T>> {
        private final WriteSupport<T> support;

        Builder(HiddenFile file, WriteSupport<T> support) {
            super(file);
            this.support = support;
            withCompressionCodec(CompressionCodecName.SNAPPY);
            withRowGroupSize(ROW_GROUP_BYTES);
        }

        @Override
        protected Builder<T> self() {
            return this;
        }

        @Override
        protected WriteSupport<T> getWriteSupport(Configuration configuration) {
            return support;
        }
    }
}
