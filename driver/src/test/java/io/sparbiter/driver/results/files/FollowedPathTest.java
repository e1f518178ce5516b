package io.sparbiter.driver.results.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FollowedPathTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "1777, 0, 1000, 1000, false",
        "1777, 0, 1001, 1000, true",
        "1777, 0, 1001, 0,    true",
        "1777, 0, 0,    1000, false",
        "0777, 0, 1001, 1000, false",
        "1755, 0, 1001, 1000, false"
    })
    void aLinkInAFolderForAllHasToBeOnesOwn(String mode, int folder, int link, int user, boolean isPlanted) {
        assertThat(FollowedPath.isPlanted(Integer.parseInt(mode, 8), folder, link, user))
                .isEqualTo(isPlanted);
    }

    @Test
    void onesOwnLinkIsFollowedInAFolderForAll() throws IOException {
        Path shared = Files.createDirectory(directory.resolve("shared"));
        Files.setAttribute(shared, "unix:mode", 01777);
        Path link = Files.createSymbolicLink(shared.resolve("link"), directory.resolve("meant"));

        assertThat(FollowedPath.of(link)).isEqualTo(directory.resolve("meant"));
    }

    /** Only root can give away what it has made. */
    @Test
    void anotherUsersLinkIsNot() throws IOException {
        Path shared = Files.createDirectory(directory.resolve("shared"));
        Files.setAttribute(shared, "unix:mode", 01777);
        Path link = Files.createSymbolicLink(shared.resolve("link"), directory.resolve("precious"));
        assumeTrue(isGivenAway(link));

        assertThatThrownBy(() -> FollowedPath.of(link))
                .isInstanceOf(FollowedPath.PlantedLinkException.class)
                .hasMessage(link + " is a link that another user has put into a folder for all");
    }

    private static boolean isGivenAway(Path link) throws IOException {
        return new ProcessBuilder("chown", "-h", "12345", link.toString())
                        .start()
                        .onExit()
                        .join()
                        .exitValue()
                == 0;
    }

    @Test
    void theSystemsOwnLinksAreLeftToIt() throws IOException {
        assertThat(FollowedPath.of(Path.of("/dev/stdout"))).isEqualTo(Path.of("/dev/stdout"));
        Path link = Files.createSymbolicLink(directory.resolve("link"), Path.of("/dev/stdout"));
        assertThat(FollowedPath.of(link)).isEqualTo(Path.of("/dev/stdout"));
    }
}
