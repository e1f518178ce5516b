package io.sparbiter.driver.exchange.mlflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparbiter.driver.exchange.export.ExportedSearch;
import io.sparbiter.driver.exchange.export.ExportedSearches;
import io.sparbiter.driver.exchange.mlflow.MlflowExport.Told;
import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.search.trial.Outcome.Completed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real server is exported to in .ci/exchange.sh. */
class MlflowExportTest {
    @TempDir
    Path folder;

    private final FakeMlflow server = new FakeMlflow();
    private final List<Duration> pauses = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>();

    @AfterEach
    void close() {
        server.close();
    }

    private Told export(ExportedSearch search, Path... models) {
        return MlflowExport.run(search, server.uri(), "tuned", List.of(models), environment, pauses::add);
    }

    private Told export(TrialRow... rows) {
        return export(new ExportedSearch("study", List.of(rows), Optional.of(ExportedSearches.CONFIG), List.of()));
    }

    @Test
    void aSearchIsAParentRunAndANestedRunATrial() {
        assertThat(export(ExportedSearches.search())).isEqualTo(new Told(4, 4, 0));

        FakeMlflow.Run parent = server.run("study");
        assertThat(server.experiment).isEqualTo("tuned");
        assertThat(parent.status).isEqualTo("FINISHED");
        assertThat(parent.params)
                .containsEntry("space.width", "[32, 64, 96]")
                .containsEntry("trial.type", "command")
                .doesNotContainKey("budget.trials");
        assertThat(parent.tags)
                .containsEntry("sparbiter.search", "study")
                .containsEntry("sparbiter.best_trial", "1")
                .containsEntry("sparbiter.trials", "4");
        assertThat(parent.metrics).containsExactly("best_score@4=0.5");
        FakeMlflow.Run first = server.run("trial 1");
        assertThat(first.status).isEqualTo("FINISHED");
        assertThat(first.params).isEqualTo(Map.of("rate", "0.001", "width", "32", "kind", "plain"));
        assertThat(first.metrics)
                .containsExactly("gain@1=0.25", "gain@2=0.5", "gain@3=0.375", "score@2=0.5", "best_epoch@2=2.0");
        assertThat(first.tags)
                .containsEntry("mlflow.parentRunId", parent.id)
                .containsEntry("sparbiter.trial", "1")
                .containsEntry("sparbiter.command", "run --rate");
        assertThat(server.run("trial 2").status).isEqualTo("FINISHED");
        assertThat(server.run("trial 2").tags).containsEntry("sparbiter.status", "pruned");
        assertThat(server.run("trial 3").status).isEqualTo("FAILED");
        assertThat(server.run("trial 4").status).isEqualTo("KILLED");
        assertThat(first.end)
                .isEqualTo(Instant.parse("2026-03-01T10:01:01.500Z").toEpochMilli());
    }

    @Test
    void exportedAgainOnlyWhatIsNewIsTold() {
        List<TrialRow> rows = ExportedSearches.rows();
        export(rows.get(0), rows.get(1));
        server.calls.clear();

        assertThat(export(rows.get(0), rows.get(1))).isEqualTo(new Told(2, 0, 0));
        assertThat(server.calls).containsExactly("experiments/get-by-name", "runs/search");
        assertThat(export(rows.get(0), rows.get(1), rows.get(2))).isEqualTo(new Told(3, 1, 0));
        assertThat(server.runs).hasSize(4);
        assertThat(server.run("study").metrics).containsExactly("best_score@2=0.5", "best_score@3=0.5");
    }

    @Test
    void aTrialThatWentOnHasTheEpochsAddedThatItLacks() {
        export(ExportedSearches.rows().get(1));
        TrialRow longer =
                ExportedSearches.row(2, 17, new Completed(0.75, 2, "went on", ExportedSearches.history(0.25, 0.75)));

        assertThat(export(longer)).isEqualTo(new Told(1, 1, 0));
        assertThat(server.run("trial 2").metrics)
                .containsExactly(
                        "gain@1=0.25",
                        "score@1=0.25",
                        "best_epoch@1=1.0",
                        "gain@2=0.75",
                        "score@2=0.75",
                        "best_epoch@2=2.0");
        assertThat(server.run("trial 2").tags).containsEntry("sparbiter.status", "completed");
    }

