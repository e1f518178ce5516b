package io.sparbiter.driver.results.journal;

import io.sparbiter.worker.storage.HadoopOutput;
import java.io.IOException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A journal on a cluster's file system or an object store, in files counted up. Not every file system can append to a
 * file that was closed, so each writer begins a new one; an object store shows a file only when it is closed, so there
 * each batch is a file.
 */
final class SegmentedJournalFile implements JournalFile {
    private final FileSystem fs;
    private final Path directory;
    private int next;
    private HadoopOutput out;

    SegmentedJournalFile(FileSystem fs, Path directory, int next) {
        this.fs = fs;
        this.directory = directory;
        this.next = next;
    }

    @Override
    public void append(byte[] lines) throws IOException {
        try {
            if (out == null) {
                out = create();
            }
            out.write(lines);
            secure();
        } catch (IOException e) {
            close(); // Nothing is appended after a line that may be torn.
            throw e;
        }
    }

    /** Under a name that is not tried again: where that failed, the file may be there all the same. */
    private HadoopOutput create() throws IOException {
        Path path = JournalSegments.path(directory, next);
        next++;
        return HadoopOutput.create(fs, path, false);
    }

    private void secure() throws IOException {
        if (out.canSynchronise()) {
            out.synchronise();
        } else {
            close();
        }
    }

    @Override
    public void close() throws IOException {
        if (out != null) {
            HadoopOutput closing = out;
            out = null;
            closing.close();
        }
    }
}
