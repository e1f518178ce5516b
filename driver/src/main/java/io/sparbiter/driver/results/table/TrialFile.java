package io.sparbiter.driver.results.table;

import io.sparbiter.driver.results.files.Causes;
import io.sparbiter.driver.results.files.PartFiles;
import io.sparbiter.driver.results.files.StoredFile;
import io.sparbiter.driver.results.store.LostStore;
import java.io.Closeable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.function.Predicate;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;

/** A Parquet file of trials, open for reading. */
final class TrialFile implements Closeable {
    private final Path path;
    private final ParquetFileReader reader;
    private final MessageType message;
    private final TrialSchema schema;

    private TrialFile(Path path, ParquetFileReader reader, MessageType message, TrialSchema schema) {
        this.path = path;
        this.reader = reader;
        this.message = message;
        this.schema = schema;
    }

    /** A file that does not hold what it should. */
    static final class Damaged extends Exception {
        private static final long serialVersionUID = 1;

        private Damaged(Path path, String reason, Throwable cause) {
            super(path + " is left out: " + reason, cause);
        }

        /** Throws the cause instead where it is the store that cannot be reached: its files need not be damaged. */
        private static Damaged unreadable(Path path, Exception cause) throws IOException {
            if (LostStore.isBehind(cause)) {
                throw new IOException(Causes.describe(cause), cause);
            }
            // Parquet's own words begin with the path, too.
            String reason = Causes.describe(cause).replace(path + " is ", "");
            return new Damaged(path, "it cannot be read as Parquet (" + reason + ")", cause);
        }
    }

    /** Throws {@link FileNotFoundException} if the file is gone: a compaction may have taken it away. */
    static TrialFile open(FileSystem fs, FileStatus status) throws IOException, Damaged {
        ParquetFileReader reader = reader(fs, status);
        MessageType message = reader.getFileMetaData().getSchema();
        var schema = TrialSchema.of(message);
        if (schema.isEmpty()) {
            reader.close();
            throw new Damaged(status.getPath(), "it does not have the columns of a results table", null);
        }
        return new TrialFile(status.getPath(), reader, message, schema.get());
    }

    private static ParquetFileReader reader(FileSystem fs, FileStatus status) throws IOException, Damaged {
        var options = HadoopReadOptions.builder(fs.getConf(), status.getPath())
                .usePageChecksumVerification()
                .build();
        try {
            return ParquetFileReader.open(new StoredFile(fs, status), options);
        } catch (FileNotFoundException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw Damaged.unreadable(status.getPath(), e);
        }
    }

    Path path() {
        return path;
    }

    TrialSchema schema() {
        return schema;
    }

    MessageType message() {
        return message;
    }

    /** Hands over the rows with some of their columns, one by one; if it throws, the rows handed over are void. */
    void read(Predicate<String> columns, PartFiles.Sink<Group> sink) throws IOException, Damaged {
        MessageType requested = new MessageType(
                message.getName(),
                message.getFields().stream()
                        .filter(field -> columns.test(field.getName()))
                        .toList());
        reader.setRequestedSchema(requested);
        MessageColumnIO columnIo = new ColumnIOFactory().getColumnIO(requested, message);
        for (PageReadStore pages = nextRowGroup(); pages != null; pages = nextRowGroup()) {
            read(pages, columnIo, new GroupRecordConverter(requested), sink);
        }
    }

    private void read(
            PageReadStore pages, MessageColumnIO columnIo, GroupRecordConverter converter, PartFiles.Sink<Group> sink)
            throws IOException, Damaged {
        RecordReader<Group> records = guarded(() -> columnIo.getRecordReader(pages, converter));
        for (long i = 0; i < pages.getRowCount(); i++) {
            sink.accept(guarded(records::read));
        }
    }

    private PageReadStore nextRowGroup() throws IOException, Damaged {
        return guarded(reader::readNextRowGroup);
    }

    /** A read that may meet anything. */
    private interface Read<T> {
        T get() throws IOException;
    }

    /** What reading throws is the file's fault, what the sink throws is not. */
    private <T> T guarded(Read<T> read) throws IOException, Damaged {
        try {
            return read.get();
        } catch (IOException | RuntimeException e) {
            throw Damaged.unreadable(path, e);
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
