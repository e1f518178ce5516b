package io.sparbiter.worker.network.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkArchiveTest {
    private static final NetworkPlan PLAN = plan(2);
    private static final byte[] CONFIGURATION = configuration(PLAN);
    private static final float[] WEIGHTS = weights();

    /** Small, so that its file can be damaged at every byte. */
    private static NetworkPlan plan(int units) {
        var images = new ImageShape(2, 2, 1, 3);
        return NetworkPlan.dense(List.of(units), 0.001, NetworkSettings.DEFAULT, images, new double[0]);
    }

    private static byte[] configuration(NetworkPlan plan) {
        return NetworkFactory.configuration(plan, 1).toJson().getBytes(StandardCharsets.UTF_8);
    }

    private static float[] weights() {
        var weights = new float[Math.toIntExact(PLAN.parameters())];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = 1f / (1 + i);
        }
        return weights;
    }

    private static Map<String, byte[]> entries() {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("configuration.json", CONFIGURATION);
        entries.put("coefficients.bin", Archives.vector(WEIGHTS));
        return entries;
    }

    private static byte[] with(String name, byte[] content) {
        Map<String, byte[]> entries = entries();
        entries.put(name, content);
        return Archives.zip(entries);
    }

    private static byte[] without(String name) {
        Map<String, byte[]> entries = entries();
        entries.remove(name);
        return Archives.zip(entries);
    }

    private static float[] read(byte[] archive) throws IOException {
        return NetworkArchive.weights(archive, PLAN);
    }

    private static void assertRefused(byte[] archive, String words) {
        assertRefused(() -> read(archive), words);
    }

    private static void assertRefused(ThrowingCallable reading, String words) {
        assertThatThrownBy(reading).isInstanceOf(IOException.class).hasMessageContaining(words);
    }

    @Test
    void theWeightsAreReadExactly() throws IOException {
        assertThat(read(Archives.zip(entries()))).isEqualTo(WEIGHTS);
    }

    @Test
    void anOptimizersStateIsPassedOver() throws IOException {
        assertThat(read(with("updaterState.bin", new byte[3 * 4 * WEIGHTS.length])))
                .isEqualTo(WEIGHTS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "preprocessor.bin",
                "normalizer.bin",
                "noParams.marker",
                "../../etc/passwd",
                "/etc/passwd",
                "coefficients.bin/",
                "Configuration.json"
            })
    void whatElseThereIsRefusesTheWhole(String name) {
        assertRefused(
                with(name, new byte[] {1}),
                "it holds \"" + name + "\", and only configuration.json, coefficients.bin and updaterState.bin belong");
    }

    @Test
    void aNameOfControlCharactersIsShownWithoutThem() {
        assertRefused(with("\u001b[2J\nx", new byte[0]), "it holds \"?[2J?x\"");
        assertRefused(with("x".repeat(1000), new byte[0]), "it holds \"" + "x".repeat(80) + "...\"");
    }

    @Test
    void anEntryThatIsThereTwiceIsRefused() {
        byte[] zip = with("Coefficients.bin", Archives.vector(WEIGHTS));
        assertRefused(
                Archives.renamed(zip, "Coefficients.bin", "coefficients.bin"),
                "it has two entries named coefficients.bin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"configuration.json", "coefficients.bin"})
    void whatIsMissingIsNamed(String name) {
        assertRefused(without(name), "it is no network of Deeplearning4j, or damaged: it has no " + name);
    }

    @Test
    void whatIsNoArchiveIsRefused() {
        assertRefused(new byte[0], "it is no network of Deeplearning4j");
        assertRefused("no archive".getBytes(StandardCharsets.UTF_8), "it is no network of Deeplearning4j");
    }

    @Test
    void anotherNetworksConfigurationIsRefused() {
        assertRefused(
                with("configuration.json", configuration(plan(3))),
                "its configuration.json is that of another network: /confs/0/layer/nout is not 2");
    }

    @Test
    void aConfigurationThatIsNoJsonIsRefusedWithoutItsWords() {
        byte[] words = "{\"confs\": \u001b[2J".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> read(with("configuration.json", words)))
                .hasMessage("its configuration.json is no JSON");
    }

    /** A thousandth of their size in the archive. */
    @Test
    void bombsAreNotReadToTheirEnd() {
        assertRefused(with("configuration.json", new byte[5_000_000]), "its configuration.json is too large");
        assertRefused(with("updaterState.bin", new byte[5_000_000]), "its updaterState.bin is too large");
        byte[] more = Arrays.copyOf(Archives.vector(WEIGHTS), 5_000_000);
        assertRefused(with("coefficients.bin", more), "its weights go on after the last one");
    }

    @Test
    void noMemoryIsTakenForWeightsThatCannotBeThere() {
        NetworkPlan wide = Points.plan(Points.small(4, 65_536));
        Map<String, byte[]> entries = entries();
        entries.put("configuration.json", configuration(wide));
        assertRefused(
                () -> NetworkArchive.weights(Archives.zip(entries), wide),
                "it is too short for the " + wide.parameters() + " numbers of its description");
    }

    @Test
    void aShorterArchiveIsRefusedWhereverItEnds() {
        byte[] whole = Archives.zip(entries());
        int directory = new String(whole, StandardCharsets.ISO_8859_1).indexOf("PK\1\2");
        for (int length = 0; length < directory; length++) {
            byte[] shorter = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> read(shorter))
                    .as("the first %d bytes", length)
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void aDamagedByteIsNoticedOrDoesNotMatter() {
        byte[] whole = Archives.zip(entries());
        for (int place = 0; place < whole.length; place++) {
            byte[] damaged = whole.clone();
            damaged[place] ^= 0x55;
            try {
                assertThat(read(damaged)).as("byte %d", place).isEqualTo(WEIGHTS);
            } catch (IOException expected) {
                assertThat(expected).as("byte %d", place).hasMessageNotContaining("Exception");
            }
        }
    }

    @Test
    void filesAreLoadedAsTheyAre(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("network.zip"), Archives.zip(entries()));
        assertThat(NetworkArchive.load(file, PLAN)).isEqualTo(Archives.zip(entries()));
        assertRefused(() -> NetworkArchive.load(Path.of("/dev/zero"), PLAN), "it is a pipe or a device, not a file");
        Files.write(file, new byte[2_000_000]);
        assertRefused(() -> NetworkArchive.load(file, PLAN), "it is larger than the network of its description can be");
    }
}
