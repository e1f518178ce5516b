package io.sparbiter.driver.serve;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers one request of each connection, a bounded number side by side. Who asks slowly keeps nobody from the page: a
 * request that does not come, or whose answer is not taken, is cut off when its time is up, and where a new connection finds
 * no room, the oldest of those whose request has not come. For any thread.
 */
final class Connections implements AutoCloseable {
    static final int MOST = 32;

    /** The page has 1.3 MB: in a minute it is there at 25 kB a second. */
    static final TimeLimits LIMITS =
            new TimeLimits(Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofSeconds(1));

    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);
    private static final int IDLE_SECONDS = 10;
    private static final int MOST_UNREAD = 64 * 1024;

    private final TimeLimits limits;
    private final Function<PageRequest, PageAnswer> page;
    private final ThreadPoolExecutor threads;
    private final ScheduledThreadPoolExecutor clock;
    /** Those whose request has not come, the oldest first; the monitor of this and the next. */
    private final Deque<Socket> asking = new ArrayDeque<>();
    /** Those that have asked, the oldest first. */
    private final Deque<Socket> answering = new ArrayDeque<>();

    private boolean isClosed;

    /**
     * How long a connection may take.
     *
     * @param asking until the request is there
     * @param answering from then until the answer is taken
     * @param closing from then until the other end has closed, too
     */
    record TimeLimits(Duration asking, Duration answering, Duration closing) {}

    /** @param page what to answer */
    Connections(TimeLimits limits, Function<PageRequest, PageAnswer> page) {
        this.limits = limits;
        this.page = page;
        threads = new ThreadPoolExecutor(
                MOST, MOST, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), Connections::thread);
        threads.allowCoreThreadTimeOut(true);
        clock = new ScheduledThreadPoolExecutor(1, Connections::thread);
        // What is refused comes after the end.
        threads.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
        clock.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
        clock.setRemoveOnCancelPolicy(true);
    }

    static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "page-server");
        thread.setDaemon(true);
        return thread;
    }

    /** Takes a connection over, to its end; where this is closed, that is now: a port that closes accepts one more at times. */
    void take(Socket socket) {
        synchronized (asking) {
            if (isClosed) {
                cut(socket);
                return;
            }
            if (asking.size() + answering.size() == MOST) {
                cut((asking.isEmpty() ? answering : asking).removeFirst());
            }
            asking.addLast(socket);
        }
        threads.execute(() -> serve(socket));
    }

    private void serve(Socket socket) {
        try (socket) {
            answer(socket);
        } catch (IOException e) {
            LOG.debug("A connection to the page ended: {}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.warn("The page cannot be shown: {}", e.getMessage(), e);
        } finally {
            synchronized (asking) {
                asking.remove(socket);
                answering.remove(socket);
            }
        }
    }

    private void answer(Socket socket) throws IOException {
        ScheduledFuture<?> coming = cutAfter(limits.asking(), socket);
        InputStream in = new BufferedInputStream(socket.getInputStream());
        Optional<PageRequest> request = PageRequest.read(in);
        coming.cancel(false);
        hasAsked(socket);

        ScheduledFuture<?> going = cutAfter(limits.answering(), socket);
        PageAnswer answer = request.map(page).orElse(PageAnswer.NO_REQUEST);
        boolean isHeadOnly = request.filter(PageRequest::isForHeadOnly).isPresent();
        answer.write(new BufferedOutputStream(socket.getOutputStream()), isHeadOnly);
        going.cancel(false);
        end(socket, in);
    }

    private void hasAsked(Socket socket) {
        synchronized (asking) {
            // Unless it was cut off meanwhile.
            if (asking.remove(socket)) {
                answering.addLast(socket);
            }
        }
    }

    /** A connection that is closed over unread bytes, as those of a request's body, may take the answer along. */
    private void end(Socket socket, InputStream in) throws IOException {
        ScheduledFuture<?> closing = cutAfter(limits.closing(), socket);
        socket.shutdownOutput();
        in.readNBytes(MOST_UNREAD);
        closing.cancel(false);
    }

    private ScheduledFuture<?> cutAfter(Duration limit, Socket socket) {
        return clock.schedule(() -> cut(socket), limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whoever reads from it, or writes to it, ends. */
    private static void cut(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("A connection to the page does not close: {}", e.getMessage());
        }
    }

    @Override
    public void close() {
        synchronized (asking) {
            isClosed = true;
            asking.forEach(Connections::cut);
            answering.forEach(Connections::cut);
        }
        threads.shutdownNow();
        clock.shutdownNow();
    }
}
