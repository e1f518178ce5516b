package io.sparbiter.worker.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTreeTest {
    @TempDir
    Path folder;

    @Test
    void aTreeGoesAndWhatItsLinksLeadToStays() throws IOException {
        Path precious = Files.createDirectory(folder.resolve("precious"));
        Files.writeString(precious.resolve("file"), "precious");
        Path tree = Files.createDirectories(folder.resolve("tree/deep"));
        Files.createSymbolicLink(tree.resolve("link"), precious);

        FileTree.delete(folder.resolve("tree"));

        assertThat(folder.resolve("tree")).doesNotExist();
        assertThat(precious.resolve("file")).hasContent("precious");
    }

    @Test
    void ofALinkOnlyTheLinkGoes() throws IOException {
        Path precious = Files.createDirectory(folder.resolve("precious"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), precious);
        Path dangling = Files.createSymbolicLink(folder.resolve("dangling"), folder.resolve("gone"));

        FileTree.delete(link);
        FileTree.delete(dangling);
        FileTree.delete(folder.resolve("gone"));

        assertThat(precious).isDirectory();
        assertThat(Files.exists(link, LinkOption.NOFOLLOW_LINKS)).isFalse();
        assertThat(Files.exists(dangling, LinkOption.NOFOLLOW_LINKS)).isFalse();
    }

    @Test
    void aLinkToADirectoryIsOne() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Files.createDirectory(folder.resolve("there")));
        FileTree.make(link);
        FileTree.make(link.resolve("a/b"));
        assertThat(folder.resolve("there/a/b")).isDirectory();
    }
}
