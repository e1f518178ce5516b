package io.sparbiter.driver.submit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.driver.submit.Script.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What local.sh says to Java about its archive of classes; Java here writes one and notes that it was asked to. */
class ArchiveScriptTest {
    private static final String ARCHIVES = "for word in \"$@\"; do [[ $word != -XX:ArchiveClassesAtExit=* ]] || "
            + "echo classes >\"${word#*=}\"; done; echo \"$@\" >>\"$MADE\"";

    @TempDir
    Path folder;

    private Path jar;
    private Script script;

    @BeforeEach
    void aBuiltProgram() throws IOException {
        jar = Files.writeString(folder.resolve("sparbiter.jar"), "built");
        Files.setLastModifiedTime(jar, FileTime.from(Instant.EPOCH));
        script = script(ARCHIVES);
    }

    /** A script that sources archive.sh as local.sh does, and prints Java's options. */
    private Script script(String java) {
        Path sourcing = folder.resolve("sourcing.sh");
        try {
            Files.writeString(
                    sourcing,
                    "set -euo pipefail\nsource \"$HOME_DIR/submit/archive.sh\"\nprintf '%s\\n' \"${SHARING[@]}\"\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Script.of(folder, sourcing.toString())
                .with("HOME_DIR", Script.home().toString())
                .with("TARGET", folder.toString())
                .with("JAR", jar.toString())
                .with("JAVA", folder.resolve("java").toString())
                .with("CLASSPATH", "a.jar:b.jar")
                .with("MADE", folder.resolve("made").toString())
                .withProgram("java", java);
    }

    private List<String> made() throws IOException {
        Path file = folder.resolve("made");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    private static boolean usesAnArchive(Run run) {
        return run.out().stream().anyMatch(word -> word.matches("-XX:SharedArchiveFile=.*/classes-\\d+\\.jsa"));
    }

    @Test
    void aSearchMakesAnArchiveOnce() throws Exception {
        Run first = script.run("search");
        Run second = script.run("search");

        assertThat(first.exitCode()).isZero();
        assertThat(first.err()).containsExactly("Preparing quick starts (once a build) …");
        assertThat(second.err()).isEmpty();
        assertThat(usesAnArchive(first)).isTrue();
        assertThat(second.out()).isEqualTo(first.out());
        assertThat(made()).singleElement().asString().contains("-cp a.jar:b.jar", " search --config ");
    }

    @Test
    void aQuestionTakesTheArchiveAndMakesNone() throws Exception {
        assertThat(usesAnArchive(script.run("best"))).isFalse();
        script.run("search");

        assertThat(usesAnArchive(script.run("best"))).isTrue();
        assertThat(made()).hasSize(1);
    }

    @Test
    void anotherBuildOrClassPathHasAnArchiveOfItsOwn() throws Exception {
        script.run("search");
        Files.setLastModifiedTime(jar, FileTime.from(Instant.now().plusSeconds(60)));
        script.run("search");
        Files.setLastModifiedTime(jar, FileTime.from(Instant.EPOCH));
        script.with("CLASSPATH", "a.jar:c.jar").run("search");

        assertThat(made()).hasSize(3);
        try (var files = Files.list(folder)) {
            assertThat(files.filter(file -> file.toString().endsWith(".jsa"))).hasSize(1);
        }
    }

    @Test
    void whereNoneCanBeMadeClassesAreLoadedAsEver() throws Exception {
        Script failing = script("echo \"$@\" >>\"$MADE\"; exit 1");

        Run first = failing.run("search");
        Run second = failing.run("search");

        assertThat(first.exitCode()).isZero();
        assertThat(usesAnArchive(first)).isFalse();
        assertThat(usesAnArchive(second)).isFalse();
        assertThat(made()).as("tried once").hasSize(1);
    }

    @Test
    void agentsAndFlightRecordingsSeeNoArchive() throws Exception {
        script.run("search");

        for (String option : List.of("-javaagent:x.jar", "-agentlib:jdwp", "-XX:StartFlightRecording=filename=x")) {
            assertThat(usesAnArchive(script.with("SPARBITER_JAVA_OPTS", option).run("search")))
                    .as(option)
                    .isFalse();
        }
        assertThat(usesAnArchive(script.with("SPARBITER_JAVA_OPTS", "-Dx=y").run("search")))
                .isTrue();
    }
}
