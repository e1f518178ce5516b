package io.sparbiter.driver.serve;

import io.sparbiter.driver.results.files.ResultsException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves a page and its data, to be read only: two fixed paths, no files. On the loopback it answers only who asked for
 * it by a name of the loopback, so that no web page elsewhere can read it by a name that points here.
 *
 * <p>It speaks the little HTTP that this takes, since whoever reaches the port must be able neither to keep others from the
 * page nor to take the search's memory: the JDK's server limits how long a request is, how long it takes, and how many
 * there are, only by settings of the whole JVM, and in newer versions.
 */
public final class PageServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PageServer.class);
    private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int PAUSE_MILLIS = 100;

    private final ServerSocket server;
    private final ServeAddress address;
    private final Connections connections;
    private volatile LivePages pages;

    private PageServer(ServerSocket server, ServeAddress address, Connections.TimeLimits limits) {
        this.server = server;
        this.address = address;
        connections = new Connections(limits, this::answer);
    }

    /** Takes the port; throws {@link ResultsException} if it cannot be had. Nobody is answered before {@link #show}. */
    public static PageServer open(ServeAddress address) {
        return open(address, Connections.LIMITS);
    }

    static PageServer open(ServeAddress address, Connections.TimeLimits limits) {
        try {
            return new PageServer(bind(address.socket()), address, limits);
        } catch (IOException e) {
            throw ResultsException.usage(
                    "Cannot serve the page at --serve (" + address + "): " + e.getMessage() + ".",
                    "Choose another port, or 0 for any that is free.",
                    e);
        }
    }

    private static ServerSocket bind(InetSocketAddress socket) throws IOException {
        if (socket.isUnresolved()) {
            throw new IOException("there is no host of that name");
        }
        return new ServerSocket(socket.getPort(), 0, socket.getAddress());
    }

    /** Answers with these pages from now on. */
    public void show(LivePages newPages) {
        pages = newPages;
        Connections.thread(this::accept).start();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                connections.take(server.accept());
            } catch (IOException e) {
                awaitRoom(e);
            }
        }
    }

    /** Without a pause the loop would spin where this process has no file descriptor left. */
    private void awaitRoom(IOException cause) {
        if (server.isClosed()) {
            return;
        }
        LOG.debug("The page takes no connection: {}", cause.getMessage());
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Where it is, for a browser. */
    public String url() {
        InetAddress bound = server.getInetAddress();
        String host = bound.isAnyLocalAddress() ? "localhost" : address.host().orElse(bound.getHostAddress());
        return "http://" + host + ":" + server.getLocalPort() + "/";
    }

    private PageAnswer answer(PageRequest request) {
        if (!Set.of("GET", "HEAD").contains(request.method())) {
            return PageAnswer.words(405, "This page can only be read.\n");
        }
        return isForeign(request)
                ? PageAnswer.words(403, "This page is for this machine: ask for localhost.\n")
                : answer(request.path());
    }

    private PageAnswer answer(String path) {
        if (path.equals("/")) {
            return new PageAnswer(200, "text/html", pages.html());
        }
        return path.equals("/" + LivePages.DATA)
                ? new PageAnswer(200, "application/json", pages.data())
                : PageAnswer.words(404, "There is nothing here but / and /" + LivePages.DATA + ".\n");
    }

    private boolean isForeign(PageRequest request) {
        if (!server.getInetAddress().isLoopbackAddress()) {
            return false;
        }
        String name = request.host().replaceFirst(":\\d*$", "").toLowerCase(Locale.ROOT);
        return !LOOPBACK_NAMES.contains(name)
                && address.host().filter(name::equalsIgnoreCase).isEmpty();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            LOG.debug("The page's port does not close: {}", e.getMessage());
        }
        connections.close();
    }
}
