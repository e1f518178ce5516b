package io.sparbiter.worker.network.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class WeightsReaderTest {
    private static final float[] VALUES = {1, -0f, Float.MIN_VALUE, -Float.MAX_VALUE, 0.1f, Float.NaN, 7};
    private static final byte[] VECTOR = Archives.vector(VALUES);

    private static float[] read(byte[] bytes) throws IOException {
        return new WeightsReader(new ByteArrayInputStream(bytes), VALUES.length).read();
    }

    private static void assertRefused(byte[] bytes, String words) {
        assertThatThrownBy(() -> read(bytes)).isInstanceOf(IOException.class).hasMessage(words);
    }

    private static byte[] ofNd4j(INDArray array) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            Nd4j.write(array, out);
        }
        return bytes.toByteArray();
    }

    @Test
    void whatNd4jWritesIsRead() throws IOException {
        assertThat(ofNd4j(Nd4j.createFromArray(VALUES))).isEqualTo(VECTOR);
        assertThat(read(VECTOR)).isEqualTo(VALUES);
    }

    @Test
    void aVectorOfManyBlocksIsRead() throws IOException {
        var values = new float[40_001];
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }
        var bytes = new ByteArrayInputStream(Archives.vector(values));
        assertThat(new WeightsReader(bytes, values.length).read()).isEqualTo(values);
    }

    /** Of those, ND4J makes arrays of any shape, and ends the process. */
    @Test
    void aFlippedBitOfTheHeaderIsRefused() {
        for (int bit = 0; bit < Archives.HEADER * Byte.SIZE; bit++) {
            byte[] bytes = VECTOR.clone();
            bytes[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
            assertThatThrownBy(() -> read(bytes)).as("bit %d", bit).isInstanceOf(IOException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 17, 18, 27, 0x20, 0x50, Archives.HEADER, Archives.HEADER + 1, Archives.HEADER + 27})
    void aShorterFileIsRefused(int length) {
        assertRefused(Arrays.copyOf(VECTOR, length), "its weights end too early");
    }

    @Test
    void aLongerFileIsRefused() {
        assertRefused(Arrays.copyOf(VECTOR, VECTOR.length + 1), "its weights go on after the last one");
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 8, 0, -1, Integer.MAX_VALUE, 1L << 40, Long.MIN_VALUE})
    void anotherLengthIsRefusedBeforeAnythingIsMadeOfIt(long length) {
        assertRefused(
                Archives.vector(length, VALUES),
                "it has " + length + " numbers where its description says " + VALUES.length);
    }

    @Test
    void anotherTypeIsRefused() throws IOException {
        assertRefused(
                ofNd4j(Nd4j.createFromArray(new double[] {1, 2, 3, 4, 5, 6, 7})),
                "its weights are no vector of floats: their type is 16384 and not 8192");
    }

    @Test
    void aMatrixIsRefused() throws IOException {
        assertRefused(
                ofNd4j(Nd4j.createFromArray(VALUES).reshape(1, VALUES.length)),
                "its weights are no vector of floats: the length of their shape is 8 and not 6");
    }
}
