package io.sparbiter.worker.network.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class NetworkFileTest {
    private static final NetworkPlan PLAN = Points.plan(Points.small(2, 5));

    /** Says when an object of it is made of bytes. */
    private static final class Gadget implements Serializable {
        private static final long serialVersionUID = 1;
        static final AtomicBoolean SPRUNG = new AtomicBoolean();

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            in.defaultReadObject();
            SPRUNG.set(true);
        }
    }

    static Stream<NetworkPlan> plans() {
        return Stream.of(
                PLAN, NetworkPlan.dense(List.of(8, 4), 0.001, NetworkSettings.DEFAULT, Points.MNIST, new double[] {
                    1, 1, 1, 1, 1, 1, 1, 1, 1, 2
                }));
    }

    private static byte[] written(MultiLayerNetwork network) throws IOException {
        var out = new ByteArrayOutputStream();
        NetworkFile.write(network, out);
        return out.toByteArray();
    }

    private static Map<String, byte[]> entries(byte[] archive) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }

    private static byte[] gadget() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(new Gadget());
        }
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @MethodSource("plans")
    void aNetworkComesBackAsItWas(NetworkPlan plan) throws IOException {
        MultiLayerNetwork network = NetworkFactory.network(plan, 3);
        MultiLayerNetwork read = NetworkFile.read(written(network), plan);
        assertThat(read.params().toFloatVector()).isEqualTo(network.params().toFloatVector());
        assertThat(read.params().shape()).isEqualTo(network.params().shape());
        INDArray images = Nd4j.rand(3, 1, 28, 28);
        assertThat(read.output(images)).isEqualTo(network.output(images));
    }

    @Test
    void itIsWhatDeeplearning4jReadsOfIt() throws IOException {
        byte[] file = written(NetworkFactory.network(PLAN, 3));
        MultiLayerNetwork itself = ModelSerializer.restoreMultiLayerNetwork(new ByteArrayInputStream(file), false);
        INDArray images = Nd4j.rand(3, 1, 28, 28);
        assertThat(NetworkFile.read(file, PLAN).output(images)).isEqualTo(itself.output(images));
    }

    @Test
    void anOptimizersStateIsAllowed() throws IOException {
        MultiLayerNetwork network = NetworkFactory.network(PLAN, 3);
        var out = new ByteArrayOutputStream();
        ModelSerializer.writeModel(network, out, true);
        assertThat(entries(out.toByteArray())).containsKey("updaterState.bin");
        assertThat(NetworkFile.read(out.toByteArray(), PLAN).params()).isEqualTo(network.params());
    }

    /** Deeplearning4j's own reader makes the object. */
    @ParameterizedTest
    @ValueSource(strings = {"preprocessor.bin", "normalizer.bin"})
    void noObjectIsMadeOfAFile(String name) throws IOException {
        Map<String, byte[]> entries = entries(written(NetworkFactory.network(PLAN, 3)));
        entries.put(name, gadget());
        byte[] file = Archives.zip(entries);
        Gadget.SPRUNG.set(false);
        assertThatThrownBy(() -> NetworkFile.read(file, PLAN))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("it holds \"" + name + "\", and only configuration.json");
        assertThat(Gadget.SPRUNG).isFalse();
    }

    @Test
    void theGadgetWorks() throws IOException, ClassNotFoundException {
        try (var in = new ObjectInputStream(new ByteArrayInputStream(gadget()))) {
            in.readObject();
        }
        assertThat(Gadget.SPRUNG).isTrue();
    }
}
