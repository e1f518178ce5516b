package io.sparbiter.driver.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparbiter.driver.results.files.ResultsException;
import io.sparbiter.driver.results.table.ResultsWriter;
import io.sparbiter.driver.results.table.SampleTrials;
import io.sparbiter.driver.results.table.TrialsTable;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadFailureTest {
    private final Store store = new Store();

    @TempDir
    private Path directory;

    private TrialsTable table;

    /** Lists its files, but cannot be reached when they are read; or some of them are unreadable. */
    private static final class Store extends RawLocalFileSystem {
        private IOException failure;

        Store() {
            try {
                initialize(URI.create("file:///"), new Configuration());
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        @Override
        public FSDataInputStream open(org.apache.hadoop.fs.Path path, int bufferSize) throws IOException {
            if (failure != null) {
                throw failure;
            }
            return super.open(path, bufferSize);
        }
    }

    @BeforeEach
    void write() {
        table = new ResultsDirectory(store, new org.apache.hadoop.fs.Path(directory.toString())).trials();
        try (ResultsWriter writer = table.writer(SampleTrials.context("s"), SampleTrials.SPACE, Duration.ofDays(1))) {
            writer.ended(SampleTrials.completed(1, 0.9));
        }
    }

    @Test
    void aStoreThatIsGoneIsNoTableOfDamagedFiles() {
        store.failure = new IOException("on /x", new ConnectException("Connection refused"));

        assertThatThrownBy(() -> table.rows("s"))
                .isInstanceOf(ResultsException.class)
                .hasMessageStartingWith("Cannot read the results table file:" + directory + "/trials/search=s: on /x");
    }

    @Test
    void aFileThatCannotBeReadIsLeftOut() {
        store.failure = new IOException("Input/output error");

        assertThat(table.rows("s").rows()).isEmpty();
        assertThat(table.rows("s").warnings()).hasSize(2).allSatisfy(warning -> assertThat(warning)
                .contains("is left out", "Input/output error"));
    }
}
