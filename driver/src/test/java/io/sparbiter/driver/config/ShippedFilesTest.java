package io.sparbiter.driver.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.driver.config.space.SpaceReader;
import io.sparbiter.driver.network.trial.NetworkTrialType;
import io.sparbiter.search.generate.Strategy.Bayesian;
import io.sparbiter.search.prune.PrunerSettings.NoPruning;
import io.sparbiter.search.prune.PrunerSettings.SuccessiveHalving;
import io.sparbiter.search.space.Axis;
import io.sparbiter.search.space.Space;
import io.sparbiter.worker.network.layers.HyperParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ShippedFilesTest {
    private static final Path CONF = Path.of("../conf");

    static Stream<Path> searches() throws IOException {
        return yaml("searches");
    }

    static Stream<Path> spaces() throws IOException {
        return yaml("spaces");
    }

    private static Stream<Path> yaml(String folder) throws IOException {
        try (Stream<Path> files = Files.list(CONF.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".yaml")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("searches")
    void everySearchFileIsRead(Path file) {
        assertThat(read(file).space().cardinality()).isEqualTo(82_944);
    }

    /** Whoever resumes a search that an earlier version began needs the hash and the settings of then. */
    @ParameterizedTest
    @CsvSource(textBlock = """
                    mnist.yaml, 1bd41f25384b0c78, 9beab507
                    quick.yaml, d89ed372289fac56, e2acf410
                    study.yaml, 18fc3b355ec20cbe, a11abf91
                    """)
    void everySearchFileIsTheSearchItHasAlwaysBeen(String file, String hash, String yamlHash) {
        SearchConfig now = read(CONF.resolve("searches").resolve(file));
        SearchConfig config = now.withDefaultsOf(former(now));

        assertThat(config.hash()).isEqualTo(hash);
        assertThat(Integer.toHexString(ofThen(config.resolved().yaml()).hashCode()))
                .isEqualTo(yamlHash);
    }

    /** As a search began when other settings were the defaults. */
    private static SearchConfig former(SearchConfig now) {
        return new SearchConfig(
                now.space(),
                now.trial(),
                Bayesian.FORMER_DEFAULT,
                SuccessiveHalving.DEFAULT,
                now.objective(),
                now.budget(),
                now.checkpoint(),
                now.start(),
                now.seed());
    }

    /** Without the settings that came later, which have the values that do what was done then. */
    private static String ofThen(String yaml) {
        return yaml.replace("  tf32: false\n", "")
                .replace("  patience: null\n", "")
                .replace("  min_gain: null\n", "")
                .replace("  cost: ignore\n", "");
    }

    @ParameterizedTest
    @MethodSource("spaces")
    void everySpaceFileIsRead(Path file) {
        Space space = SpaceReader.read(file);

        assertThat(space.axes()).hasSize(9);
        assertThat(HyperParameters.problems(space)).isEmpty();
    }

    @Test
    void theDefaultSpaceHasTheStudysAxesInTheirOrder() {
        Space space = SpaceReader.read(CONF.resolve("spaces/mnist-cnn.yaml"));

        assertThat(space.cardinality()).isEqualTo(82_944);
        assertThat(space.axes())
                .extracting(Axis::name)
                .containsExactly(
                        "conv_1_filters",
                        "conv_2_filters",
                        "conv_3_filters",
                        "conv_1_kernel",
                        "conv_2_kernel",
                        "conv_3_kernel",
                        "dense_1_units",
                        "dense_2_units",
                        "optimizer");
    }

    @Test
    void theLargerSpaceHasOneMoreValue() {
        assertThat(SpaceReader.read(CONF.resolve("spaces/mnist-cnn-103680.yaml"))
                        .cardinality())
                .isEqualTo(103_680);
    }

    @Test
    void theStudyHasTheSplitTheTrialsAndTheStrategyOfTheStudy() {
        SearchConfig study = read(CONF.resolve("searches/study.yaml"));

        assertThat(NetworkTrialType.of(study, "test").data().train()).isEqualTo(6_000);
        assertThat(NetworkTrialType.of(study, "test").data().validation()).isEqualTo(54_000);
        assertThat(NetworkTrialType.of(study, "test").data().test()).isEqualTo(10_000);
        assertThat(NetworkTrialType.of(study, "test").training().epochs()).isEqualTo(20);
        assertThat(study.budget().trials()).hasValue(550);
        assertThat(study.strategy()).isEqualTo(Bayesian.DEFAULT);
        assertThat(study.pruner()).isEqualTo(new NoPruning());
    }

    private static SearchConfig read(Path file) {
        return new SearchConfigReader().read(file);
    }
}
