package io.sparbiter.driver.results.files;

import io.sparbiter.worker.storage.HadoopOutput;
import java.io.Closeable;
import java.io.IOException;
import java.util.UUID;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.io.DelegatingPositionOutputStream;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;

/**
 * A file that becomes visible, under its final name, only when it is complete. Until then its name begins with an
 * underscore and does not end like a Parquet file's, so that no reader looks at it; in between it is drawn at random, so
 * that nobody can put something in its way.
 */
public final class HiddenFile implements OutputFile, Closeable {
    private static final String PREFIX = "_";
    private static final String SUFFIX = ".tmp";

    private final FileSystem fs;
    private final Path path;
    private final Path hidden;
    private HadoopOutput stream;
    private boolean published;

    public HiddenFile(FileSystem fs, Path path) {
        this.fs = fs;
        this.path = path;
        this.hidden = new Path(path.getParent(), beginning(path) + UUID.randomUUID() + SUFFIX);
    }

    private static String beginning(Path path) {
        return PREFIX + path.getName() + ".";
    }

    /** Deletes what writers of this file left who were killed; nobody may be writing it. */
    public static void deleteLeftovers(FileSystem fs, Path path) throws IOException {
        for (Path file : Directories.files(fs, path.getParent())) {
            if (file.getName().startsWith(beginning(path)) && file.getName().endsWith(SUFFIX)) {
                fs.delete(file, false);
            }
        }
    }

    /** Whether a file of this name is one that was not published, perhaps of a process that is gone. */
    public static boolean isHiddenName(String name) {
        return name.startsWith(PREFIX) && name.endsWith(SUFFIX);
    }

    /** Makes the complete file visible. */
    public void publish() throws IOException {
        if (!fs.rename(hidden, path)) {
            throw new IOException("cannot rename " + hidden + " to " + path.getName());
        }
        published = true;
    }

    /** Removes what was written, unless it was published. */
    @Override
    public void close() throws IOException {
        if (published || stream == null) {
            return; // What could not be made need not be removed from a store that may be gone.
        }
        try {
            stream.close();
        } finally {
            fs.delete(hidden, false);
        }
    }

    @Override
    public PositionOutputStream create(long blockSizeHint) throws IOException {
        return create(false);
    }

    @Override
    public PositionOutputStream createOrOverwrite(long blockSizeHint) throws IOException {
        return create(true);
    }

    private PositionOutputStream create(boolean overwrite) throws IOException {
        stream = HadoopOutput.create(fs, hidden, overwrite);
        return new Stream(stream);
    }

    @Override
    public boolean supportsBlockSize() {
        return false;
    }

    @Override
    public long defaultBlockSize() {
        return fs.getDefaultBlockSize(hidden);
    }

    @Override
    public String getPath() {
        return hidden.toString();
    }

    /** On the disk, and not only in the machine's memory, before it is closed and so before it is renamed. */
    private static final class Stream extends DelegatingPositionOutputStream {
        private final HadoopOutput out;

        Stream(HadoopOutput out) {
            super(out);
            this.out = out;
        }

        @Override
        public long getPos() {
            return out.position();
        }

        @Override
        public void close() throws IOException {
            if (out.canSynchronise()) {
                out.synchronise();
            }
            super.close();
        }
    }
}
