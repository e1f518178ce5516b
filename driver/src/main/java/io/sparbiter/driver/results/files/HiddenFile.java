package io.sparbiter.driver.results.files;

import java.io.Closeable;
import java.io.IOException;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.StreamCapabilities;
import org.apache.parquet.io.DelegatingPositionOutputStream;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;

/**
 * A file that becomes visible, under its final name, only when it is complete. Until then its name begins with an
 * underscore and does not end like a Parquet file's, so that no reader looks at it.
 */
public final class HiddenFile implements OutputFile, Closeable {
    private static final String PREFIX = "_";
    private static final String SUFFIX = ".tmp";

    private final FileSystem fs;
    private final Path path;
    private final Path hidden;
    private FSDataOutputStream stream;
    private boolean published;

    public HiddenFile(FileSystem fs, Path path) {
        this.fs = fs;
        this.path = path;
        this.hidden = new Path(path.getParent(), PREFIX + path.getName() + SUFFIX);
    }

    static boolean isHiddenName(String name) {
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
        if (published) {
            return;
        }
        try {
            if (stream != null) {
                stream.close();
            }
        } finally {
            fs.delete(hidden, false);
        }
    }

    @Override
    public PositionOutputStream create(long blockSizeHint) throws IOException {
        stream = fs.create(hidden, false);
        return new Stream(stream);
    }

    @Override
    public PositionOutputStream createOrOverwrite(long blockSizeHint) throws IOException {
        stream = fs.create(hidden, true);
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
        private final FSDataOutputStream out;

        Stream(FSDataOutputStream out) {
            super(out);
            this.out = out;
        }

        @Override
        public long getPos() {
            return out.getPos();
        }

        @Override
        public void close() throws IOException {
            if (out.hasCapability(StreamCapabilities.HSYNC)) {
                out.hsync();
            }
            super.close();
        }
    }
}
