package io.sparbiter.driver.network.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sparbiter.driver.cli.CommandLines;
import io.sparbiter.driver.cli.TinyModels;
import io.sparbiter.driver.end.ExitCode;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluateCommandTest {
    @TempDir
    static Path shared;

    @TempDir
    Path directory;

    private static final String BRING_BACK =
            "\nBring back the data as they were, or say by --data or --test-data where they"
                    + " lie now. Other data need a model of their own, by train.\n";

    private static Path model;

    @BeforeAll
    static void train() {
        model = TinyModels.train(shared.resolve("model"));
    }

    private static CommandLines evaluate(Path model, String... more) {
        List<String> arguments = new ArrayList<>(List.of("evaluate", "--model", model.toString()));
        arguments.addAll(List.of(more));
        return CommandLines.run(arguments.toArray(String[]::new));
    }

    private static JsonNode json(String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("--format=json"));
        arguments.addAll(List.of(more));
        CommandLines run = evaluate(model, arguments.toArray(String[]::new));
        assertThat(run.exitCode()).isZero();
        return new ObjectMapper().readTree(run.out());
    }

    private static void assertRefused(CommandLines run, String... words) {
        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run.err()).contains(words).doesNotContain("\tat ").doesNotContain("Exception");
        assertThat(run.out()).isEmpty();
    }

    /** A copy that may be damaged. */
    private Path copy() throws IOException {
        for (String file : List.of("network.zip", "model.json", "history.csv")) {
            Files.copy(model.resolve(file), directory.resolve(file));
        }
        return directory;
    }

    @Test
    void theTestImagesAreTheDefault() {
        CommandLines run = evaluate(model);

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .startsWith(model + " (baseline, trained on train)\non test: 100 images in 10 classes\n")
                .containsPattern("accuracy           0\\.\\d{5}\n")
                .contains("Confusion matrix", "Most frequent confusions");
    }

    @Test
    void everyPartCanBeEvaluated() throws IOException {
        assertThat(json("--split=train").path("images").asInt()).isEqualTo(200);
        assertThat(json("--split=VALIDATION").path("images").asInt()).isEqualTo(300);
        assertThat(json("--split=train").path("accuracy").asDouble()).isGreaterThan(0.5);
    }

    @Test
    void filesAreWrittenBesideWhatIsPrinted() throws IOException {
        Path out = directory.resolve("a/b");
        CommandLines run = evaluate(model, "--out", out.toString(), "--noise=0.2,0");

        assertThat(run.exitCode()).isZero();
        assertThat(out.toFile().list())
                .containsExactlyInAnyOrder(
                        "evaluation.txt",
                        "evaluation.json",
                        "predictions.csv",
                        "confusion-matrix.png",
                        "correct-images.png",
                        "wrong-images.png",
                        "mistake-probabilities.png");
        assertThat(Files.readString(out.resolve("evaluation.txt"))).isEqualTo(run.out());
        JsonNode json =
                new ObjectMapper().readTree(out.resolve("evaluation.json").toFile());
        assertThat(accuracy(Files.readAllLines(out.resolve("predictions.csv"))))
                .isEqualTo(json.path("accuracy").asDouble());
    }

    private static double accuracy(List<String> lines) {
        assertThat(lines).hasSize(101);
        assertThat(lines.get(0)).isEqualTo("index,label,predicted,p0,p1,p2,p3,p4,p5,p6,p7,p8,p9");
        assertThat(lines.get(100)).startsWith("99,");
        return lines.stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .mapToInt(cells -> cells[1].equals(cells[2]) ? 1 : 0)
                .average()
                .orElseThrow();
    }

    @Test
    void noiseIsDrawnFromItsSeed() throws IOException {
        JsonNode noisy = json("--noise=0.4,0", "--seed=1");

        assertThat(json("--noise=0.4").path("log_loss")).isEqualTo(noisy.path("log_loss"));
        assertThat(json("--noise=0.4", "--seed=2").path("log_loss")).isNotEqualTo(noisy.path("log_loss"));
        assertThat(noisy.at("/robustness/1/log_loss")).isEqualTo(json().path("log_loss"));
        assertThat(noisy.path("accuracy").asDouble())
                .isLessThan(noisy.at("/robustness/1/accuracy").asDouble());
    }

    @Test
    void oneThreadFindsWhatManyFind() throws IOException {
        assertThat(json("--split=validation", "--parallelism=1"))
                .isEqualTo(json("--split=validation", "--parallelism=3"));
    }

    @Test
    void otherDataThanTheModelsAreRefused() throws IOException {
        Path card = copy().resolve("model.json");
        String text = Files.readString(card);
        Files.writeString(card, text.replaceFirst("(\"fingerprint\" : \")[0-9a-f]+", "$10123456789abcdef"));

        assertRefused(
                evaluate(directory),
                "Cannot use data.source (mnist): its fingerprint is ",
                ", and the model was trained on data with 0123456789abcdef.\n",
                "Bring back the data as they were");
    }

    @Test
    void dataThatHaveMovedAreNamed() {
        assertRefused(evaluate(model, "--data=/no/such/place"), "Cannot find --data (/no/such/place)", BRING_BACK);
    }

    /** There is no setting of theirs to change. */
    @Test
    void otherDataAreRefusedWithoutASetting() throws IOException {
        Path few = Files.writeString(
                directory.resolve("few.csv"), "0," + "0,".repeat(783) + "0\n1," + "9,".repeat(783) + "9\n");
        assertRefused(
                evaluate(model, "--data=" + few),
                "Cannot split " + few
                        + ": data.train (200) + data.validation (300) + data.test (100) must be at most 2,",
                BRING_BACK);
        Path gap = Files.writeString(
                directory.resolve("gap.csv"), "0," + "0,".repeat(783) + "0\n2," + "9,".repeat(783) + "9\n");
        assertRefused(evaluate(model, "--data=" + gap), "it has a label 2 but none of 1", BRING_BACK);
    }

    @Test
    void aPlaceBelowIsNamedByTheOption() throws IOException {
        Files.writeString(directory.resolve("mnist_train.csv"), "0,1\n");
        assertRefused(
                evaluate(model, "--data=" + directory),
                "Cannot find images in --data (" + directory + ")",
                "\nDid you mean what is in it? --data " + directory + "/mnist_train.csv\n");
    }

    @Test
    void aMissingModelIsRefused() {
        assertRefused(evaluate(directory.resolve("none")), "Cannot open model (", "there is no such directory.");
    }

    /** As Deeplearning4j itself would leave it there, and make whatever object it is. */
    @Test
    void aNetworkWithAnythingElseInItsFileIsRefused() throws IOException {
        Path network = copy().resolve("network.zip");
        try (FileSystem zip = FileSystems.newFileSystem(network)) {
            Files.writeString(zip.getPath("preprocessor.bin"), "anything");
        }

        CommandLines run = evaluate(directory);

        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(run.err())
                .isEqualTo("Cannot read " + network + ": it holds \"preprocessor.bin\", and only configuration.json,"
                        + " coefficients.bin and updaterState.bin belong into a network's file\n"
                        + "Restore the file from a copy, or train the model again.\n");
        assertThat(run.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 100, 20_000})
    void aDamagedNetworkIsRefused(int length) throws IOException {
        Path network = copy().resolve("network.zip");
        Files.write(network, Arrays.copyOf(Files.readAllBytes(network), length));

        CommandLines run = evaluate(directory);

        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(run.err()).startsWith("Cannot read " + network + ": ").contains("\nRestore the file from a copy");
        assertThat(run.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--split=all", "--noise=1.1", "--noise=-0.1", "--noise=x", "--format=xml", "--parallelism=0"})
    void wrongOptionsAreRefused(String option) {
        assertRefused(evaluate(model, option), option.substring(0, option.indexOf('=')));
    }

    @Test
    void aFolderThatCannotBeMadeIsRefused() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");
        CommandLines run = evaluate(model, "--out", file.toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(run.err()).startsWith("Cannot make --out (" + file + ")");
    }
}
