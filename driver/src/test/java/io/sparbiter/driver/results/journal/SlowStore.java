package io.sparbiter.driver.results.journal;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;

/** A store so slow that none of the first files is open before so many of them are being opened. */
final class SlowStore extends RawLocalFileSystem {
    static final int AT_ONCE = 12;

    private final CountDownLatch opening = new CountDownLatch(AT_ONCE);

    SlowStore() {
        try {
            initialize(URI.create("file:///"), new Configuration());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public FSDataInputStream open(Path file, int bufferSize) throws IOException {
        opening.countDown();
        try {
            if (!opening.await(20, TimeUnit.SECONDS)) {
                throw new IOException("files are opened one after the other");
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        return super.open(file, bufferSize);
    }
}
