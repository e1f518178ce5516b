package io.sparbiter.driver.results.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.StreamCapabilities;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchedFileSystemTest {
    private final AtomicLong nanos = new AtomicLong();
    private final StoreWatch watch = new StoreWatch(nanos::get);

    @TempDir
    private java.nio.file.Path directory;

    /** Six seconds each. */
    private final class SlowDisk extends RawLocalFileSystem {
        private void dawdle() {
            nanos.addAndGet(6_000_000_000L);
            watch.look();
        }

        @Override
        public FSDataInputStream open(Path path, int bufferSize) throws IOException {
            dawdle();
            return super.open(path, bufferSize);
        }

        @Override
        public FSDataOutputStream create(
                Path path,
                FsPermission permission,
                boolean overwrite,
                int bufferSize,
                short replication,
                long blockSize,
                Progressable progress)
                throws IOException {
            dawdle();
            return new FSDataOutputStream(
                    new FilterOutputStream(
                            super.create(path, permission, overwrite, bufferSize, replication, blockSize, progress)) {
                        @Override
                        public void write(byte[] bytes, int offset, int length) throws IOException {
                            dawdle();
                            out.write(bytes, offset, length);
                        }
                    },
                    null);
        }

        @Override
        public boolean rename(Path from, Path to) throws IOException {
            dawdle();
            return super.rename(from, to);
        }

        @Override
        public boolean delete(Path path, boolean recursive) throws IOException {
            dawdle();
            return super.delete(path, recursive);
        }

        @Override
        public FileStatus[] listStatus(Path path) throws IOException {
            dawdle();
            return super.listStatus(path);
        }

        @Override
        public boolean mkdirs(Path path) throws IOException {
            dawdle();
            return super.mkdirs(path);
        }

        @Override
        public FileStatus getFileStatus(Path path) throws IOException {
            dawdle();
            return super.getFileStatus(path);
        }
    }

    private FileSystem watched(RawLocalFileSystem disk) throws IOException {
        disk.initialize(URI.create("file:///"), new Configuration());
        return new WatchedFileSystem(disk, watch);
    }

    private Path path(String name) {
        return new Path(directory.resolve(name).toString());
    }

    @Test
    void filesAreWrittenAndReadAsEver() throws IOException {
        FileSystem fs = watched(new RawLocalFileSystem());

        try (FSDataOutputStream out = fs.create(path("x"), true)) {
            out.write("words".getBytes(UTF_8));
            assertThat(out.getPos()).isEqualTo(5);
            assertThat(out.hasCapability(StreamCapabilities.HSYNC)).isTrue();
            out.hsync();
            assertThat(Files.readString(directory.resolve("x"))).isEqualTo("words");
        }
        try (FSDataInputStream in = fs.open(path("x"))) {
            in.seek(2);
            assertThat(in.getPos()).isEqualTo(2);
            assertThat(new String(in.readAllBytes(), UTF_8)).isEqualTo("rds");
        }
        assertThat(fs.makeQualified(new Path("/x"))).hasToString("file:/x");
    }

    /** As HDFS without a data node that has the block, or S3 that answers 503. */
    private static final class RefusingDisk extends RawLocalFileSystem {
        @Override
        public FSDataInputStream open(Path path, int bufferSize) throws IOException {
            if (path.getName().equals("closed")) {
                throw new IOException("503");
            }
            return new FSDataInputStream(new FSInputStream() {
                @Override
                public int read() throws IOException {
                    throw new IOException("no live node has block 7");
                }

                @Override
                public int read(byte[] bytes, int offset, int length) throws IOException {
                    return read();
                }

                @Override
                public void seek(long position) {}

                @Override
                public long getPos() {
                    return 0;
                }

                @Override
                public boolean seekToNewSource(long target) {
                    return false;
                }
            });
        }
    }

    @Test
    void aStoreThatHandsNothingOverDoesNotMakeItsFilesDamaged() throws IOException {
        FileSystem fs = watched(new RefusingDisk());

        assertThatThrownBy(() -> fs.open(path("closed")))
                .hasMessage("503")
                .satisfies(e -> assertThat(LostStore.isBehind(e)).isTrue());
        try (FSDataInputStream in = fs.open(path("open"))) {
            assertThatThrownBy(in::read)
                    .hasMessage("no live node has block 7")
                    .satisfies(e -> assertThat(LostStore.isBehind(e)).isTrue());
        }
    }

    @Test
    void whatIsUnderWayIsSaid() throws IOException {
        List<String> doing = new ArrayList<>();
        watch.tell(
                words -> doing.add(words.replaceFirst("Waiting for file:/+ \\(6 s\\): (\\w+ .*)" + directory, "$1")));
        FileSystem fs = watched(new SlowDisk());

        fs.mkdirs(path("d"));
        FSDataOutputStream out = fs.create(path("d/x"), true);
        out.write(new byte[2]);
        out.close();
        fs.listStatus(path("d"));
        fs.exists(path("d/x"));
        fs.open(path("d/x")).close();
        fs.rename(path("d/x"), path("d/y"));
        fs.delete(path("d/y"), false);

        assertThat(doing)
                .filteredOn(words -> !words.contains("answered"))
                .containsExactly(
                        "making /d",
                        "creating /d/x",
                        "writing /d/x",
                        "listing /d",
                        "looking for /d/x",
                        "opening /d/x",
                        "renaming /d/x",
                        "deleting /d/y");
    }
}
