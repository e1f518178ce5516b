package io.sparbiter.driver.results.journal;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does one thing to many files, some at a time, since a store takes as long to answer as to do what it is asked. */
final class SideBySide {
    /** Hadoop's S3 client has 96 connections at least. */
    static final int AT_ONCE = 16;

    private SideBySide() {}

    /** What is done to each, by threads of their own. */
    interface Work<T, R> {
        R of(T item) throws IOException;
    }

    /** Takes what came of it. */
    interface Sink<T, R> {
        void accept(T item, R result) throws IOException;
    }

    /** Hands over the results in the order of the items, as they come; what fails first in that order is thrown. */
    static <T, R> void each(List<T> items, Work<T, R> work, Sink<T, R> sink) throws IOException {
        if (items.size() < 2) {
            for (T item : items) {
                sink.accept(item, work.of(item));
            }
            return;
        }
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(AT_ONCE, items.size()), SideBySide::thread);
        try {
            each(items, work, sink, threads);
        } finally {
            threads.shutdownNow();
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "journal-files");
        thread.setDaemon(true);
        return thread;
    }

    private static <T, R> void each(List<T> items, Work<T, R> work, Sink<T, R> sink, ExecutorService threads)
            throws IOException {
        Queue<Future<R>> ahead = new ArrayDeque<>();
        int begun = 0;
        for (T item : items) {
            while (begun < items.size() && ahead.size() < AT_ONCE) {
                T next = items.get(begun++);
                ahead.add(threads.submit(() -> work.of(next)));
            }
            sink.accept(item, result(ahead.remove()));
        }
    }

    private static <R> R result(Future<R> work) throws IOException {
        try {
            return work.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted while a store was waited for").initCause(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw new IOException(e.getCause().toString(), e.getCause());
        }
    }
}
