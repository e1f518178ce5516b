package io.sparbiter.driver.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sparbiter.driver.page.LandscapeRows;
import io.sparbiter.driver.results.files.ResultsException;
import io.sparbiter.driver.run.SearchRun;
import io.sparbiter.driver.run.Searches;
import io.sparbiter.driver.run.SimulatedSearches;
import io.sparbiter.search.loop.SearchListener;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageServerTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final PageServer server = PageServer.open(ServeAddress.parse("0").orElseThrow());

    @TempDir
    private Path directory;

    @AfterEach
    void close() {
        server.close();
    }

    /** A clock that goes on when it is told. */
    private static final class StoppedClock extends Clock {
        private Instant now = Instant.EPOCH;

        void advance(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    private final StoppedClock clock = new StoppedClock();

    private LiveSearch show(SearchRun run) {
        var live = new LiveSearch(run.config(), run.context(), List.of(), Clock.systemUTC());
        server.show(new LivePages(live, clock));
        return live;
    }

    private void showNothing() {
        try (SearchRun run = SimulatedSearches.open(Searches.results(directory), SimulatedSearches.config())) {
            show(run);
        }
    }

    private HttpResponse<String> get(String path) {
        return send(request(URI.create(server.url()).resolve(path)).build());
    }

    private static HttpRequest.Builder request(URI uri) {
        return HttpRequest.newBuilder(uri).timeout(PATIENCE);
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return CLIENT.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private JsonNode data() {
        try {
            return new ObjectMapper().readTree(get("data.json").body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theDataFollowTheSearch() {
        List<Integer> ended = new ArrayList<>();
        List<Integer> running = new ArrayList<>();
        try (SearchRun run = SimulatedSearches.open(Searches.results(directory), SimulatedSearches.config())) {
            LiveSearch live = show(run);
            SimulatedSearches.run(run, 2, live, new SearchListener() {
                @Override
                public void ended(TrialResult result) {
                    clock.advance(Duration.ofSeconds(2));
                    JsonNode data = data();
                    ended.add(data.get("drawn").get("scored").size());
                    running.add(data.get("running").size());
                }
            });
        }
        assertThat(ended).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(running.get(0)).isEqualTo(1);
        assertThat(running.get(7)).isZero();
        assertThat(data().get("best").get(0).get("score").asDouble()).isPositive();
        assertThat(data().get("curves")).hasSize(8);
    }

    @Test
    void thePageIsAWholeDocument() {
        showNothing();
        HttpResponse<String> page = get("");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(page.body()).startsWith("<!DOCTYPE html>").contains("data-live=\"data.json\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "data.json/x", "page.css", "%2e%2e/%2e%2e/etc/passwd", "..%2fpasswd", "//etc/passwd"})
    void thereIsNothingElse(String path) {
        showNothing();
        URI uri = URI.create(server.url() + path);
        assertThat(send(request(uri).build()).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE"})
    void itCanOnlyBeRead(String method) {
        showNothing();
        HttpResponse<String> answer = send(request(URI.create(server.url()))
                .method(method, BodyPublishers.ofString("x"))
                .build());
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD");
    }

    @Test
    void whoAsksByAForeignNameIsNotAnswered() throws IOException {
        showNothing();

        assertThat(answer("GET /data.json HTTP/1.1\r\nHost: evil.example\r\n\r\n"))
                .startsWith("HTTP/1.1 403 ")
                .doesNotContain("trials");
        assertThat(answer("GET /data.json HTTP/1.1\r\n\r\n")).startsWith("HTTP/1.1 403 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:8080", "LocalHost:", "127.0.0.1:1", "[::1]", "[::1]:80"})
    void aNameOfTheLoopbackIsAnsweredHoweverItIsWritten(String host) throws IOException {
        showNothing();

        assertThat(answer("GET /data.json HTTP/1.1\r\nHost: " + host + "\r\n\r\n"))
                .startsWith("HTTP/1.1 200 ")
                .contains("trials");
    }

    @ParameterizedTest
    @CsvSource({
        "GET / HTTP/1.1, 200",
        "GET /x HTTP/1.1, 404",
        "GET * HTTP/1.1, 404",
        "POST / HTTP/1.1, 405",
        "GET /%zz HTTP/1.1, 404",
        "nonsense, 400",
        "GET / HTTP/3, 400"
    })
    void everyAnswerKeepsBrowsersFromFramingStoringAndGuessing(String request, int status) throws IOException {
        showNothing();

        assertThat(answer(request + "\r\nHost: localhost\r\n\r\n"))
                .startsWith("HTTP/1.1 " + status + " ")
                .contains("\r\nContent-Security-Policy: frame-ancestors 'none';")
                .contains("\r\nX-Frame-Options: DENY\r\n")
                .contains("\r\nX-Content-Type-Options: nosniff\r\n")
                .contains("\r\nCache-Control: no-store\r\n");
    }

    @Test
    void headIsAnsweredAsGetIsWithoutItsText() throws IOException {
        showNothing();

        String head = answer("HEAD /x HTTP/1.1\r\nHost: localhost\r\n\r\n");

        assertThat(head).startsWith("HTTP/1.1 404 ").endsWith("\r\n\r\n");
        assertThat(answer("GET /x HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                .startsWith(head)
                .hasSizeGreaterThan(head.length());
    }

    /** All that comes back until the connection ends. */
    private String answer(String request) throws IOException {
        try (Socket socket = connect(server)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Socket connect(PageServer server) throws IOException {
        Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), URI.create(server.url()).getPort());
        socket.setSoTimeout((int) PATIENCE.toMillis());
        return socket;
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 20, 200})
    void whoNeverFinishesARequestKeepsNobodyFromThePage(int number) throws IOException {
        showNothing();
        List<Socket> halfSent = new ArrayList<>();
        try {
            for (int i = 0; i < number; i++) {
                halfSent.add(connect(server));
                halfSent.get(i).getOutputStream().write("GET / HTTP/1.1\r\nHost:".getBytes(StandardCharsets.US_ASCII));
            }
            HttpRequest request = request(URI.create(server.url()))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            assertThat(send(request).statusCode()).isEqualTo(200);
        } finally {
            for (Socket socket : halfSent) {
                socket.close();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "GET / HTTP/1.1\r\n", "POST / HTTP/1.1\r\nHost: localhost\r\n\r\nbo"})
    void aConnectionEndsWhenItsTimeIsUp(String sent) throws IOException {
        Duration moment = Duration.ofMillis(50);
        var limits = new Connections.TimeLimits(moment, moment, moment);
        try (PageServer hasty = PageServer.open(ServeAddress.parse("0").orElseThrow(), limits)) {
            hasty.show(null);
            try (Socket socket = connect(hasty)) {
                socket.getOutputStream().write(sent.getBytes(StandardCharsets.US_ASCII));
                assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                        .doesNotContain("200");
            }
        }
    }

    @Test
    void aPortInUseIsRefusedWithARemedy() {
        int port = URI.create(server.url()).getPort();
        assertThatThrownBy(() -> PageServer.open(ServeAddress.parse("" + port).orElseThrow()))
                .isInstanceOfSatisfying(
                        ResultsException.class, e -> assertThat(e.isUsage()).isTrue())
                .hasMessageContaining("Cannot serve the page at --serve (" + port + "): Address already in use")
                .hasMessageEndingWith("Choose another port, or 0 for any that is free.");
    }

    @Test
    void aHostThatThereIsNotIsRefused() {
        assertThatThrownBy(() -> PageServer.open(
                        ServeAddress.parse("no-such-host.invalid:0").orElseThrow()))
                .hasMessageContaining("no-such-host.invalid");
    }

    @Test
    void itEndsWhenItIsClosed() {
        showNothing();
        server.close();
        assertThatThrownBy(() -> get("")).isInstanceOf(UncheckedIOException.class);
    }

    /** As one that the port accepted at the very moment at which it closed. */
    @Test
    void whoComesAfterTheEndIsCutOff() throws IOException {
        var connections = new Connections(Connections.LIMITS, request -> PageAnswer.NO_REQUEST);
        connections.close();
        try (var port = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var late = new Socket(port.getInetAddress(), port.getLocalPort())) {
            late.setSoTimeout((int) PATIENCE.toMillis());
            connections.take(port.accept());
            assertThat(late.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void dataAreNotMadeMoreOftenThanIsGood() {
        try (SearchRun run = SimulatedSearches.open(Searches.results(directory), SimulatedSearches.config())) {
            LiveSearch live = show(run);
            String first = get("data.json").body();
            SimulatedSearches.run(run, 2, live);
            clock.advance(Duration.ofMillis(900));
            assertThat(get("data.json").body()).isEqualTo(first);
            clock.advance(Duration.ofMillis(200));
            assertThat(get("data.json").body()).isNotEqualTo(first);
        }
    }

    @Test
    void aTrialThatGoesOnIsOneRowAndRunsOnce() {
        var config = SimulatedSearches.config("training.epochs=9", "pruner={type: promotion, min_epochs: 1}");
        List<Integer> continued = new ArrayList<>();
        try (SearchRun run = SimulatedSearches.open(Searches.results(directory), config)) {
            LiveSearch live = show(run);
            SimulatedSearches.run(run, 2, live, new SearchListener() {
                @Override
                public void continued(Trial trial) {
                    continued.add(trial.id());
                    assertThat(live.view().running())
                            .filteredOn(running -> running.trial() == trial.id())
                            .singleElement()
                            .satisfies(running -> assertThat(running.epochs()).isPositive());
                }
            });
            assertThat(live.view().rows()).hasSize(8);
            assertThat(live.view().running()).isEmpty();
        }
        assertThat(continued).isNotEmpty();
    }

    @Test
    void earlierRowsAreThereFromTheBeginning() {
        try (SearchRun run = SimulatedSearches.open(Searches.results(directory), SimulatedSearches.config())) {
            var live = new LiveSearch(run.config(), run.context(), LandscapeRows.of(30), Clock.systemUTC());
            assertThat(live.view().rows()).hasSize(30);
        }
    }
}
