package io.sparbiter.worker.network.data.storage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CureTest {
    @Test
    void aPathIsAStringOfPython() {
        assertThat(Cure.NUMPY_ARRAY.of("/tmp/q\"x\\y.npy", Wanted.DATA_SET))
                .contains("x_train=numpy.load(\"/tmp/q\\\"x\\\\y.npy\"),");
    }

    @Test
    void aPathIsOneWordOfTheShell() {
        assertThat(Cure.unpack("unzip").of("/tmp/a b;c.zip", Wanted.DATA_SET)).endsWith(": unzip '/tmp/a b;c.zip'");
        assertThat(Cure.unpack("unzip").of("/tmp/a.zip", Wanted.IMAGES)).endsWith(": unzip /tmp/a.zip");
    }
}
