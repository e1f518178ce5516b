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
import org.junit.jupiter.params.provider.ValueSource;

class PageServerTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

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
        return send(
                HttpRequest.newBuilder(URI.create(server.url()).resolve(path)).build());
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
                    ended.add(data.get("drawn").get("trials").size());
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
        assertThat(send(HttpRequest.newBuilder(uri).build()).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE"})
    void itCanOnlyBeRead(String method) {
        showNothing();
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(server.url()))
                .method(method, BodyPublishers.ofString("x"))
                .build());
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD");
    }

    @Test
    void whoAsksByAForeignNameIsNotAnswered() throws IOException {
        showNothing();
        URI uri = URI.create(server.url());
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.getOutputStream()
                    .write("GET /data.json HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 403 ")
                    .doesNotContain("trials");
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