    @Test
    void manyEpochsAreToldInSeveralRequests() {
        double[] gains = DoubleStream.iterate(0, gain -> gain + 1).limit(2500).toArray();

        export(ExportedSearches.row(1, 0, new Completed(2499, 2500, "long", ExportedSearches.history(gains))));

        assertThat(server.run("trial 1").logged).hasSize(3);
        assertThat(server.run("trial 1").metrics).hasSize(2502);
    }

    @Test
    void anOverloadedServerIsAskedAgainAndLaterEachTime() {
        server.faults.addAll(List.of(429, 503));

        export(ExportedSearches.search());

        assertThat(pauses).containsExactly(Duration.ofMillis(500), Duration.ofSeconds(1));
    }

    @Test
    void aServerThatStaysOverloadedIsGivenUp() {
        server.faults.addAll(List.of(503, 503, 503, 503, 503));

        assertThatThrownBy(() -> export(ExportedSearches.search()))
                .hasMessageContaining("Cannot export to the MLflow server " + server.uri())
                .hasMessageContaining("HTTP 503 TEMPORARILY_UNAVAILABLE: later");
        assertThat(pauses).hasSize(4);
    }

    @Test
    void whoIsNotAllowedIsToldWhatToSet() {
        server.faults.add(401);

        assertThatThrownBy(() -> export(ExportedSearches.search())).hasMessageContaining("MLFLOW_TRACKING_USERNAME");
    }

    @Test
    void credentialsAreThoseOfMlflowsClients() {
        environment.put("MLFLOW_TRACKING_TOKEN", "secret");
        export(ExportedSearches.search());
        environment.put("MLFLOW_TRACKING_USERNAME", "ada");
        environment.put("MLFLOW_TRACKING_PASSWORD", "pw");
        export(ExportedSearches.search());

        assertThat(server.authorizations).startsWith("Bearer secret").endsWith("Basic YWRhOnB3");
    }

    @Test
    void aModelIsAnArtifactOfItsTrialOnce() throws IOException {
        Path model = model("study", 1);

        assertThat(export(ExportedSearches.search(), model)).isEqualTo(new Told(4, 4, 1));
        String place = "1/" + server.run("trial 1").id + "/artifacts/model/";
        assertThat(server.artifacts.keySet()).containsExactly(place + "model.json", place + "network.zip");
        assertThat(export(ExportedSearches.search(), model)).isEqualTo(new Told(4, 0, 0));
    }

    @Test
    void aServerOfThisMachineHasItsArtifactsInAFolder() throws IOException {
        server.artifactRoot = folder.resolve("artifacts").toUri().toString();

        export(ExportedSearches.search(), model("study", 1));

        assertThat(folder.resolve("artifacts/" + server.run("trial 1").id + "/artifacts/model/network.zip"))
                .hasContent("weights");
    }

    @Test
    void aStoreThatOnlyItsServerReachesIsToldHowToReach() throws IOException {
        server.artifactRoot = "s3://bucket";
        Path model = model("study", 1);

        assertThatThrownBy(() -> export(ExportedSearches.search(), model))
                .hasMessageContaining("mlflow artifacts log-artifacts --local-dir " + model);
    }

    @Test
    void aModelOfAnotherSearchIsRefusedBeforeAnythingIsTold() throws IOException {
        Path model = model("other", 1);

        assertThatThrownBy(() -> export(ExportedSearches.search(), model))
                .hasMessageContaining("it is not of a trial of search study");
        assertThat(server.calls).isEmpty();
    }

    private Path model(String search, int trial) throws IOException {
        Path model = Files.createDirectories(folder.resolve("model"));
        Files.writeString(model.resolve("network.zip"), "weights");
        Files.writeString(
                model.resolve("model.json"),
                "{\"trained_at\": \"2026-03-02T00:00:00Z\", \"recipe\": {\"origin\": {\"kind\": \"trial\", \"search\": \""
                        + search + "\", \"trial\": " + trial + "}}}");
        return model;
    }
}
