package io.sparbiter.driver.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.sparbiter.driver.results.ResultsDirectory;
import io.sparbiter.driver.results.files.ResultsException;
import io.sparbiter.driver.results.table.ResultsWriter;
import io.sparbiter.driver.results.table.RowContext;
import io.sparbiter.driver.results.table.SampleTrials;
import io.sparbiter.search.space.Axis;
import io.sparbiter.search.space.Space;
import io.sparbiter.search.trial.Direction;
import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.Facts;
import io.sparbiter.search.trial.Metric;
import io.sparbiter.search.trial.Metrics;
import io.sparbiter.search.trial.Objective;
import io.sparbiter.search.trial.Objective.Measure;
import io.sparbiter.search.trial.Outcome.Completed;
import io.sparbiter.search.trial.Placement;
import io.sparbiter.search.trial.ReportSchema;
import io.sparbiter.search.trial.ReportSchema.Kind;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialResult;
import io.sparbiter.search.trial.TrialStart;
import io.sparbiter.worker.network.NetworkReports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LocalSpark.class)
class TrialViewsIT {
    private final SparkSession spark = LocalSpark.session();

    @TempDir
    private Path temporary;

    private Path directory;
    private ResultsDirectory results;

    @BeforeEach
    void open() throws IOException {
        directory = Files.createDirectory(temporary.resolve("{re}sults [*] of?today"));
        results = ResultsDirectory.at(directory.toString(), new Configuration());
    }

    @Test
    void everyOutcomeIsReadAsItWasWritten() {
        write("s", SampleTrials.SPACE, SampleTrials.everyOutcome());
        assertThat(register()).isEmpty();

        assertThat(query("SELECT search, trial_id, status, score, best_epoch, epochs, stop_reason, error FROM trials"
                        + " ORDER BY trial_id"))
                .containsExactly(
                        row("s", 1, "completed", 0.9832777, 3, 4, "trained all 4 epochs", null),
                        row("s", 2, "pruned", 0.41, 1, 2, "median of 5 trials is 0.9", null),
                        row("s", 3, "stopped", 0.75, 2, 3, "max_time is over", null),
                        row("s", 4, "cancelled", null, null, 0, "max_time is over", null),
                        row("s", 5, "diverged", null, null, 2, null, "train loss is NaN in epoch 3"),
                        row("s", 6, "failed", null, null, 0, "out_of_memory", "Java heap space\n\tat \"Net\""));
        assertThat(query("SELECT point, params.*, train_loss, val_accuracy, parameters, gpu, host, duration_ms,"
                        + " started_at, strategy, metric, config_hash FROM trials WHERE trial_id = 1"))
                .containsExactly(row(
                        7L,
                        32L,
                        0.5,
                        "nadam",
                        1.0 / 3,
                        0.9832777,
                        1001L,
                        "0",
                        "host-1",
                        1001L,
                        Instant.parse("2026-03-01T10:16:30.123456Z"),
                        "random",
                        "val_accuracy",
                        "c0ffee"));
        assertThat(query("SELECT attempt, host, gpu, threads, parameters, backend FROM trials WHERE trial_id = 4"))
                .containsExactly(row(0, null, null, null, null, null));
    }

    @Test
    void frontHasTheTrialsThatNoOtherDominates() {
        List<TrialResult> trials =
                List.of(SampleTrials.completed(1, 0.5), SampleTrials.completed(2, 0.9), SampleTrials.completed(3, 0.7));
        write("s", SampleTrials.SPACE, trials);
        write("t", SampleTrials.SPACE, trials);
        write("u", SampleTrials.SPACE, trials);
        var parameters = new Measure("parameters", Direction.MINIMIZE);
        Map<String, Objective> objectives = Map.of(
                "s", Objective.of(NetworkReports.VAL_ACCURACY, parameters),
                "t", Objective.of(NetworkReports.VAL_ACCURACY));
        new TrialViews(spark, results, search -> Optional.ofNullable(objectives.get(search)))
                .register(Optional.empty());

        assertThat(query("SELECT search, trial_id, params.optimizer FROM front ORDER BY 1, 2"))
                .containsExactly(row("s", 1, "nadam"), row("s", 2, "adadelta"), row("t", 2, "adadelta"));
    }

