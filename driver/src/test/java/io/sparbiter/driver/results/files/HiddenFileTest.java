package io.sparbiter.driver.results.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HiddenFileTest {
    @TempDir
    Path directory;

    private final LostDisk store = new LostDisk();

    private HiddenFile file() {
        return new HiddenFile(store, new org.apache.hadoop.fs.Path(directory.toString(), "a"));
    }

    private void write(boolean lost) throws IOException {
        try (HiddenFile file = file()) {
            try (OutputStream out = file.createOrOverwrite(0)) {
                store.lost(lost);
                out.write(new byte[] {7, 8});
            }
            file.publish();
        }
    }

    @Test
    void itAppearsComplete() throws IOException {
        write(false);

        assertThat(directory.resolve("a")).hasBinaryContent(new byte[] {7, 8});
        assertThat(directory.toFile().list()).containsExactly("a");
    }

    @Test
    void aStoreThatIsLostIsReportedByItsCauseAndNothingIsLeft() {
        assertThatThrownBy(() -> write(true))
                .isExactlyInstanceOf(IOException.class)
                .hasMessage(LostDisk.MESSAGE);

        assertThat(directory).isEmptyDirectory();
    }
}
