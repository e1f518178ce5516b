package io.sparbiter.driver.browser;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A headless Chromium, spoken to by its DevTools protocol. */
public final class Chromium implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome", "chrome");
    private static final List<String> FLAGS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--hide-scrollbars",
            "--remote-debugging-port=0");

    private final Process process;
    private final String address;

    private Chromium(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    /** The browser of this machine; {@code SPARBITER_CHROMIUM} names one that is not on the path. */
    public static Optional<Path> find() {
        Stream<Path> named =
                Stream.ofNullable(System.getenv("SPARBITER_CHROMIUM")).map(Path::of);
        Stream<Path> onPath = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)));
        return Stream.concat(named, onPath).filter(Files::isExecutable).findFirst();
    }

    /** Starts one with an empty profile in a folder, which it fills. */
    public static Chromium start(Path profile) throws IOException {
        List<String> command = Stream.of(
                        Stream.of(find().orElseThrow().toString()),
                        FLAGS.stream(),
                        Stream.of("--user-data-dir=" + profile, "about:blank"))
                .flatMap(part -> part)
                .toList();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(profile.resolve("chromium.log").toFile())
                .start();
        Path port = profile.resolve("DevToolsActivePort");
        await().atMost(PATIENCE)
                .until(() -> Files.exists(port) && !Files.readString(port).isBlank());
        return new Chromium(
                process, "http://127.0.0.1:" + Files.readAllLines(port).get(0));
    }

    /** A tab with nothing in it. */
    public Tab tab() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address + "/json/new?about:blank"))
                .PUT(HttpRequest.BodyPublishers.noBody())
                .timeout(PATIENCE)
                .build();
        String answer = HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .body();
        String socket =
                new ObjectMapper().readTree(answer).get("webSocketDebuggerUrl").asText();
        return new Tab(new DevTools(URI.create(socket)));
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        process.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }
}
