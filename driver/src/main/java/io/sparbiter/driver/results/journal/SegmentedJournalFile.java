package io.sparbiter.driver.results.journal;

import java.io.IOException;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.StreamCapabilities;

/**
 * A journal on a cluster's file system or an object store, in files counted up. Not every file system can append to a
 * file that was closed, so each writer begins a new one; an object store shows a file only when it is closed, so there
 * each batch is a file.
 */
final class SegmentedJournalFile implements JournalFile {
    private final FileSystem fs;
    private final Path directory;
    private int next;
    private FSDataOutputStream out;

    SegmentedJournalFile(FileSystem fs, Path directory, int next) {
        this.fs = fs;
        this.directory = directory;
        this.next = next;
    }

    @Override
    public void append(byte[] lines) throws IOException {
        try {
            if (out == null) {
                out = fs.create(JournalSegments.path(directory, next), false);
                next++;
            }
            out.write(lines);
            secure();
        } catch (IOException e) {
            abandon(e);
            throw e;
        }
    }

    private void secure() throws IOException {
        if (out.hasCapability(StreamCapabilities.HSYNC)) {
            out.hsync();
        } else {
            close();
        }
    }

    /** Nothing is appended after a line that may be torn. */
    private void abandon(IOException failure) {
        try {
            close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    @Override
    public void close() throws IOException {
        if (out != null) {
            FSDataOutputStream closing = out;
            out = null;
            closing.close();
        }
    }
}
