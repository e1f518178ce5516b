package io.sparbiter.driver.exchange.mlflow;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * Whom the server takes this program for, as MLflow's own clients say it: user and password in the URI, or in {@code
 * MLFLOW_TRACKING_USERNAME} and {@code MLFLOW_TRACKING_PASSWORD}, or a token in {@code MLFLOW_TRACKING_TOKEN}.
 *
 * @param header the value of {@code Authorization}, if there is any
 */
record Credentials(Optional<String> header) {
    static final Credentials NONE = new Credentials(Optional.empty());

    private static final String USER = "MLFLOW_TRACKING_USERNAME";
    private static final String PASSWORD = "MLFLOW_TRACKING_PASSWORD";
    private static final String TOKEN = "MLFLOW_TRACKING_TOKEN";

    static Credentials of(URI tracking, Map<String, String> environment) {
        if (tracking.getUserInfo() != null) {
            return basic(tracking.getUserInfo());
        }
        if (isSet(environment, USER) && isSet(environment, PASSWORD)) {
            return basic(environment.get(USER) + ":" + environment.get(PASSWORD));
        }
        return isSet(environment, TOKEN) ? new Credentials(Optional.of("Bearer " + environment.get(TOKEN))) : NONE;
    }

    private static boolean isSet(Map<String, String> environment, String name) {
        return !environment.getOrDefault(name, "").isEmpty();
    }

    private static Credentials basic(String userAndPassword) {
        byte[] bytes = userAndPassword.getBytes(StandardCharsets.UTF_8);
        return new Credentials(Optional.of("Basic " + Base64.getEncoder().encodeToString(bytes)));
    }

    /** Nothing that a log should not have. */
    @Override
    public String toString() {
        return header.isPresent() ? "Credentials" : "no credentials";
    }
}
