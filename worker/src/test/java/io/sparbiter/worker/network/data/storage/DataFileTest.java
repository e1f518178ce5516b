package io.sparbiter.worker.network.data.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparbiter.worker.network.data.TestImages;
import io.sparbiter.worker.storage.LineLimit;
import java.io.InputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFileTest {
    @TempDir
    Path directory;

    private DataFile file(byte... content) {
        return DataFile.of(TestImages.write(directory, "a", content).toString());
    }

    @Test
    void itsFirstBytesTellWhetherItIsGzipped() {
        byte[] plain = {3, 1, 4};
        assertThat(file(plain).read(InputStream::readAllBytes)).isEqualTo(plain);
        assertThat(file(TestImages.gzip(plain)).read(InputStream::readAllBytes)).isEqualTo(plain);
    }

    @Test
    void whatDoesNotFitIntoMemoryIsRefused() {
        DataFile file = file();
        assertThatThrownBy(() -> file.read(bytes -> {
                    throw new OutOfMemoryError("Java heap space");
                }))
                .isInstanceOf(DataException.class)
                .hasMessageMatching("Cannot read \\Q" + file.path() + "\\E: its images do not fit into this program's"
                        + " memory, of which they may take [\\d,]+ MiB\\.\nUse fewer or smaller images, or give.*");
    }

    @Test
    void aLineThatIsTooLongIsRefused() {
        DataFile file = file(new byte[5]);
        assertThatThrownBy(() -> file.read(bytes -> new LineLimit(bytes, 4).readAllBytes()))
                .isInstanceOf(DataException.class)
                .hasMessage("Cannot read " + file.path() + ": line 1 is longer than 4 bytes.\nCheck that the file is a"
                        + " CSV file, or give a folder of IDX files.");
    }
}
