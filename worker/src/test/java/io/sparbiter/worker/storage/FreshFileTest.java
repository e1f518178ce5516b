package io.sparbiter.worker.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FreshFileTest {
    @TempDir
    Path folder;

    private Path target() {
        return folder.resolve("a.csv");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void theFileHasItsNameWhenItIsComplete() throws IOException {
        FreshFile.write(target(), "old");
        try (FreshFile file = FreshFile.at(target())) {
            file.out().write("new".getBytes(StandardCharsets.UTF_8));
            assertThat(target()).hasContent("old");
            file.publish();
        }
        assertThat(target()).hasContent("new");
        assertThat(names()).containsExactly("a.csv");
    }

    @Test
    void whatIsNotPublishedLeavesNothing() throws IOException {
        try (FreshFile file = FreshFile.at(target())) {
            file.out().write(1);
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void theNameMeanwhileIsHiddenAndCannotBeForeseen() throws IOException {
        try (FreshFile one = FreshFile.at(target());
                FreshFile other = FreshFile.at(target())) {
            assertThat(names()).hasSize(2).allMatch(name -> name.matches("\\.sparbiter-[0-9a-f-]{36}\\.tmp"));
            one.publish();
            other.publish();
        }
    }

    @Test
    void aLinkInItsPlaceIsReplacedAndNotFollowed() throws IOException {
        Path precious = Files.writeString(folder.resolve("precious"), "precious");
        Files.createSymbolicLink(target(), precious);

        FreshFile.write(target(), "new");

        assertThat(precious).hasContent("precious");
        assertThat(target()).hasContent("new").isRegularFile();
        assertThat(Files.isSymbolicLink(target())).isFalse();
    }

    @Test
    void permissionsAreThoseOfAnyNewFile() throws IOException {
        FreshFile.write(target(), "new");
        assertThat(mode(target())).isEqualTo(mode(Files.createFile(folder.resolve("usual"))));
    }

    @Test
    void whatWasMadePrivateStaysSo() throws IOException {
        Files.writeString(target(), "old");
        Files.setPosixFilePermissions(target(), PosixFilePermissions.fromString("rw-------"));

        FreshFile.write(target(), "new");

        assertThat(target()).hasContent("new");
        assertThat(mode(target())).isEqualTo("rw-------");
    }

    /** A file that another user left for all to write must not make ours one. */
    @Test
    void whatWasOpenToAllIsNot() throws IOException {
        Files.writeString(target(), "old");
        Files.setPosixFilePermissions(target(), PosixFilePermissions.fromString("rwxrwxrwx"));

        FreshFile.write(target(), "new");

        Path usual = Files.createFile(
                folder.resolve("usual"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxrwxrwx")));
        assertThat(mode(target())).isEqualTo(mode(usual));
    }

    @Test
    void aFolderMustBeThere() {
        assertThatThrownBy(() -> FreshFile.at(folder.resolve("gone/a.csv"))).isInstanceOf(NoSuchFileException.class);
    }
}
