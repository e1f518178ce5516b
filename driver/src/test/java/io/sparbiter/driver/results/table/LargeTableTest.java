package io.sparbiter.driver.results.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.driver.results.ResultsDirectory;
import io.sparbiter.search.trial.TrialResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole default space as one search. */
class LargeTableTest {
    private static final int TRIALS = 82_944;
    private static final int A_FLUSH = 800;

    @TempDir
    private Path directory;

    @Test
    void costStaysFlatAsRowsGrow() throws IOException {
        TrialsTable table =
                ResultsDirectory.at(directory.toString(), new Configuration()).trials();
        List<Long> millis = write(table);
        long files = files();
        TrialRows before = timed("read without history, " + files + " files", () -> table.rowsWithoutHistory("s"));
        timed("compact", () -> table.compact("s"));
        TrialRows after = timed("read without history, compacted", () -> table.rowsWithoutHistory("s"));

        assertThat(files).isEqualTo(1 + (TRIALS + A_FLUSH - 1) / A_FLUSH);
        assertThat(files()).isEqualTo(1);
        assertThat(before.rows()).hasSize(TRIALS);
        assertThat(after).isEqualTo(before);
        assertFlat(millis);
    }

    /** Compares medians of the second and the last quarter; the first warms the virtual machine up. */
    private static void assertFlat(List<Long> millis) {
        int quarter = millis.size() / 4;
        long early = median(millis.subList(quarter, 2 * quarter));
        long late = median(millis.subList(3 * quarter, millis.size()));
        System.out.printf("flush of %d rows: early %d ms, late %d ms%n", A_FLUSH, early, late);
        assertThat(late).isLessThanOrEqualTo(3 * early + 5);
    }

    private List<Long> write(TrialsTable table) {
        List<Long> millis = new ArrayList<>();
        try (ResultsWriter writer = table.writer(SampleTrials.context("s"), SampleTrials.SPACE, Duration.ofDays(1))) {
            for (int id = 1; id <= TRIALS; id++) {
                TrialResult result = SampleTrials.completed(id, 0.5 + 0.4 * id / TRIALS);
                writer.ended(result);
                if (id % A_FLUSH == 0) {
                    long start = System.nanoTime();
                    writer.flush();
                    millis.add((System.nanoTime() - start) / 1_000_000);
                }
            }
        }
        return millis;
    }

    private static <T> T timed(String what, Supplier<T> work) {
        long start = System.nanoTime();
        T result = work.get();
        System.out.printf("%s: %d ms%n", what, (System.nanoTime() - start) / 1_000_000);
        return result;
    }

    private static long median(List<Long> values) {
        List<Long> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }

    private long files() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("trials/search=s"))) {
            return files.count();
        }
    }
}
