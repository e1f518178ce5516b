package io.sparbiter.driver.exchange.mlflow;

import io.sparbiter.driver.exchange.export.ExportedSearch;
import io.sparbiter.driver.exchange.mlflow.Experiment.Run;
import io.sparbiter.driver.exchange.mlflow.RunContent.Metric;
import io.sparbiter.driver.results.files.ResultsException;
import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.search.trial.Direction;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells a search to a tracking server: a parent run with the search's settings, and a run nested in it for each trial. What
 * was told before is found by its tags; of it only what is new is told again: trials that have ended since, or anew.
 *
 * <p>One thread.
 */
public final class MlflowExport {
    private static final String SEARCH = "sparbiter.search";
    private static final String CONFIG_HASH = "sparbiter.config_hash";
    private static final String MODEL = "sparbiter.model";
    private static final String PARENT = "mlflow.parentRunId";
    private static final String RUNNING = "RUNNING";

    /**
     * What came of it.
     *
     * @param trials how many the search has
     * @param told how many of them were told now
     * @param models how many were stored now
     */
    public record Told(int trials, int told, int models) {}

    private final MlflowServer server;
    private final ExportedSearch search;
    private final Map<String, String> identity;

    private MlflowExport(MlflowServer server, ExportedSearch search) {
        this.server = server;
        this.search = search;
        identity = new LinkedHashMap<>();
        identity.put(SEARCH, search.name());
        identity.put(CONFIG_HASH, search.configHash());
    }

    /**
     * Exports a search.
     *
     * @param tracking the server's URI, perhaps with user and password
     * @param environment has the credentials, see {@link Credentials}
     * @param models directories of models that {@code train} made of trials
     * @throws ResultsException if the server cannot be reached, or refuses
     */
    public static Told run(
            ExportedSearch search,
            String tracking,
            String experiment,
            List<Path> models,
            Map<String, String> environment) {
        return run(search, tracking, experiment, models, environment, MlflowServer.Pause.REAL);
    }

    static Told run(
            ExportedSearch search,
            String tracking,
            String experiment,
            List<Path> models,
            Map<String, String> environment,
            MlflowServer.Pause pause) {
        List<ExportedModel> read =
                models.stream().map(model -> ExportedModel.read(model, search)).toList();
        URI uri = uri(tracking);
        var server = new MlflowServer(plain(uri), Credentials.of(uri, environment), pause);
        return new MlflowExport(server, search).into(Experiment.of(server, experiment), read);
    }

    private static URI uri(String tracking) {
        try {
            URI uri = new URI(tracking);
            boolean isHttp = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (isHttp && uri.getHost() != null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // It is told below.
        }
        throw ResultsException.usage(
                "Cannot use --tracking-uri: it must be the http: or https: URI of a server.",
                "Start one for a folder or a database by mlflow server --backend-store-uri URI, and name"
                        + " http://127.0.0.1:5000.");
    }

    private static URI plain(URI uri) {
        return URI.create(uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort())
                + Optional.ofNullable(uri.getRawPath()).orElse(""));
    }

    private Told into(Experiment experiment, List<ExportedModel> models) {
        Optional<Run> known = Optional.empty();
        Map<String, Run> runs = new HashMap<>();
        for (Run run : experiment.runs(identity)) {
            if (run.tag(TrialRun.TRIAL).isEmpty()) {
                known = Optional.of(run);
            } else {
                runs.put(run.tag(TrialRun.TRIAL), run);
            }
        }
        Run parent = known.orElseGet(() -> begin(experiment));
        int told = 0;
        for (TrialRow row : search.rows()) {
            told += tell(experiment, parent, new TrialRun(row), runs) ? 1 : 0;
        }
        int stored = (int) models.stream().filter(model -> store(model, runs)).count();
        summarize(parent);
        return new Told(search.rows().size(), told, stored);
    }

