package io.sparbiter.driver.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What people write who mean something else: whoever does what the message says has a file that is read. */
class SlipsTest {
    private static final String SPACE = "space: {dense_1_units: [64, 128]}\n";

    @TempDir
    Path folder;

    private ConfigFolder files;

    @BeforeEach
    void files() {
        files = ConfigFolder.in(folder);
    }

    static Stream<Arguments> slips() {
        return Stream.of(
                // Numbers that YAML takes for something else.
                arguments("training: {batch: '32'}", "Maybe you meant 32, without quotes.", "training: {batch: 32}"),
                arguments("training: {batch: 1e2}", "Maybe you meant 100.", "training: {batch: 100}"),
                arguments("training: {batch: 0x20}", "Maybe you meant 32.", "training: {batch: 32}"),
                arguments(
                        "training: {batch: 010}",
                        "Maybe you meant 10, or 8, which YAML takes 010 for.",
                        "training: {batch: 8}"),
                arguments(
                        "training: {batch: 032}",
                        "Maybe you meant 32, or 26, which YAML takes 032 for.",
                        "training: {batch: 32}"),
                arguments("data: {train: \"5,000\"}", "Maybe you meant 5000, without quotes.", "data: {train: 5000}"),
                arguments("network: {dropout: 30%}", "Maybe you meant 0.3.", "network: {dropout: 0.3}"),
                arguments("network: {l2: '1e-4'}", "Maybe you meant 0.0001, without quotes.", "network: {l2: 0.0001}"),
                arguments("network: {l2: 10^-4}", "Maybe you meant 0.0001.", "network: {l2: 0.0001}"),
                arguments(
                        "budget: {max_time: 1:30}",
                        "Write it like 90s, 4m, 1h30m or 1d, or leave it out for no limit.",
                        "budget: {max_time: 1h30m}"),
                arguments("seed: 1e3", "Maybe you meant 1000.", "seed: 1000"),
                arguments("start: [{dense_1_units: 64.0}]", "Maybe you meant 64.", "start: [{dense_1_units: 64}]"),
                // A number or a word where a section belongs.
                section("training: {early_stopping: ", "3}", "early_stopping: ", "{patience: 3}"),
                section("training: {early_stopping: ", "0.01}", "early_stopping: ", "{min_delta: 0.01}"),
                section("training: {early_stopping: ", "false}", "early_stopping: ", "{patience: 1000000}"),
                section("training: {plateau: ", "5}", "plateau: ", "{patience: 5}"),
                section("training: {plateau: ", "0.5}", "plateau: ", "{factor: 0.5}"),
                section("training: {plateau: ", "none}", "plateau: ", "{patience: 1000000}"),
                section("network: {batch_norm: ", "0.99}", "batch_norm: ", "{momentum: 0.99}"),
                section("network: ", "0.5", "network: ", "{dropout: 0.5}"),
                section("training: ", "20", "training: ", "{epochs: 20}"),
                section("training: ", "0.01", "training: ", "{learning_rate: 0.01}"),
                section("data: ", "fashion", "data: ", "{source: fashion}"),
                section("data: ", "6000", "data: ", "{train: 6000}"),
                section("budget: ", "50", "budget: ", "{trials: 50}"),
                section("budget: ", "8h", "budget: ", "{max_time: 8h}"),
                section("checkpoint: ", "none", "checkpoint: ", "{directory: none}"),
                section("checkpoint: ", "off", "checkpoint: ", "{directory: none}"),
                section("checkpoint: ", "/tmp/x", "checkpoint: ", "{directory: /tmp/x}"),
                section("checkpoint: ", "3", "checkpoint: ", "{keep: 3}"),
                // Between a key and its value.
                arguments("seed = 3", "Write seed: 3, with a colon and a blank in place of =.", "seed: 3"),
                arguments("seed:3", "Write seed: 3, with a blank after the colon.", "seed: 3"),
                arguments(
                        "training:\n  epochs=3",
                        "Write epochs: 3, with a colon and a blank in place of =.",
                        "training:\n  epochs: 3"),
                arguments(
                        "training:\n  epochs:3",
                        "Write epochs: 3, with a blank after the colon.",
                        "training:\n  epochs: 3"),
                arguments(
                        "training:\n  batch: 32\n  epochs:3\n  threads: 1",
                        "Write epochs: 3, with a blank after the colon.",
                        "training:\n  batch: 32\n  epochs: 3\n  threads: 1"),
                arguments(
                        "training: {epochs:3, batch: 32}",
                        "Write epochs: 3, with a blank after the colon.",
                        "training: {epochs: 3, batch: 32}"),
                arguments(
                        "training: {epochs=3}",
                        "Write epochs: 3, with a colon and a blank in place of =.",
                        "training: {epochs: 3}"),
                arguments(
                        "training: {epochs: 3 batch: 32}",
                        "Write epochs: 3, batch: …, with a comma between two settings.",
                        "training: {epochs: 3, batch: 32}"),
                arguments("training:\n\tepochs: 3", "Write blanks in place of the tab.", "training:\n  epochs: 3"),
                arguments("training:\n  epochs:\t3", "Write blanks in place of the tab.", "training:\n  epochs: 3"),
                // What YAML has and search files have not.
                arguments(
                        "---\nseed: 3",
                        "Remove the line ---, and what is no part of this search; a file has one search.",
                        "seed: 3"),
                arguments("training: {batch: !!int [32]}", "Remove it; plain YAML is enough.", "training: {batch: 32}"),
                arguments("seed: 3\nseed: 4", "Keep one of the two.", "seed: 4"),
                arguments(
                        "training: {epochs: 3}\ntraining: {batch: 32}",
                        "Put the settings of both below the first, and remove this one.",
                        "training: {epochs: 3, batch: 32}"),
                arguments(
                        "training:\n  <<: {epochs: 3, batch: 32}\n  batch: 16",
                        "Write epochs: 3 in its place, each on a line of its own.",
                        "training:\n  epochs: 3\n  batch: 16"));
    }

