package io.sparbiter.driver.results.store;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hdfs.DistributedFileSystem;
import org.apache.hadoop.hdfs.protocol.AlreadyBeingCreatedException;
import org.apache.hadoop.ipc.RemoteException;

/**
 * A file on HDFS that a writer who was killed may have left open. How long it is only the data nodes know, each for itself:
 * two readers may find two ends, a data node that was restarted tells none, and before it has reported what it holds the
 * file seems to be empty. So the writer's lease is taken away, and the data nodes agree on an end, which has all that was
 * synchronised.
 */
record LeftOpen(DistributedFileSystem hdfs, Path file) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(200);

    /** HDFS asks another data node then, if the one it asked has gone. */
    private static final Duration ASK_AGAIN = Duration.ofSeconds(10);

    /** Returns when the file has an end; its writer, if it lives after all, can write no more. */
    void end() throws IOException {
        if (hdfs.isFileClosed(file) || hasEnded()) {
            return;
        }
        long begin = System.nanoTime();
        long asked = begin;
        while (!hdfs.isFileClosed(file)) {
            if (isOver(begin, PATIENCE)) {
                throw new IOException("its data nodes have not agreed on the end of " + file.getName() + " within "
                        + PATIENCE.toSeconds() + " s");
            }
            if (isOver(asked, ASK_AGAIN)) {
                asked = System.nanoTime();
                hasEnded();
            }
            pause();
        }
    }

    private static boolean isOver(long begin, Duration time) {
        return System.nanoTime() - begin >= time.toNanos();
    }

    /** Asks for an end; whether there is one by now. */
    private boolean hasEnded() throws IOException {
        try {
            return hdfs.recoverLease(file);
        } catch (RemoteException e) {
            if (e.getClassName().equals(AlreadyBeingCreatedException.class.getName())) {
                return false; // Its last block is complete and not yet on as many data nodes as it should be.
            }
            throw e;
        }
    }

    private static void pause() throws IOException {
        try {
            TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted while HDFS was waited for").initCause(e);
        }
    }
}
