package io.sparbiter.driver.monitor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * Posts JSON to one address, and gives up soon.
 *
 * @param address of http or https
 * @param patience with each of the attempts
 */
record Post(HttpClient client, URI address, Duration patience) {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int ATTEMPTS = 2;
    private static final int OK = 200;
    private static final int MULTIPLE_CHOICES = 300;
    private static final int BAD_REQUEST = 400;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    static Post to(URI address) {
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        return new Post(client, address, PATIENCE);
    }

    /**
     * Posts it, twice if the first attempt may have met a moment's trouble.
     *
     * @throws IOException with a clause for people if nobody took it
     */
    void send(String json) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(patience)
                .header("Content-Type", "application/json")
                .header("User-Agent", "Sparbiter")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        for (int attempt = 1; ; attempt++) {
            boolean isLast = attempt == ATTEMPTS;
            try {
                int status = client.send(request, HttpResponse.BodyHandlers.discarding())
                        .statusCode();
                if (status >= OK && status < MULTIPLE_CHOICES) {
                    return;
                }
                if (isLast || isRefusal(status)) {
                    throw new Refusal("it answers with status " + status);
                }
            } catch (Refusal refusal) {
                throw refusal;
            } catch (IOException e) {
                if (isLast) {
                    throw e;
                }
            }
        }
    }

    /** Whether the same would be answered again. */
    private static boolean isRefusal(int status) {
        return status >= BAD_REQUEST && status < SERVER_ERROR && status != TOO_MANY_REQUESTS;
    }

    /** Without what may be secret in a path or a query. */
    String host() {
        return address.getScheme() + "://" + address.getHost() + (address.getPort() < 0 ? "" : ":" + address.getPort());
    }

    /** Somebody answered. */
    private static final class Refusal extends IOException {
        private static final long serialVersionUID = 1;

        Refusal(String message) {
            super(message);
        }
    }
}
