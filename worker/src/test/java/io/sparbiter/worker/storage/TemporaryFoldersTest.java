package io.sparbiter.worker.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryFoldersTest {
    @TempDir
    Path place;

    /** A folder as a process leaves it that is killed: complete, and nobody holds its lock. */
    private Path leftover(String name) throws IOException {
        String owner;
        try (var folders = new TemporaryFolders(place)) {
            owner = Files.readString(folders.home().resolve("owner"));
        }
        Path left = Files.createDirectories(place.resolve(name));
        Files.writeString(Files.createDirectories(left.resolve("blockmgr-1/0c")).resolve("block"), "data");
        Files.writeString(left.resolve("owner"), owner);
        return left;
    }

    @Test
    void foldersLieInOneThatGoesWithThem() throws IOException {
        Path home;
        try (var folders = new TemporaryFolders(place)) {
            Path one = folders.create("trial-7-");
            Path other = folders.create("trial-7-");
            home = folders.home();
            assertThat(one).isDirectory().hasParent(home).isNotEqualTo(other);
            assertThat(one.getFileName().toString()).startsWith("trial-7-");
            assertThat(home.getFileName().toString())
                    .matches("sparbiter-" + ProcessHandle.current().pid() + "-\\d+");
        }
        assertThat(home).doesNotExist();
        assertThat(place).isEmptyDirectory();
    }

    @Test
    void theyAreThisUsersAlone() throws IOException {
        try (var folders = new TemporaryFolders(place)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folders.home())))
                    .isEqualTo("rwx------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folders.create("trial-"))))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void whatAKilledProcessLeftGoesAtTheNextStart() throws IOException {
        Path left = leftover("sparbiter-1-123");
        try (var folders = new TemporaryFolders(place)) {
            assertThat(folders.create("trial-")).isDirectory();
            assertThat(left).doesNotExist();
        }
    }

    @Test
    void whatThisProcessUsesStays() throws IOException {
        try (var one = new TemporaryFolders(place);
                var other = new TemporaryFolders(place)) {
            Path folder = one.create("trial-");
            assertThat(other.create("trial-")).isDirectory();
            assertThat(folder).isDirectory();
        }
    }

    @Test
    void whatDoesNotSayWhoseItIsStays() throws IOException {
        Path beginning = Files.createDirectory(place.resolve("sparbiter-1-1"));
        Path earlierVersions = Files.createDirectory(place.resolve("sparbiter-trial-7-1"));
        Path others = Files.createDirectory(place.resolve("spark-1"));
        try (var folders = new TemporaryFolders(place)) {
            assertThat(folders.home()).isDirectory();
        }
        assertThat(place.toFile().list())
                .containsExactlyInAnyOrder(
                        beginning.getFileName().toString(),
                        earlierVersions.getFileName().toString(),
                        others.getFileName().toString());
    }

    @Test
    void whatAnotherMachineUsesStays() throws IOException {
        Path left = leftover("sparbiter-1-123");
        Files.writeString(left.resolve("owner"), "another-machine");
        try (var folders = new TemporaryFolders(place)) {
            assertThat(folders.home()).isDirectory();
        }
        assertThat(left.resolve("blockmgr-1/0c/block")).exists();
    }

    @Test
    void aLinkIsNotFollowed() throws IOException {
        Path precious = leftover("precious");
        Path link = Files.createSymbolicLink(place.resolve("sparbiter-1-123"), precious);
        try (var folders = new TemporaryFolders(place)) {
            assertThat(folders.home()).isDirectory();
        }
        assertThat(precious.resolve("blockmgr-1/0c/block")).exists();
        assertThat(Files.exists(link, LinkOption.NOFOLLOW_LINKS)).isTrue();
    }

    @Test
    void whatIsAnotherUsersStays() throws IOException {
        assumeThat(System.getProperty("user.name"))
                .as("who may give files away")
                .isEqualTo("root");
        Path left = leftover("sparbiter-1-123");
        Files.setOwner(
                left, left.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
        try (var folders = new TemporaryFolders(place)) {
            assertThat(folders.home()).isDirectory();
        }
        assertThat(left.resolve("blockmgr-1/0c/block")).exists();
    }

    /** As systems do with what was not touched for ten days. */
    @Test
    void aFolderThatWasSweptAwayIsMadeAnew() throws IOException {
        try (var folders = new TemporaryFolders(place)) {
            Path swept = folders.home();
            FileTree.delete(swept);
            Path folder = folders.create("trial-");
            assertThat(folder).isDirectory();
            assertThat(folders.home()).isNotEqualTo(swept).isDirectoryContaining(file -> file.endsWith("owner"));
        }
        assertThat(place).isEmptyDirectory();
    }

    @Test
    void thisJvmsAreAmongItsTemporaryFiles() throws IOException {
        assertThat(TemporaryFolders.ofThisJvm().home())
                .hasParent(Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath());
    }
}