    @Test
    void epochsHasARowPerEpoch() {
        write("s", SampleTrials.SPACE, SampleTrials.everyOutcome());
        register();

        assertThat(query("SELECT trial_id, count(*), max(epoch) FROM epochs GROUP BY 1 ORDER BY 1"))
                .containsExactly(row(1, 4L, 4), row(2, 2L, 2), row(3, 3L, 3), row(5, 2L, 2));
        assertThat(query("SELECT search, params.optimizer, train_loss, learning_rate, millis FROM epochs"
                        + " WHERE trial_id = 1 AND epoch = 2"))
                .containsExactly(row("s", "nadam", 0.5, 0.0005, 102L));
    }

    @Test
    void repeatedTrialsCountOnceByTheirLastEnd() {
        TrialResult result = SampleTrials.completed(1, 0.5);
        TrialResult again = new TrialResult(
                SampleTrials.trial(1),
                SampleTrials.completed(1, 0.9).outcome(),
                result.start(),
                result.startedAt(),
                result.finishedAt().plusSeconds(9));
        write("s", SampleTrials.SPACE, List.of(again));
        write("s", SampleTrials.SPACE, List.of(result));
        write("t", SampleTrials.SPACE, List.of(result));
        register();

        assertThat(query("SELECT search, score FROM trials ORDER BY search"))
                .containsExactly(row("s", 0.9), row("t", 0.5));
    }

    @Test
    void searchesOverDifferentSpacesShareParams() {
        Space other = new Space(List.of(
                new Axis.RealAxis("conv_1_filters", List.of(0.5, 1.5)),
                new Axis.IntegerAxis("optimizer", List.of(1L, 2L)),
                new Axis.CategoricalAxis("an axis.of `mine`", List.of("yes"))));
        write("a", SampleTrials.SPACE, List.of(SampleTrials.completed(1, 0.9)));
        write("b", other, List.of(SampleTrials.completed(SampleTrials.trial(1, other), 0.8)));
        register();

        assertThat(query("SELECT search, params.* FROM trials ORDER BY search"))
                .containsExactly(row("a", 32.0, 0.5, "nadam", null), row("b", 1.5, null, "2", "yes"));
    }

    @Test
    void searchesOfDifferentTrialsShareTheViews() {
        Metric loss = Metric.of("loss", Direction.MINIMIZE);
        var reports = new ReportSchema(
                List.of(loss, Metric.of("val_loss", Direction.MINIMIZE)),
                List.of(),
                Map.of("command", Kind.WORD),
                false);
        var context = new RowContext("b", "random", Objective.of(loss), reports, "0.1.0", "c0ffee");
        Space space = new Space(List.of(new Axis.RealAxis("rate", List.of(0.5, 1.5))));
        Trial trial = SampleTrials.trial(1, space);
        Epoch epoch = new Epoch(1, Metrics.of(List.of("loss", "val_loss"), Map.of("loss", -3.2e6)), 5);
        TrialStart start = new TrialStart(
                1, new Placement("h", "1", "", 1, 1), Facts.NONE.with("command", "sh trial.sh"), Instant.EPOCH);
        var outcome = new Completed(-3.2e6, 1, "reported its only epoch", List.of(epoch));
        write("a", SampleTrials.SPACE, List.of(SampleTrials.completed(1, 0.9)));
        try (ResultsWriter writer = results.trials().writer(context, space)) {
            writer.ended(new TrialResult(trial, outcome, Optional.of(start), Instant.EPOCH, Instant.EPOCH));
        }
        register();

        assertThat(query("SELECT search, params.*, score, metric, loss, val_loss, val_accuracy, command, parameters"
                        + " FROM trials ORDER BY search"))
                .containsExactly(
                        row("a", 32L, 0.5, "nadam", null, 0.9, "val_accuracy", null, 2.0 / 3, 0.9, null, 1001L),
                        row("b", null, null, null, 1.5, -3.2e6, "loss", -3.2e6, null, null, "sh trial.sh", null));
        assertThat(query("SELECT search, epoch, loss, val_accuracy FROM epochs WHERE epoch = 1 ORDER BY search"))
                .containsExactly(row("a", 1, null, 0.88), row("b", 1, -3.2e6, null));
    }

    @Test
    void oneSearchIsReadAlone() {
        write("a", SampleTrials.SPACE, List.of(SampleTrials.completed(1, 0.9)));
        write("b", SampleTrials.SPACE, List.of(SampleTrials.completed(1, 0.8)));

        new TrialViews(spark, results, search -> Optional.empty()).register(Optional.of("b"));

        assertThat(query("SELECT search, score FROM trials")).containsExactly(row("b", 0.8));
        assertThatThrownBy(() -> new TrialViews(spark, results, search -> Optional.empty()).register(Optional.of("c")))
                .isInstanceOf(ResultsException.class)
                .hasMessageContaining("Cannot find --search (c)")
                .hasMessageEndingWith("\nIt has a, b.");
    }

