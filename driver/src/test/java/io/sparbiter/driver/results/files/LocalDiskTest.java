package io.sparbiter.driver.results.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.StreamCapabilities;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalDiskTest {
    @TempDir
    java.nio.file.Path directory;

    private LocalDisk disk;

    @BeforeEach
    void open() throws IOException {
        Configuration configuration = new Configuration();
        // Hadoop's own idea of permissions, which is not asked.
        configuration.set("fs.permissions.umask-mode", "077");
        disk = LocalDisk.open(configuration);
    }

    private Path path(String name) {
        return new Path(directory.resolve(name).toString());
    }

    private void write(String name, String text) throws IOException {
        try (FSDataOutputStream out = disk.create(path(name), true)) {
            out.writeBytes(text);
        }
    }

    private static Set<PosixFilePermission> mode(java.nio.file.Path path) throws IOException {
        return Files.getPosixFilePermissions(path);
    }

    @Test
    void filesAndDirectoriesAreAsTheUmaskSays() throws IOException {
        write("a/b/file", "text");
        java.nio.file.Path usual = Files.createDirectory(directory.resolve("usual"));

        assertThat(mode(directory.resolve("a"))).isEqualTo(mode(usual));
        assertThat(mode(directory.resolve("a/b"))).isEqualTo(mode(usual));
        assertThat(mode(directory.resolve("a/b/file"))).isEqualTo(mode(Files.createFile(usual.resolve("file"))));
    }

    @Test
    void thereAreNoChecksumFiles() throws IOException {
        write("file", "text");
        assertThat(directory.toFile().list()).containsExactly("file");
        assertThat(directory.resolve("file")).hasContent("text");
    }

    @Test
    void whatIsThereIsEmptiedOnlyIfItMayBe() throws IOException {
        write("file", "a long text");
        write("file", "text");
        assertThat(directory.resolve("file")).hasContent("text");
        assertThatThrownBy(() -> disk.create(path("file"), false)).isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void aLinkInItsPlaceIsNotWrittenThrough() throws IOException {
        java.nio.file.Path precious = Files.writeString(directory.resolve("precious"), "precious");
        Files.createSymbolicLink(directory.resolve("file"), precious);
        Files.createSymbolicLink(directory.resolve("dangling"), directory.resolve("made"));

        write("file", "text");
        assertThatThrownBy(() -> disk.create(path("dangling"), false)).isInstanceOf(IOException.class);

        assertThat(precious).hasContent("precious");
        assertThat(directory.resolve("file")).hasContent("text");
        assertThat(directory.resolve("made")).doesNotExist();
    }

    @Test
    void anOpenFileCanBeSynchronised() throws IOException {
        try (FSDataOutputStream out = disk.create(path("file"), false)) {
            assertThat(out.hasCapability(StreamCapabilities.HSYNC)).isTrue();
            out.writeBytes("text");
            out.hsync();
            assertThat(directory.resolve("file")).hasContent("text");
            assertThat(out.getPos()).isEqualTo(4);
        }
    }
}
