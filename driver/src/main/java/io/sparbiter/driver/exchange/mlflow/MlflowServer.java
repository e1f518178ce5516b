package io.sparbiter.driver.exchange.mlflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sparbiter.driver.results.files.ResultsException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A tracking server. What is asked of it twice has the effect of once, but for creating; so what is answered by a server that
 * is overloaded or starting is asked again a few times, and what is lost on the way, too, unless it creates.
 */
final class MlflowServer {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofMinutes(2);
    private static final Duration UPLOAD = Duration.ofHours(1);
    private static final Set<Integer> TRY_AGAIN = Set.of(429, 500, 502, 503, 504);
    private static final Set<Integer> NOT_ALLOWED = Set.of(401, 403);
    private static final int NOT_FOUND = 404;
    private static final int ERROR = 400;
    private static final int TRIES = 5;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    /** Waits before it is tried again. */
    interface Pause {
        Pause REAL = time -> Thread.sleep(time.toMillis());

        void of(Duration time) throws InterruptedException;
    }

    private final URI tracking;
    private final Credentials credentials;
    private final Pause pause;
    private final HttpClient client = HttpClient.newBuilder()
            .version(Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .followRedirects(Redirect.NORMAL)
            .build();

    /** @param tracking without credentials */
    MlflowServer(URI tracking, Credentials credentials, Pause pause) {
        this.tracking = tracking;
        this.credentials = credentials;
        this.pause = pause;
    }

    /** Asks for something; empty if there is no such thing. */
    Optional<JsonNode> get(String call, Map<String, String> query) {
        String text = query.entrySet().stream()
                .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
                .collect(Collectors.joining("&"));
        HttpResponse<String> response = send(
                call,
                request(api(tracking, "mlflow/" + call) + "?" + text).GET().build(),
                true);
        return response.statusCode() == NOT_FOUND ? Optional.empty() : Optional.of(json(call, response));
    }

    JsonNode post(String call, ObjectNode body) {
        HttpRequest request = request(api(tracking, "mlflow/" + call))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString()))
                .build();
        return json(call, send(call, request, !call.endsWith("/create")));
    }

    /**
     * Stores a file behind the server's proxy of artifacts.
     *
     * @param host of another server that is meant, if the run's URI names one
     * @param place below the proxy's root
     */
    void put(Optional<String> host, String place, Path file) throws FileNotFoundException {
        URI there = host.map(authority -> URI.create(tracking.getScheme() + "://" + authority))
                .orElse(tracking);
        String path = Stream.of(place.split("/")).map(MlflowServer::encoded).collect(Collectors.joining("/"));
        HttpRequest request = request(api(there, "mlflow-artifacts/artifacts/" + path))
                .header("Content-Type", "application/octet-stream")
                .timeout(UPLOAD)
                .PUT(BodyPublishers.ofFile(file))
                .build();
        json("artifacts", send("artifacts", request, true));
    }

    /** Whether it runs here, so that its folders are folders of this machine. */
    boolean isOfThisMachine() {
        try {
            InetAddress address = InetAddress.getByName(tracking.getHost());
            return address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null;
        } catch (IOException e) {
            return false;
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String api(URI server, String call) {
        return server.toString().replaceFirst("/+$", "") + "/api/2.0/" + call;
    }

    private HttpRequest.Builder request(String uri) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(uri)).timeout(ANSWER);
        credentials.header().ifPresent(header -> request.header("Authorization", header));
        return request;
    }

    private HttpResponse<String> send(String call, HttpRequest request, boolean isRepeatable) {
        Duration next = FIRST_PAUSE;
        for (int attempt = 1; ; attempt++) {
            Optional<HttpResponse<String>> response = attempt(call, request, isRepeatable && attempt < TRIES);
            boolean isFinal =
                    response.isPresent() && (!TRY_AGAIN.contains(response.get().statusCode()) || attempt == TRIES);
            if (isFinal) {
                return response.get();
            }
            pause(call, response.flatMap(MlflowServer::wanted).orElse(next));
            next = next.multipliedBy(2);
        }
    }

    /** The answer; empty if it was lost and may be asked for again. */
    private Optional<HttpResponse<String>> attempt(String call, HttpRequest request, boolean mayBeLost) {
        try {
            return Optional.of(client.send(request, BodyHandlers.ofString()));
        } catch (ConnectException | HttpConnectTimeoutException e) {
            throw failure(
                    "Cannot reach the MLflow server " + tracking,
                    "Check --tracking-uri, and that it runs: mlflow server --host 127.0.0.1 --port 5000",
                    new IOException("nobody answers there", e));
        } catch (IOException e) {
            if (mayBeLost) {
                return Optional.empty();
            }
            throw failure(called(call), "Give the command again: it adds what is missing.", e);
        } catch (InterruptedException e) {
            throw interrupted(call, e);
        }
    }

    private ResultsException interrupted(String call, InterruptedException cause) {
        Thread.currentThread().interrupt();
        return failure(called(call), "Give the command again: it adds what is missing.", cause);
    }

    private void pause(String call, Duration time) {
        try {
            pause.of(time);
        } catch (InterruptedException e) {
            throw interrupted(call, e);
        }
    }

    /** How long the server wants to be left alone, in seconds. */
    private static Optional<Duration> wanted(HttpResponse<String> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("\\d{1,4}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .map(time -> time.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : time);
    }

    private JsonNode json(String call, HttpResponse<String> response) {
        if (response.statusCode() >= ERROR) {
            throw refusal(call, response);
        }
        try {
            return JSON.readTree(response.body());
        } catch (JsonProcessingException e) {
            throw failure(called(call), "Check that --tracking-uri is one of an MLflow server.", e);
        }
    }

    private ResultsException refusal(String call, HttpResponse<String> response) {
        String remedy = NOT_ALLOWED.contains(response.statusCode())
                ? "Set MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD, or MLFLOW_TRACKING_TOKEN."
                : "Check that --tracking-uri is one of an MLflow server; what was exported before is kept.";
        return failure(called(call), remedy, new IOException(answer(response)));
    }

    private static String answer(HttpResponse<String> response) {
        String text = "HTTP " + response.statusCode();
        try {
            JsonNode error = JSON.readTree(response.body());
            return text + " " + error.path("error_code").asText() + ": "
                    + error.path("message").asText();
        } catch (JsonProcessingException e) {
            return text;
        }
    }

    private String called(String call) {
        return "Cannot export to the MLflow server " + tracking + " (" + call + ")";
    }

    private static ResultsException failure(String message, String remedy, Exception cause) {
        return ResultsException.failure(message, remedy, cause);
    }
}
