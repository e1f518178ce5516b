package io.sparbiter.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Outside its rooms, main sources do not say the network's words: what they are about is any trial. */
class NetworkWordsTest {
    private static final Pattern WORDS = Pattern.compile(
            "val_accuracy|valAccuracy|val_loss|valLoss|train_loss|trainLoss|conv_|dense_|learning_?rate|learningRate"
                    + "|batch_norm|batchNorm|early_stopping|earlyStopping"
                    + "|[Cc]onvolution|mnist|MNIST|Deeplearning4j|ND4J|[Nn]d4j|DL4J",
            Pattern.CASE_INSENSITIVE);

    /** File to why it may say one. */
    private static final Map<String, String> EXCUSED = Map.of(
            "config/foreign/OtherNames.java", "Katib's name for pruning is that of a network's setting here",
            "search/trainable/Trainable.java", "its example is a user's own model, which may have a learning rate",
            "/command/", "its examples and remedies are of a user's own program, which may report val_accuracy");

    @Test
    void noOtherRoomSaysThem() throws IOException {
        List<String> said = new ArrayList<>();
        for (String module : List.of("search", "worker", "driver")) {
            try (Stream<Path> files = Files.walk(Path.of("..", module, "src/main"))) {
                for (Path file : files.filter(NetworkWordsTest::isSource).toList()) {
                    find(file, said);
                }
            }
        }
        assertThat(said).isEmpty();
    }

    private static boolean isSource(Path file) {
        String path = file.toString().replace('\\', '/');
        return path.matches(".*\\.(java|js|css)")
                && !path.contains("/network/")
                && !path.contains("/org/")
                && EXCUSED.keySet().stream().noneMatch(path::contains);
    }

    /** Arbiter, whose generators searches are made of, is a part of Deeplearning4j and uses ND4J's Jackson. */
    private static String withoutArbiter(String line) {
        return line.replaceAll("org\\.(deeplearning4j\\.arbiter|nd4j)\\S*", "");
    }

    private static void find(Path file, List<String> said) throws IOException {
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            if (WORDS.matcher(withoutArbiter(lines.get(i))).find()) {
                said.add(file + ":" + (i + 1) + ": " + lines.get(i).strip());
            }
        }
    }
}