    private Run begin(Experiment experiment) {
        Map<String, String> tags = withSource(search.name());
        return experiment.create(search.name(), startTime(), tags);
    }

    private long startTime() {
        return search.rows().stream()
                .map(row -> row.run().startedAt())
                .min(Comparator.naturalOrder())
                .orElse(Instant.EPOCH)
                .toEpochMilli();
    }

    private Map<String, String> withSource(String name) {
        Map<String, String> tags = new LinkedHashMap<>(identity);
        tags.put("mlflow.runName", name);
        tags.put("mlflow.source.name", "sparbiter");
        tags.put("mlflow.source.type", "JOB");
        return tags;
    }

    /** Whether there was anything to tell of the trial. */
    private boolean tell(Experiment experiment, Run parent, TrialRun trial, Map<String, Run> runs) {
        String id = Integer.toString(trial.row().trialId());
        Run known = runs.get(id);
        if (known != null
                && known.tag(TrialRun.EXPORTED).equals(trial.marker())
                && !known.status().equals(RUNNING)) {
            return false;
        }
        if (known == null) {
            Run run = experiment.create(trial.name(), trial.startTime(), tags(parent, trial, id));
            runs.put(id, run);
            run.log(trial.content().with(TrialRun.EXPORTED, trial.marker()));
            run.end(trial.status(), trial.endTime());
        } else {
            known.logMissing(trial.content());
            known.end(trial.status(), trial.endTime());
            known.setTag(TrialRun.EXPORTED, trial.marker());
        }
        return true;
    }

    private Map<String, String> tags(Run parent, TrialRun trial, String id) {
        Map<String, String> tags = withSource(trial.name());
        tags.put(PARENT, parent.id());
        tags.put(TrialRun.TRIAL, id);
        return tags;
    }

    private boolean store(ExportedModel model, Map<String, Run> runs) {
        Run run = runs.get(Integer.toString(model.trial()));
        if (run.tag(MODEL).equals(model.trainedAt())) {
            return false;
        }
        new Artifacts(server, run).store(model);
        run.setTag(MODEL, model.trainedAt());
        return true;
    }

    /** Brings the parent up to date, if anything has ended since. */
    private void summarize(Run parent) {
        long end = TrialRun.lastEnd(search.rows()).toEpochMilli();
        String marker = search.rows().size() + " trials, " + TrialRun.lastEnd(search.rows());
        if (parent.tag(TrialRun.EXPORTED).equals(marker) && !parent.status().equals(RUNNING)) {
            return;
        }
        Map<String, String> params = parent.status().equals(RUNNING) ? settings() : Map.of();
        Map<String, String> tags = new LinkedHashMap<>();
        tags.put(TrialRun.EXPORTED, marker);
        tags.put("sparbiter.trials", Integer.toString(search.rows().size()));
        best().ifPresent(row -> tags.put("sparbiter.best_trial", Integer.toString(row.trialId())));
        parent.logMissing(new RunContent(bestScore(end), params, tags));
        parent.end("FINISHED", end);
    }

    /** Those that make the search the one it is. MLflow takes each once, and some may change when a search is resumed. */
    private Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        search.config().ifPresent(config -> settings.putAll(config.resolved().settings()));
        settings.keySet().removeIf(key -> key.startsWith("budget.") || key.startsWith("checkpoint."));
        return settings;
    }

    private List<Metric> bestScore(long time) {
        return best().stream()
                .map(row -> new Metric(
                        "best_score",
                        row.score().getAsDouble(),
                        time,
                        search.rows().size()))
                .toList();
    }

    private Optional<TrialRow> best() {
        List<TrialRow> scored =
                search.rows().stream().filter(row -> row.score().isPresent()).toList();
        if (scored.isEmpty()) {
            return Optional.empty();
        }
        Direction direction = search.direction();
        return scored.stream()
                .reduce((a, b) ->
                        direction.isBetter(b.score().getAsDouble(), a.score().getAsDouble()) ? b : a);
    }
}
