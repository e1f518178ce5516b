package io.sparbiter.driver.network.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sparbiter.driver.cli.CommandLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Classes are called as in the data, from training to prediction. */
class OwnLabelsTest {
    private static final int IMAGES = 80;
    private static final int PIXELS = 64;

    @TempDir
    Path directory;

    private final Random random = new Random(1);

    /** In images of a class the pixels of some columns are bright. */
    private String image(int column) {
        return IntStream.range(0, PIXELS)
                .map(i -> random.nextInt(40) + (i % 8 == column ? 200 : 0))
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(","));
    }

    private Path model(List<Integer> labels, String... settings) throws IOException {
        String lines = IntStream.range(0, IMAGES)
                .mapToObj(i -> image(i % labels.size()) + "," + labels.get(i % labels.size()))
                .collect(Collectors.joining("\n"));
        Path data = Files.writeString(directory.resolve("data.csv"), lines);
        Path model = directory.resolve("model");
        List<String> arguments = new ArrayList<>(List.of(
                "train",
                "--baseline",
                "--config=../conf/searches/quick.yaml",
                "--out=" + model,
                "--epochs=5",
                "--set=data.source=" + data,
                "--set=data.label=last",
                "--set=data.train=40",
                "--set=data.validation=20",
                "--set=data.validate_on=20",
                "--set=data.test=20",
                "--set=training.batch=8"));
        for (String setting : settings) {
            arguments.add("--set=" + setting);
        }
        run(arguments.toArray(String[]::new));
        return model;
    }

    private static String run(String... arguments) {
        CommandLines run = CommandLines.run(arguments);
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run.out();
    }

    private void assertCalled(Path model, List<Integer> labels) throws IOException {
        Path judged = directory.resolve("judged");
        JsonNode json = new ObjectMapper()
                .readTree(run("evaluate", "--model", model.toString(), "--format=json", "--out", judged.toString()));
        assertThat(json.findValues("class")).extracting(JsonNode::asInt).isEqualTo(labels);
        String names = labels.stream().map(label -> ",p" + label).collect(Collectors.joining());
        List<String> evaluated = Files.readAllLines(judged.resolve("predictions.csv"));
        assertThat(evaluated.get(0)).isEqualTo("index,label,predicted" + names);
        assertThat(evaluated.subList(1, evaluated.size()))
                .extracting(line -> Integer.valueOf(line.split(",", -1)[1]))
                .hasSameElementsAs(labels);

        Path input = Files.writeString(directory.resolve("input.csv"), image(labels.size() - 1) + "\n");
        Path out = directory.resolve("out.csv");
        run("predict", "--model=" + model, "--input=" + input, "--out=" + out, "--probabilities");
        assertThat(Files.readAllLines(out).get(0)).isEqualTo("ImageId,Label" + names);
        assertThat(Files.readAllLines(out).get(1)).startsWith("1," + labels.get(labels.size() - 1) + ",");
    }

    @Test
    void withGaps() throws IOException {
        List<Integer> labels = List.of(0, 1, 3, 4);
        assertCalled(model(labels, "data.labels=as_found"), labels);
    }

    @Test
    void countedFromALaterOne() throws IOException {
        List<Integer> labels = List.of(5, 6, 7);
        assertCalled(model(labels, "data.first_label=5"), labels);
    }
}
