package io.sparbiter.driver.serve;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.sparbiter.driver.results.files.ResultsException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Serves a page and its data, to be read only: two fixed paths, no files. On the loopback it answers only who asked for
 * it by a name of the loopback, so that no web page elsewhere can read it by a name that points here.
 */
public final class PageServer implements AutoCloseable {
    private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int THREADS = 2;

    private final HttpServer server;
    private final ExecutorService threads;
    private final ServeAddress address;

    private PageServer(HttpServer server, ServeAddress address) {
        this.server = server;
        this.address = address;
        threads = Executors.newFixedThreadPool(THREADS, PageServer::thread);
        server.setExecutor(threads);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "page-server");
        thread.setDaemon(true);
        return thread;
    }

    /** Takes the port; throws {@link ResultsException} if it cannot be had. Nobody is answered before {@link #show}. */
    public static PageServer open(ServeAddress address) {
        try {
            InetSocketAddress socket = address.socket();
            if (socket.isUnresolved()) {
                throw new IOException("there is no host of that name");
            }
            return new PageServer(HttpServer.create(socket, 0), address);
        } catch (IOException e) {
            throw ResultsException.usage(
                    "Cannot serve the page at --serve (" + address + "): " + e.getMessage() + ".",
                    "Choose another port, or 0 for any that is free.",
                    e);
        }
    }

    /** Answers with these pages from now on. */
    public void show(LivePages pages) {
        server.createContext("/", exchange -> answer(exchange, pages));
        server.start();
    }

    /** Where it is, for a browser. */
    public String url() {
        InetSocketAddress bound = server.getAddress();
        String host = bound.getAddress().isAnyLocalAddress()
                ? "localhost"
                : address.host().orElse(bound.getAddress().getHostAddress());
        return "http://" + host + ":" + bound.getPort() + "/";
    }

    private void answer(HttpExchange exchange, LivePages pages) throws IOException {
        try (exchange) {
            String method = exchange.getRequestMethod();
            if (!method.equals("GET") && !method.equals("HEAD")) {
                exchange.getResponseHeaders().set("Allow", "GET, HEAD");
                send(exchange, 405, "text/plain", "This page can only be read.\n");
            } else if (isForeign(exchange)) {
                send(exchange, 403, "text/plain", "This page is for this machine: ask for localhost.\n");
            } else {
                answer(exchange, exchange.getRequestURI().getPath(), pages);
            }
        }
    }

    private static void answer(HttpExchange exchange, String path, LivePages pages) throws IOException {
        if ("/".equals(path)) {
            send(exchange, 200, "text/html", pages.html());
        } else if (("/" + LivePages.DATA).equals(path)) {
            send(exchange, 200, "application/json", pages.data());
        } else {
            send(exchange, 404, "text/plain", "There is nothing here but / and /" + LivePages.DATA + ".\n");
        }
    }

    private boolean isForeign(HttpExchange exchange) {
        if (!server.getAddress().getAddress().isLoopbackAddress()) {
            return false;
        }
        String host = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Host"))
                .orElse("");
        String name = host.replaceFirst(":\\d+$", "");
        return !LOOPBACK_NAMES.contains(name) && !address.host().equals(Optional.of(name));
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
