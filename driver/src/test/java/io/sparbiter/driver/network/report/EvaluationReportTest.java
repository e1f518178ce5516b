package io.sparbiter.driver.network.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sparbiter.driver.network.report.EvaluationFacts.Result;
import io.sparbiter.driver.report.TextTable;
import io.sparbiter.worker.network.data.image.ClassNames;
import io.sparbiter.worker.network.evaluation.Evaluation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EvaluationReportTest {
    private static EvaluationFacts facts(Result... results) {
        return facts(ClassNames.from(0, results[0].evaluation().confusion().classes()), results);
    }

    private static EvaluationFacts facts(ClassNames classes, Result... results) {
        return new EvaluationFacts(
                "models/best",
                "trial 7 of search study",
                "train",
                "0123456789abcdef",
                "test",
                classes,
                5,
                List.of(results));
    }

    /** Each class has so many images, and every hundredth is taken for the next class. */
    private static Evaluation evaluation(int classes, int images) {
        int[] truth = IntStream.range(0, classes * images).map(i -> i % classes).toArray();
        float[][] probabilities = new float[truth.length][classes];
        for (int i = 0; i < truth.length; i++) {
            int predicted = i / classes % 100 == 99 ? (truth[i] + 1) % classes : truth[i];
            Arrays.fill(probabilities[i], 0.1f / (classes - 1));
            probabilities[i][predicted] = 0.9f;
        }
        return Evaluation.of(truth, probabilities);
    }

    private static String text(Result... results) {
        return EvaluationReport.of(facts(results), TextTable.WIDTH);
    }

    @Test
    void theTextTellsAllAtATerminalsWidth() {
        String text = text(new Result(0, evaluation(10, 5400)));

        assertThat(text)
                .startsWith("models/best (trial 7 of search study, trained on train)\n")
                .contains("\non test: 54,000 images in 10 classes\n\naccuracy           0.99000\n")
                .contains("precision (macro)  0.99000\n", "calibration error  0.09000\n")
                .contains(" class  precision   recall       F1  images  predicted\n")
                .contains("     0    0.99000  0.99000  0.99000    5400       5400\n")
                .contains("Confusion matrix: true classes down, predicted ones across\n")
                .contains("Most frequent confusions\n")
                .doesNotContain("noise");
        assertThat(text.lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void aNarrowScreenHasParagraphsAndNoMatrix() {
        String text = EvaluationReport.of(facts(new Result(0, evaluation(10, 5400))), 40);

        assertThat(text)
                .contains("class 0  precision 0.99000\n  recall 0.99000  F1 0.99000\n  images 5400  predicted 5400\n")
                .contains("The confusion matrix is too wide for 40 columns; --format json has it.\n")
                .contains("\n    0          1      54       0.01000\n");
    }

    @Test
    void theMatrixIsAligned() {
        List<String> rows = text(new Result(0, evaluation(3, 1000)))
                .lines()
                .dropWhile(line -> !line.startsWith("Confusion matrix"))
                .skip(2)
                .limit(5)
                .toList();

        assertThat(rows)
                .containsExactly(
                        " true    0    1    2",
                        "---------------------",
                        "    0  990   10    0",
                        "    1    0  990   10",
                        "    2   10    0  990");
    }

    @Test
    void classesAreCalledAsInTheData() throws JsonProcessingException {
        EvaluationFacts facts = facts(new ClassNames(List.of("0", "3", "cat")), new Result(0, evaluation(3, 1000)));
        assertThat(EvaluationReport.of(facts, TextTable.WIDTH))
                .contains(
                        " true    0    3  cat\n",
                        " cat    10    0  990\n",
                        "\n 3        0.99000",
                        " cat   0              10");
        JsonNode json = new ObjectMapper().readTree(EvaluationJson.of(facts));
        assertThat(json.at("/confusions/1")).hasToString("{\"true\":3,\"predicted\":\"cat\",\"count\":10}");
        assertThat(json.at("/per_class/1/class").asInt()).isEqualTo(3);
    }

    @Test
    void noiseIsTold() {
        Evaluation evaluation = evaluation(2, 100);

        assertThat(text(new Result(0.25, evaluation)))
                .contains("images in 2 classes, noise 0.25 (seed 5)\n")
                .doesNotContain("By noise");
        assertThat(text(new Result(0, evaluation), new Result(0.25, evaluation)))
                .contains("By noise, the share of pixels drawn to turn black or white (seed 5)\n")
                .contains("  0.25   0.99000");
    }

    @Test
    void manyClassesHaveTheirMatrixElsewhere() {
        String text = text(new Result(0, evaluation(47, 100)));

        assertThat(text).contains("too wide for 120 columns; --format json has it.");
        assertThat(text.lines()).allMatch(line -> line.length() <= 120);
    }

    @Test
    void nothingConfusedIsSaid() {
        assertThat(text(new Result(0, evaluation(3, 10)))).contains("No image was taken for another class.");
    }

    @Test
    void jsonHasItAll() throws JsonProcessingException {
        Evaluation evaluation = evaluation(3, 1000);
        JsonNode json = new ObjectMapper()
                .readTree(EvaluationJson.of(facts(new Result(0.5, evaluation), new Result(0, evaluation))));

        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly(
                        "model",
                        "origin",
                        "trained_on",
                        "data_fingerprint",
                        "split",
                        "images",
                        "classes",
                        "noise_seed",
                        "noise",
                        "accuracy",
                        "precision",
                        "recall",
                        "f1",
                        "log_loss",
                        "calibration_error",
                        "per_class",
                        "confusion_matrix",
                        "confusions",
                        "robustness");
        assertThat(json.path("images").asInt()).isEqualTo(3000);
        assertThat(json.path("noise").asDouble()).isEqualTo(0.5);
        assertThat(json.path("accuracy").asDouble()).isEqualTo(0.99);
        assertThat(json.path("confusion_matrix")).hasToString("[[990,10,0],[0,990,10],[10,0,990]]");
        assertThat(json.at("/confusions/0")).hasToString("{\"true\":0,\"predicted\":1,\"count\":10}");
        assertThat(json.at("/per_class/2/support").asInt()).isEqualTo(1000);
        assertThat(json.at("/robustness/1/noise").asDouble()).isZero();
        assertThat(json.at("/robustness/1/log_loss").asDouble()).isEqualTo(evaluation.logLoss());
    }

    @Test
    void everyKeyIsDocumented() throws IOException {
        String docs = Files.readString(Path.of("../docs/evaluation.md"));
        JsonNode json = new ObjectMapper().readTree(EvaluationJson.of(facts(new Result(0, evaluation(3, 100)))));

        assertThat(json.fieldNames()).toIterable().allSatisfy(key -> assertThat(docs)
                .contains("`" + key + "`"));
        for (String list : List.of("/per_class/0", "/confusions/0", "/robustness/0")) {
            assertThat(json.at(list).fieldNames()).toIterable().allSatisfy(key -> assertThat(docs)
                    .contains("`" + key + "`"));
        }
    }
}