    @Test
    void aSearchWithoutAnEndedTrialHasItsColumns() {
        write("s", SampleTrials.SPACE, List.of());
        register();

        assertThat(query("SELECT params.optimizer, score, history.epoch FROM trials"))
                .isEmpty();
        assertThat(query("SELECT params.optimizer, epoch FROM epochs")).isEmpty();
    }

    @Test
    void anEmptyDirectoryHasTheColumnsToo() {
        register();

        assertThat(query("SELECT search, trial_id, score, history.epoch FROM trials"))
                .isEmpty();
        assertThat(query("SELECT search, epoch, millis FROM epochs")).isEmpty();
    }

    @Test
    void damagedFilesAreLeftOutAndNamed() throws IOException {
        write("s", SampleTrials.SPACE, List.of(SampleTrials.completed(1, 0.9)));
        Files.writeString(directory.resolve("trials/search=s/part-bad.parquet"), "not Parquet at all");

        assertThat(register()).singleElement().asString().contains("part-bad.parquet is left out");
        assertThat(query("SELECT trial_id FROM trials")).containsExactly(row(1));
    }

    @Test
    void sparkReadsTheDirectoryWithoutOurCode() {
        write("s", SampleTrials.SPACE, SampleTrials.everyOutcome());
        write("t", SampleTrials.SPACE, SampleTrials.everyOutcome());
        String path = directory.resolve("trials").toString().replaceAll("([{}\\[\\]*?])", "\\\\$1");
        spark.read().parquet(path).createOrReplaceTempView("foreign");

        assertThat(query("SELECT search, params.optimizer, max(score), count(history[0].epoch) FROM foreign"
                        + " WHERE params.optimizer = 'nadam' GROUP BY 1, 2 ORDER BY 1"))
                .containsExactly(row("s", "nadam", 0.9832777, 1L), row("t", "nadam", 0.9832777, 1L));
    }

    @Test
    void sparkMergesSpacesThatDifferIfAskedTo() {
        Space other = new Space(List.of(new Axis.IntegerAxis("batch", List.of(64L, 128L))));
        write("a", SampleTrials.SPACE, List.of(SampleTrials.completed(1, 0.9)));
        write("b", other, List.of(SampleTrials.completed(SampleTrials.trial(1, other), 0.8)));
        String path = directory.resolve("trials").toString().replaceAll("([{}\\[\\]*?])", "\\\\$1");
        spark.read().option("mergeSchema", true).parquet(path).createOrReplaceTempView("foreign");

        assertThat(query("SELECT search, params.optimizer, params.batch FROM foreign ORDER BY search"))
                .containsExactly(row("a", "nadam", null), row("b", null, 128L));
    }

    @Test
    void writtenAndReadSchemasAgree() throws IOException {
        write("s", SampleTrials.SPACE, List.of(SampleTrials.completed(1, 0.9)));
        register();
        String path = directory.resolve("trials/search=s").toString().replaceAll("([{}\\[\\]*?])", "\\\\$1");
        Map<String, String> foreign = types(spark.read().parquet(path).schema());
        Map<String, String> ours = types(spark.table("trials").schema());

        assertThat(ours).contains(entry("search", "string")).containsAllEntriesOf(foreign);
        assertThat(ours).hasSize(foreign.size() + 1);
    }

    private static Map<String, String> types(org.apache.spark.sql.types.StructType schema) {
        return Stream.of(schema.fields())
                .collect(java.util.stream.Collectors.toMap(
                        field -> field.name(), field -> field.dataType().catalogString()));
    }

    private List<String> register() {
        return new TrialViews(spark, results, search -> Optional.empty()).register(Optional.empty());
    }

    private List<List<Object>> query(String sql) {
        return new SqlRunner(spark).run(sql).rows();
    }

    private static List<Object> row(Object... values) {
        return new ArrayList<>(java.util.Arrays.asList(values));
    }

    private void write(String search, Space space, List<TrialResult> trials) {
        try (ResultsWriter writer = results.trials().writer(SampleTrials.context(search), space)) {
            trials.forEach(writer::ended);
        }
    }
}
