package io.sparbiter.driver.browser;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/** What a person does with a page, and what the browser thinks of it. */
public final class Tab implements AutoCloseable {
    private final DevTools tools;

    Tab(DevTools tools) {
        this.tools = tools;
        List.of("Page", "Runtime", "Log", "Network").forEach(domain -> tools.call(domain + ".enable", Map.of()));
    }

    /** As if the window had this width, in pixels. */
    public void resize(int width) {
        tools.call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
    }

    /** As if the system were dark. */
    public void darken() {
        Map<String, String> feature = Map.of("name", "prefers-color-scheme", "value", "dark");
        tools.call("Emulation.setEmulatedMedia", Map.of("features", List.of(feature)));
    }

    /** Opens a page and waits until it has loaded. */
    public void open(String url) {
        int before = tools.events("Page.loadEventFired").size();
        tools.call("Page.navigate", Map.of("url", url));
        await().atMost(Chromium.PATIENCE)
                .until(() -> tools.events("Page.loadEventFired").size() > before);
    }

    /** The value of an expression of JavaScript. */
    public JsonNode evaluate(String expression) {
        JsonNode answer = tools.call("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true));
        if (answer.has("exceptionDetails")) {
            throw new IllegalStateException(expression + ": " + answer.get("exceptionDetails"));
        }
        return answer.get("result").path("value");
    }

    /** Presses a key on whatever has the focus. */
    public void press(String key, int code) {
        for (String type : List.of("keyDown", "keyUp")) {
            tools.call(
                    "Input.dispatchKeyEvent",
                    Map.of("type", type, "key", key, "code", key, "windowsVirtualKeyCode", code, "text", "\r"));
        }
    }

    /** Clicks at a place of the window, in pixels. */
    public void click(double x, double y) {
        for (String type : List.of("mouseMoved", "mousePressed", "mouseReleased")) {
            tools.call(
                    "Input.dispatchMouseEvent",
                    Map.of("type", type, "x", x, "y", y, "button", "left", "clickCount", 1));
        }
    }

    /** Errors and warnings of scripts, of the security policy and of loading, in words. */
    public List<String> complaints() {
        List<String> complaints = new ArrayList<>();
        tools.events("Runtime.exceptionThrown").forEach(event -> complaints.add(event.toString()));
        tools.events("Runtime.consoleAPICalled").stream()
                .filter(event -> List.of("error", "warning", "assert")
                        .contains(event.get("type").asText()))
                .forEach(event -> complaints.add(event.get("args").toString()));
        tools.events("Log.entryAdded").stream()
                .map(event -> event.get("entry"))
                .filter(entry ->
                        List.of("error", "warning").contains(entry.get("level").asText()))
                .forEach(entry -> complaints.add(entry.get("text").asText()));
        return complaints;
    }

    /** What was asked for, the page included; what a page carries itself, as data, is not asked for. */
    public List<String> requests() {
        return tools.events("Network.requestWillBeSent").stream()
                .map(event -> event.get("request").get("url").asText())
                .filter(url -> !url.startsWith("data:"))
                .toList();
    }

    /** The whole page, however long, as PNG. */
    public byte[] screenshot() {
        JsonNode size = tools.call("Page.getLayoutMetrics", Map.of()).get("cssContentSize");
        Map<String, Object> clip = Map.of(
                "x",
                0,
                "y",
                0,
                "width",
                size.get("width").asInt(),
                "height",
                size.get("height").asInt(),
                "scale",
                1);
        JsonNode answer = tools.call(
                "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true, "clip", clip));
        return Base64.getDecoder().decode(answer.get("data").asText());
    }

    public static BufferedImage image(byte[] png) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    @Override
    public void close() {
        tools.close();
    }
}
