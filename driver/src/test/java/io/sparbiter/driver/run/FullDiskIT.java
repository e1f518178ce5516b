package io.sparbiter.driver.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.results.ResultsDirectory;
import io.sparbiter.driver.results.files.ResultsException;
import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.search.loop.SearchListener;
import io.sparbiter.search.trial.TrialResult;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk of its own that is really full, or really read-only; where mounting one is allowed. */
class FullDiskIT {
    @TempDir
    Path directory;

    private Path disk;
    private ResultsDirectory results;
    private final SearchConfig config = SimulatedSearches.config();

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectory(directory.resolve("disk"));
        assumeThat(succeeds("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk.toString()))
                .as("whether this user may mount a disk")
                .isTrue();
        results = Searches.results(disk.resolve("results"));
    }

    @AfterEach
    void unmount() throws Exception {
        succeeds("umount", disk.toString());
    }

    private static boolean succeeds(String... command) throws Exception {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false; // There is no such program.
        }
    }

    private void fill() {
        try (OutputStream out = Files.newOutputStream(disk.resolve("filler"))) {
            while (true) {
                out.write(new byte[1024]);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left on device");
        }
    }

    private List<TrialRow> rows() {
        return results.trials().rows(SimulatedSearches.NAME).rows();
    }

    @Test
    void aSearchOnADiskThatFillsUpSaysSoAndGoesOnWhenThereIsSpace() throws Exception {
        SearchListener filler = new SearchListener() {
            private int ended;

            @Override
            public void ended(TrialResult result) {
                if (++ended == 3) {
                    fill();
                }
            }
        };
        try (SearchRun run = SimulatedSearches.open(results, config)) {
            assertThatThrownBy(() -> SimulatedSearches.run(run, 2, filler))
                    .isInstanceOf(ResultsException.class)
                    .hasMessage("Cannot write the journal in file:" + disk
                            + "/results/searches/s: No space left on device\nFree some space there, or make it writable,"
                            + " and continue the search with --resume.");
        }
        assertThat(rows()).as("none could be written").isEmpty();
        assertThat(results.trials().rows(SimulatedSearches.NAME).warnings()).isEmpty();

        Files.delete(disk.resolve("filler"));
        SimulatedSearches.run(results, config, 2);

        assertThat(rows()).extracting(TrialRow::trialId).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(rows()).extracting(TrialRow::point).doesNotHaveDuplicates();
    }

    @Test
    void aSearchIsNotBegunOnAFullDisk() throws Exception {
        fill();

        assertThatThrownBy(() -> SimulatedSearches.run(results, config, 2))
                .isInstanceOf(ResultsException.class)
                .hasMessageContaining("No space left on device");

        Files.delete(disk.resolve("filler"));
        assertThat(SimulatedSearches.run(results, config, 2).trials()).isEqualTo(8);
    }

    @Test
    void aReadOnlyDiskIsRefusedAndReadAllTheSame() throws Exception {
        SimulatedSearches.run(results, config, 2);
        List<TrialRow> before = rows();
        assertThat(succeeds("mount", "-o", "remount,ro", disk.toString())).isTrue();

        assertThatThrownBy(() -> SimulatedSearches.open(results, SimulatedSearches.config("budget.trials=12")))
                .isInstanceOf(ResultsException.class)
                .hasMessageContaining("Cannot lock search s in file:" + disk + "/results/searches/s: ")
                .hasMessageContaining("Read-only file system");
        assertThat(rows()).isEqualTo(before).hasSize(8);
    }
}
