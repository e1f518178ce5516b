package io.sparbiter.driver.results.journal;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.net.URI;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.util.Progressable;

/** A file system that is not this machine's: like HDFS it can synchronise an open file, or like an object store not. */
final class ClusterDisk extends RawLocalFileSystem {
    private static final URI NAME = URI.create("cluster:///");

    private final boolean synchronises;

    ClusterDisk(boolean synchronises) {
        this.synchronises = synchronises;
        try {
            initialize(NAME, new Configuration());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public URI getUri() {
        return NAME;
    }

    @Override
    public FSDataOutputStream create(
            Path path, boolean overwrite, int bufferSize, short replication, long blockSize, Progressable progress)
            throws IOException {
        FSDataOutputStream out = super.create(path, overwrite, bufferSize, replication, blockSize, progress);
        return synchronises ? out : new FSDataOutputStream(new FilterOutputStream(out), null);
    }
}