    /** @param before what is right of it; a brace in it is closed at the end of what was written */
    private static Arguments section(String before, String value, String key, String meant) {
        String end = before.contains("{") ? "}" : "";
        return arguments(before + value, "Maybe you meant " + key + meant + ".", before + meant + end);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("slips")
    void whoFollowsTheRemedyHasAFileThatIsRead(String wrong, String remedy, String right) {
        assertThat(files.complaintOfChecked(SPACE + wrong + "\n")).contains("\n    " + remedy);
        assertThat(files.readChecked(SPACE + right + "\n")).isNotNull();
    }

    static Stream<Arguments> axes() {
        return Stream.of(
                arguments("batch: [0x20]", "Write 32 for a number, or \"0x20\", in quotes, for a word.", "batch: [32]"),
                arguments(
                        "learning_rate: ['0.001', '0.01']",
                        "Write learning_rate: [0.001, 0.01], without quotes.",
                        "learning_rate: [0.001, 0.01]"),
                arguments(
                        "batch: [010]", "Write 10 or 8 for a number, or \"010\", in quotes, for a word.", "batch: [8]"),
                arguments("batch: [32, 1e2]", "Write batch: [32, 100], with no", "batch: [32, 100]"),
                arguments("batch: [32, 64.0]", "Write batch: [32, 64], with no", "batch: [32, 64]"),
                arguments(
                        "batch: {min: 32, max: 64, step: 8.0}",
                        "Write batch: {min: 32, max: 64, step: 8}, with no",
                        "batch: {min: 32, max: 64, step: 8}"),
                arguments(
                        "batch: {min: 8.0, max: 1e2, count: 4, scale: log}",
                        "Write whole numbers on batch, with no decimal point or exponent; of a range min, max and step.",
                        "batch: {min: 8, max: 100, count: 4, scale: log}"),
                arguments("batch: [16, '32']", "Write [16, 32], all without quotes.", "batch: [16, 32]"),
                arguments(
                        "batch: [16 32]",
                        "Write 16, 32, with a comma between two values, or \"16 32\", in quotes, for a word.",
                        "batch: [16, 32]"),
                arguments(
                        "batch: 16, 32",
                        "Write batch: [16, 32], or a range: {min: 32, max: 64, step: 8}.",
                        "batch: [16, 32]"),
                arguments("batch: 16", "Write batch: [16], or a range: {min: 32, max: 64, step: 8}.", "batch: [16]"),
                arguments("batch: !!int [32]", "Remove it; plain YAML is enough.", "batch: [32]"),
                arguments(
                        "batch: {min:16, max: 64, step: 16}",
                        "Write min: 16, with a blank after the colon.",
                        "batch: {min: 16, max: 64, step: 16}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("axes")
    void andSoHasWhoWritesAxes(String wrong, String remedy, String right) {
        assertThat(files.complaintOfChecked("space:\n  " + wrong + "\n")).contains("\n    " + remedy);
        assertThat(files.readChecked("space:\n  " + right + "\n")).isNotNull();
    }

    @Test
    void metricsAreNamedWithTheirDirections() {
        String program = "trial: {type: command, run: [p, \"${args}\"], metrics: ";
        for (String wrong : new String[] {"[val_accuracy, val_loss]}", "val_accuracy}"}) {
            assertThat(files.complaintOfChecked(SPACE + program + wrong + "\n"))
                    .contains("\n    Maybe you meant metrics: {val_accuracy: maximize");
        }
        assertThat(files.readChecked(SPACE + program + "{val_accuracy: maximize, val_loss: minimize}}\n"))
                .isNotNull();
    }

    @Test
    void anOptionIsToldAsAnOption() {
        assertThat(files.complaint(SPACE, "training.early_stopping=3"))
                .endsWith("\n    Maybe you meant --set 'training.early_stopping={patience: 3}'.");
        assertThat(files.read(SPACE, "training.early_stopping={patience: 3}")).isNotNull();
    }

    @Test
    void whatYamlTakesANumberForIsTold() {
        assertThat(files.complaintOfChecked("space: {batch: [010, 16]}"))
                .contains("space.batch holds 010, which YAML takes for 8, written with base 8.");
        assertThat(files.complaintOfChecked("space: {batch: [0x20]}")).contains("takes for 32, written with base 16.");
        assertThat(files.complaintOfChecked("space: {batch: [1:30]}")).contains("for a date or a number of base 60.");
    }

    @Test
    void twoSettingsInOneOptionAreTwoOptions() {
        for (String between : new String[] {",", " ", ", ", ";"}) {
            String words = "training.epochs=1" + between + "training.batch=2";
            assertThat(files.complaint(SPACE, words))
                    .startsWith("--set " + words + ": these are two settings.\n    Write --set training.epochs=1"
                            + " --set training.batch=2, or, if it is one,");
        }
        assertThat(files.complaint(SPACE, "training.epochs: 3"))
                .endsWith("this is not of the form key=value.\n    Write it like --set training.epochs=3.");
    }

    @Test
    void aValueMayHoldAnEqualsSign() {
        String command = "trial: {type: command, run: [p, \"${args}\"], metrics: {loss: minimize}, env: {A: b}}\n";
        assertThat(files.readChecked(SPACE + command)).isNotNull();
        assertThat(files.read(SPACE + command, "trial.env.OPTIONS=-Da=1,b=2 c=3"))
                .isNotNull();
        assertThat(files.read(SPACE + command, "trial.env.OPTIONS=\"x, seed=3\""))
                .isNotNull();
    }

    @Test
    void jsonIsReadWithTabsAndAByteOrderMark() {
        String json = "\uFEFF{\n\t\"space\": {\n\t\t\"dense_1_units\":\t[64, 128]\n\t},\n\t\"seed\": 3\n}\n";

        assertThat(files.readChecked(json).seed()).hasValue(3);
    }

    /** As the resolved form of an older search may have it. */
    @Test
    void whatWasCheckedOnceIsTakenAsItIs() {
        assertThat(files.read("space: {x: [16 32, a b]}").space().cardinality()).isEqualTo(2);
    }

    @Test
    void numbersAsYamlHasThemAreRead() {
        String numbers = """
                space: {learning_rate: [1e-3, .5, 1E-4, 0.1]}
                training: {epochs: 1_000}
                network: {l2: 1e-5, dropout: .5}
                """;
        assertThat(files.readChecked(numbers)).isNotNull();
    }
}
