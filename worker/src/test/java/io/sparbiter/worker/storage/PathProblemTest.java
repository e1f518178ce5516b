package io.sparbiter.worker.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathProblemTest {
    private static final Map<String, String> ENVIRONMENT = Map.of("HOME", "/home/ada", "DATA", "/data");

    @ParameterizedTest
    @CsvSource({
        "~,          ~,     Write /home/ada.",
        "~/a/b,      ~,     Write /home/ada/a/b.",
        "~bob/a,     ~,     Write the path itself.",
        "$HOME/a,    $HOME, Write /home/ada/a.",
        "${HOME}/a,  $HOME, Write /home/ada/a.",
        "$DATA,      $DATA, Write /data.",
        "$GONE/a,    $GONE, Write the path itself."
    })
    void aShellsWordIsNamedWithWhatItStandsFor(String path, String word, String remedy) {
        assertThat(PathProblem.of(path, ENVIRONMENT)).hasValueSatisfying(problem -> {
            assertThat(problem.words()).isEqualTo(word + " is a shell's word, and no shell has replaced it");
            assertThat(problem.remedy()).isEqualTo(remedy);
            assertThat(problem.meant().orElse("the path itself"))
                    .isEqualTo(remedy.substring("Write ".length(), remedy.length() - 1));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://host/a.csv", "HTTP://host/a", "ftp://host/a"})
    void theWebIsNoFolder(String path) {
        assertThat(PathProblem.of(path, ENVIRONMENT))
                .contains(new PathProblem(
                        "it is an address of the web, where Sparbiter neither reads nor writes",
                        "Download it first, as by curl -LO " + path + ", and name the file.",
                        Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "./~/a", "a~", "a$b", "$", "hdfs://host/a", "s3a://bucket/~", "mnist", "", "https"})
    void othersMayBePaths(String path) {
        assertThat(PathProblem.of(path, ENVIRONMENT)).isEmpty();
    }

    /** As a folder called ~ that an earlier run has made. */
    @Test
    void whatIsThereIsMeant() throws IOException {
        Path strange = Files.createTempFile(Path.of(""), "~", "");
        try {
            assertThat(PathProblem.of(strange.toString(), ENVIRONMENT)).isEmpty();
        } finally {
            Files.delete(strange);
        }
    }
}
