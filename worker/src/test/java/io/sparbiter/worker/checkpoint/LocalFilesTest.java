package io.sparbiter.worker.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalFilesTest {
    @TempDir
    Path folder;

    private void write(String name, int... bytes) throws IOException {
        try (OutputStream out = new LocalFiles(folder.resolve("files")).create(name)) {
            for (int value : bytes) {
                out.write(value);
            }
        }
    }

    @Test
    void aNewFileTakesThePlaceOfAnOldOne() throws IOException {
        write("a", 1, 2, 3);
        write("a", 4);
        assertThat(folder.resolve("files/a")).hasBinaryContent(new byte[] {4});
    }

    @Test
    void aLinkInItsPlaceIsNotWrittenThrough() throws IOException {
        Path precious = Files.writeString(folder.resolve("precious"), "precious");
        Files.createSymbolicLink(Files.createDirectory(folder.resolve("files")).resolve("a"), precious);

        write("a", 4);

        assertThat(precious).hasContent("precious");
        assertThat(folder.resolve("files/a")).hasBinaryContent(new byte[] {4});
    }
}
