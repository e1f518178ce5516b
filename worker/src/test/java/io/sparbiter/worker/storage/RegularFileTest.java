package io.sparbiter.worker.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RegularFileTest {
    @TempDir
    Path folder;

    @Test
    void textIsReadUpToTheLimit() throws IOException {
        Path file = Files.writeString(folder.resolve("a"), "grün");
        assertThat(RegularFile.text(file, 5)).isEqualTo("grün");
        assertThatThrownBy(() -> RegularFile.text(file, 4))
                .isInstanceOf(RegularFile.TooLargeException.class)
                .hasMessage("it is larger than 4 bytes");
        assertThatThrownBy(() -> RegularFile.text(Files.write(folder.resolve("b"), new byte[] {(byte) 0xE4}), 4))
                .isInstanceOf(CharacterCodingException.class);
        assertThatThrownBy(() -> RegularFile.text(folder.resolve("gone"), 4)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void aDeviceIsNotRead() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("/dev/zero"));
        assertThatThrownBy(() -> RegularFile.text(link, 4)).hasMessage("it is a pipe or a device, not a file");
    }

    @Test
    void aPipeIsNotWaitedFor() throws Exception {
        Path pipe = folder.resolve("pipe");
        Process mkfifo = new ProcessBuilder("mkfifo", pipe.toString()).start();
        assertThat(mkfifo.waitFor(10, TimeUnit.SECONDS)).isTrue();

        assertThat(RegularFile.isPipeOrDevice(pipe)).isTrue();
        assertThatThrownBy(() -> RegularFile.text(pipe, 4)).hasMessage("it is a pipe or a device, not a file");
    }

    @Test
    void filesAndFoldersAreNoPipes() throws IOException {
        assertThat(RegularFile.isPipeOrDevice(folder)).isFalse();
        assertThat(RegularFile.isPipeOrDevice(folder.resolve("gone"))).isFalse();
        assertThat(RegularFile.isPipeOrDevice(Files.createFile(folder.resolve("a"))))
                .isFalse();
    }
}
