package io.sparbiter.driver.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.sparbiter.driver.report.RunRecorder;
import io.sparbiter.search.loop.EndReason;
import io.sparbiter.search.loop.SearchListener;
import io.sparbiter.search.loop.SearchState;
import io.sparbiter.search.space.Spaces;
import io.sparbiter.search.trial.Candidate;
import io.sparbiter.search.trial.Direction;
import io.sparbiter.search.trial.Metric;
import io.sparbiter.search.trial.Objective;
import io.sparbiter.search.trial.Results;
import io.sparbiter.search.trial.TrialResult;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Posts to a server of this test. */
class NotifierTest {
    private static final Objective ACCURACY = Objective.of(Metric.of("accuracy", Direction.MAXIMIZE));

    private final List<JsonNode> posted = Collections.synchronizedList(new ArrayList<>());
    private final List<String> said = Collections.synchronizedList(new ArrayList<>());
    private final List<Integer> answers = Collections.synchronizedList(new ArrayList<>());
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/hook", exchange -> {
            posted.add(new ObjectMapper().readTree(exchange.getRequestBody()));
            exchange.sendResponseHeaders(answers.isEmpty() ? 204 : answers.remove(0), -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private Notifier notifier(boolean ofBest) {
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook?token=secret");
        var post = new Post(HttpClient.newHttpClient(), address, Duration.ofSeconds(5));
        return new Notifier(Optional.of(post), ofBest, said::add);
    }

    private static RunRecorder recorder() {
        return new RunRecorder("study", ACCURACY, List.of(), InstantSource.fixed(Instant.EPOCH));
    }

    private static TrialResult completed(int id, double score) {
        return Results.completed(id, new Candidate(Spaces.ofTwoHundred().point(id), "random"), score);
    }

    @Test
    void theEndIsTheSummaryAndItsEvent() {
        try (Notifier notifier = notifier(false)) {
            notifier.ended(recorder().report(EndReason.TRIALS, Optional.empty(), Optional.empty()));
        }

        assertThat(posted).hasSize(1);
        assertThat(posted.get(0).get("event").asText()).isEqualTo("end");
        assertThat(posted.get(0).get("search").asText()).isEqualTo("study");
        assertThat(posted.get(0).get("reason").asText()).isEqualTo("trials");
        assertThat(said).isEmpty();
    }

    @Test
    void aFailureIsToldWithItsMessage() {
        try (Notifier notifier = notifier(false)) {
            notifier.failed("study", new IllegalStateException("the disk is full"));
        }

        assertThat(posted)
                .extracting(JsonNode::toString)
                .containsExactly("{\"event\":\"failure\",\"search\":\"study\",\"message\":\"the disk is full\"}");
    }

    @Test
    void newBestsAreToldIfTheyAreWanted() {
        for (boolean areWanted : List.of(true, false)) {
            posted.clear();
            try (Notifier notifier = notifier(areWanted)) {
                SearchListener listener = notifier.listener("study", ACCURACY);
                listener.begun(SearchState.NEW);
                listener.ended(completed(1, 0.5));
                listener.ended(completed(2, 0.4));
            }
            assertThat(posted).hasSize(areWanted ? 1 : 0);
        }
    }

    @Test
    void aMomentsTroubleIsTriedAgainAndARefusalIsSaidOnce() {
        answers.addAll(List.of(503, 200));
        try (Notifier notifier = notifier(false)) {
            notifier.failed("study", new IllegalStateException("first"));
        }
        assertThat(posted).hasSize(2);
        assertThat(said).isEmpty();

        answers.addAll(List.of(404));
        try (Notifier notifier = notifier(false)) {
            notifier.failed("study", new IllegalStateException("second"));
        }
        assertThat(posted).hasSize(3);
        assertThat(said)
                .containsExactly(
                        "Cannot notify http://127.0.0.1:" + server.getAddress().getPort()
                                + ": it answers with status 404. The search is none the worse for it.");
    }

    @Test
    void nobodyThereIsSaidWithoutWhatIsSecret() {
        server.stop(0);
        try (Notifier notifier = notifier(false)) {
            notifier.failed("study", new IllegalStateException("lost"));
        }

        assertThat(said).hasSize(1);
        assertThat(said.get(0)).contains("nobody answers there").doesNotContain("secret");
    }

    @Test
    void ofBestsThatWaitOnlyTheLatestIsTold() throws InterruptedException {
        var first = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        server.createContext("/slow", exchange -> {
            posted.add(new ObjectMapper().readTree(exchange.getRequestBody()));
            first.countDown();
            await(goOn);
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/slow");
        var post = new Post(HttpClient.newHttpClient(), address, Duration.ofSeconds(30));
        try (Notifier notifier = new Notifier(Optional.of(post), true, said::add)) {
            SearchListener listener = notifier.listener("study", ACCURACY);
            listener.ended(completed(1, 0.1));
            first.await();
            listener.ended(completed(2, 0.2));
            listener.ended(completed(3, 0.3));
            goOn.countDown();
        }

        assertThat(posted).extracting(event -> event.get("trial").asInt()).containsExactly(1, 3);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
