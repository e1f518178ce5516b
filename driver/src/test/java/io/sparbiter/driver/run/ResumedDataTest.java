package io.sparbiter.driver.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.results.ResultsDirectory;
import io.sparbiter.driver.results.files.ResultsException;
import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.search.loop.ForwardingBackend;
import io.sparbiter.search.loop.TrialBackend;
import io.sparbiter.search.loop.TrialEvent;
import io.sparbiter.search.trial.TrialStart;
import io.sparbiter.worker.network.NetworkReports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Searches that are resumed where their data are others by now, or lie elsewhere. */
class ResumedDataTest {
    private static final String OTHER = "0123456789abcdef";

    @TempDir
    Path directory;

    private ResultsDirectory results;

    private String here;
    private String elsewhere;

    @BeforeEach
    void writeData() throws IOException {
        results = Searches.results(directory);
        String images = IntStream.range(0, 60)
                .mapToObj(image -> image % 4
                        + IntStream.range(0, 64)
                                .mapToObj(pixel -> "," + (image * pixel) % 256)
                                .collect(Collectors.joining()))
                .collect(Collectors.joining("\n"));
        here = Files.writeString(directory.resolve("here.csv"), images).toString();
        elsewhere =
                Files.writeString(directory.resolve("elsewhere.csv"), images).toString();
    }

    /** Trials that say which data they had. */
    private static final class TellingBackend extends ForwardingBackend {
        private final String fingerprint;

        TellingBackend(TrialBackend backend, String fingerprint) {
            super(backend);
            this.fingerprint = fingerprint;
        }

        @Override
        public Optional<TrialEvent> await(Instant deadline) throws InterruptedException {
            return super.await(deadline)
                    .map(event -> event instanceof TrialEvent.Started started
                            ? new TrialEvent.Started(telling(started.start()))
                            : event);
        }

        private TrialStart telling(TrialStart start) {
            return new TrialStart(
                    start.trialId(),
                    start.placement(),
                    NetworkReports.facts(1, fingerprint, "nd4j-native"),
                    start.startedAt());
        }
    }

    private void run(SearchConfig config, String fingerprint) {
        try (SearchRun run = SimulatedSearches.open(results, config);
                var backend = new TellingBackend(SimulatedSearches.backend(1), fingerprint)) {
            run.run(backend);
        }
    }

    private static SearchConfig config(int trials, String source, String... more) {
        List<String> settings = List.of(
                "strategy=random",
                "budget.trials=" + trials,
                "data={train: 40, validation: 20, test: 0, source: \"" + source + "\"}");
        return SimulatedSearches.config(
                Stream.concat(settings.stream(), Stream.of(more)).toArray(String[]::new));
    }

    private String dataOfNow() {
        return config(1, here).trial().dataFingerprint().orElseThrow();
    }

    private List<TrialRow> rows() {
        return results.trials().rows(SimulatedSearches.NAME).rows();
    }

    private void assertRefused(SearchConfig config) {
        assertThatThrownBy(() -> run(config, dataOfNow()))
                .isInstanceOfSatisfying(
                        ResultsException.class, e -> assertThat(e.isUsage()).isTrue())
                .hasMessage("Cannot resume search s with other data: the data were " + OTHER
                        + " (data_fingerprint), now they are " + dataOfNow()
                        + ".\nBring back the data as they were; they may lie elsewhere. A search on other data needs a new"
                        + " --name, and can learn from this one by --warm-start s.");
    }

    @Test
    void otherDataAtTheSamePlaceAreRefusedEachTime() {
        run(config(3, here), OTHER);
        assertRefused(config(6, here));
        assertRefused(config(6, here));
        assertThat(rows()).hasSize(3);
    }

    @Test
    void otherDataElsewhereAreRefused() {
        run(config(3, elsewhere), OTHER);
        assertRefused(config(6, here));
    }

    @Test
    void theSameDataElsewhereAreTheSame() {
        run(config(3, elsewhere), dataOfNow());
        run(config(6, here), dataOfNow());
        assertThat(rows()).hasSize(6);
        assertThat(rows())
                .extracting(row -> row.origin().configHash())
                .containsOnly(config(1, elsewhere).hash());
    }

    @Test
    void anotherSettingOfTheDataIsRefusedAsEver() {
        run(config(3, here), dataOfNow());
        assertThatThrownBy(() -> run(config(6, elsewhere, "data.noise=0.1"), OTHER))
                .hasMessageContaining("with another configuration: data.noise was 0.0 and is 0.1.")
                .hasMessageNotContaining("data.source");
    }

    @Test
    void aSearchWithoutTrialsHasNoDataYet() {
        SimulatedSearches.open(results, config(3, elsewhere)).close();
        run(config(3, here), dataOfNow());
        assertThat(rows()).hasSize(3);
    }

    /** As earlier versions let them. */
    @Test
    void aSearchThatHadBothGoesOnWithEither() {
        run(config(3, here), dataOfNow());
        run(config(5, here), OTHER);
        run(config(6, here), dataOfNow());
        assertThat(rows()).hasSize(6);
        assertThat(results.trials().rows(SimulatedSearches.NAME).warnings())
                .singleElement()
                .asString()
                .startsWith(
                        "The trials of search s had different data, so their scores do not compare: data_fingerprint ")
                .contains(OTHER + " (2 trials)", dataOfNow() + " (4 trials)");
    }
}
