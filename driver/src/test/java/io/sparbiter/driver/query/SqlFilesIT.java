package io.sparbiter.driver.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.driver.results.ResultsDirectory;
import io.sparbiter.driver.results.table.ResultsWriter;
import io.sparbiter.driver.results.table.SampleTrials;
import io.sparbiter.search.trial.TrialResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The questions in conf/sql, asked of a table as the writer writes it. */
@ExtendWith(LocalSpark.class)
class SqlFilesIT {
    private static final Path FILES = Path.of("../conf/sql");

    @TempDir
    private static Path directory;

    private final SparkSession spark = LocalSpark.session();

    /** Six trials, one per outcome, then 7 to 26 with scores 0.507 to 0.526. */
    @BeforeAll
    static void write() {
        List<TrialResult> trials = new ArrayList<>(SampleTrials.everyOutcome());
        for (int id = 7; id <= 26; id++) {
            trials.add(SampleTrials.completed(id, 0.5 + id / 1000.0));
        }
        try (ResultsWriter writer = results().trials().writer(SampleTrials.context("s"), SampleTrials.SPACE)) {
            trials.forEach(writer::ended);
        }
    }

    @BeforeEach
    void register() {
        new TrialViews(spark, results(), search -> Optional.empty()).register(Optional.of("s"));
    }

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FILES)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyFileAnswers(Path file) throws IOException {
        assertThat(run(file.getFileName().toString()).rows()).isNotEmpty();
        assertThat(Files.readString(file)).startsWith("-- ");
    }

    @Test
    void bestAndWorstAreRanked() throws IOException {
        assertThat(ids("best-10.sql")).containsExactly(1, 3, 26, 25, 24, 23, 22, 21, 20, 19);
        assertThat(ids("worst-10.sql")).containsExactly(2, 7, 8, 9, 10, 11, 12, 13, 14, 15);
        assertThat(run("best-10.sql").columns())
                .containsExactly("trial_id", "score", "conv_1_filters", "dropout", "optimizer", "epochs", "seconds");
    }

    @Test
    void optimizersAreCompared() throws IOException {
        SqlResult result = run("accuracy-by-optimizer.sql");

        assertThat(result.columns()).containsExactly("optimizer", "trials", "best", "median", "mean", "worst");
        assertThat(result.rows()).hasSize(3);
        assertThat(result.rows().stream().mapToLong(row -> (long) row.get(1)).sum())
                .isEqualTo(23);
    }

    @Test
    void theBestSoFarOnlyGrows() throws IOException {
        double[] scores = {0.5, 0.4, 0.6, 0.6, 0.7};
        try (ResultsWriter writer = results().trials().writer(SampleTrials.context("growing"), SampleTrials.SPACE)) {
            for (int id = 1; id <= scores.length; id++) {
                writer.ended(SampleTrials.completed(id, scores[id - 1]));
            }
        }
        new TrialViews(spark, results(), search -> Optional.empty()).register(Optional.of("growing"));

        SqlResult result = run("best-so-far.sql");

        assertThat(result.columns())
                .containsExactly("search", "finished", "finished_at", "trial_id", "score", "proposed_by");
        assertThat(result.rows().stream().map(row -> row(row.get(1), row.get(3), row.get(4))))
                .containsExactly(row(1, 1, 0.5), row(3, 3, 0.6), row(5, 5, 0.7));
    }

    @Test
    void failuresAreListedWithTheirFirstLine() throws IOException {
        assertThat(run("failures.sql").rows().stream().map(row -> row.subList(0, 4)))
                .containsExactly(
                        row(4, "cancelled", "max_time is over", null),
                        row(5, "diverged", null, "train loss is NaN in epoch 3"),
                        row(6, "failed", "out_of_memory", "Java heap space"));
    }

    @Test
    void theBestTrialsCurveIsInOrder() throws IOException {
        assertThat(run("learning-curve.sql").rows().stream().map(row -> row.subList(0, 2)))
                .containsExactly(row(1, 1), row(1, 2), row(1, 3), row(1, 4));
    }

    private List<Object> ids(String file) throws IOException {
        return run(file).rows().stream().map(row -> row.get(0)).toList();
    }

    private SqlResult run(String file) throws IOException {
        return new SqlRunner(spark).run(Files.readString(FILES.resolve(file)));
    }

    private static ResultsDirectory results() {
        return ResultsDirectory.at(directory.toString(), new Configuration());
    }

    private static List<Object> row(Object... values) {
        return new ArrayList<>(java.util.Arrays.asList(values));
    }
}
