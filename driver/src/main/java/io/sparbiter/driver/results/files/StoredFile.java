package io.sparbiter.driver.results.files;

import java.io.IOException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.parquet.hadoop.util.HadoopStreams;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/** A file of a file system for Parquet, which would open a file system of its own. */
public record StoredFile(FileSystem fs, FileStatus status) implements InputFile {
    @Override
    public long getLength() {
        return status.getLen();
    }

    @Override
    public SeekableInputStream newStream() throws IOException {
        return HadoopStreams.wrap(fs.open(status.getPath()));
    }

    /** Its path, which is how Parquet names it in its complaints. */
    @Override
    public String toString() {
        return status.getPath().toString();
    }
}
