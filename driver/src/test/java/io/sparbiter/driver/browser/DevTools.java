package io.sparbiter.driver.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A line to one tab: calls with their answers, and the events in between. */
final class DevTools implements WebSocket.Listener {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final WebSocket socket;
    private final StringBuilder message = new StringBuilder();
    private final AtomicInteger lastId = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private final List<JsonNode> events = new CopyOnWriteArrayList<>();

    DevTools(URI address) {
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(address, this)
                .orTimeout(Chromium.PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    /** Waits for the answer; throws if it is an error. */
    JsonNode call(String method, Map<String, ?> parameters) {
        int id = lastId.incrementAndGet();
        var answer = new CompletableFuture<JsonNode>();
        answers.put(id, answer);
        ObjectNode request = JSON.createObjectNode().put("id", id).put("method", method);
        request.set("params", JSON.valueToTree(parameters));
        socket.sendText(request.toString(), true)
                .orTimeout(Chromium.PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
        JsonNode received = answer.orTimeout(Chromium.PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
        if (received.has("error")) {
            throw new IllegalStateException(method + ": " + received.get("error"));
        }
        return received.get("result");
    }

    /** What happened so far of a kind. */
    List<JsonNode> events(String method) {
        return events.stream()
                .filter(event -> event.get("method").asText().equals(method))
                .map(event -> event.get("params"))
                .toList();
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        message.append(data);
        if (last) {
            receive(message.toString());
            message.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    private void receive(String text) {
        try {
            JsonNode received = JSON.readTree(text);
            if (received.has("id")) {
                answers.remove(received.get("id").asInt()).complete(received);
            } else {
                events.add(received);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void close() {
        socket.abort();
    }
}
