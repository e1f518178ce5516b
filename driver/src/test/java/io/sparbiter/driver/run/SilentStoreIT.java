package io.sparbiter.driver.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sparbiter.driver.results.SilentDisk;
import io.sparbiter.driver.results.table.TrialRow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A store that falls silent under a search, as S3 does behind a line that was cut. */
@EnabledOnOs(OS.LINUX)
class SilentStoreIT {
    @TempDir
    Path directory;

    private List<TrialRow> rows() {
        return Searches.results(directory.resolve("store"))
                .trials()
                .rows(StoreSearch.NAME)
                .rows();
    }

    @Test
    void aSearchThatIsToldToEndDoesAndGoesOnWhenTheStoreAnswers() throws Exception {
        Path silence = directory.resolve("silence");
        StoreSearch search = StoreSearch.of(
                directory, SilentDisk.uri(directory.resolve("store")), StoreSearch.site(SilentDisk.settings(silence)));
        try (DriverProcess driver = search.start()) {
            await().atMost(Duration.ofSeconds(60)).until(() -> rows().size() >= 3);
            Files.createFile(silence);
            await("a word").atMost(Duration.ofSeconds(30)).until(() -> driver.said()
                    .contains("Waiting for silent:/"));

            long begin = System.nanoTime();
            assertThat(driver.end("TERM", 60)).isEqualTo(143);
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(40));
            assertThat(driver.said())
                    .contains(
                            "Cannot end in order, 25 s after the program was told to end: silent:/",
                            " has not answered for ")
                    .contains("go on with --resume");
        }
        List<TrialRow> before = rows();
        Files.delete(silence);
        try (DriverProcess driver = search.start("--resume")) {
            driver.awaitEnd(60);
        }

        assertThat(rows()).extracting(TrialRow::trialId).isEqualTo(StoreSearch.TRIALS);
        assertThat(rows()).extracting(TrialRow::point).doesNotHaveDuplicates();
        assertThat(rows()).extracting(TrialRow::status).containsOnly("completed");
        assertThat(rows()).containsAll(before);
    }
}
