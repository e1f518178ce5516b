package io.sparbiter.worker.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Another JVM with folders, which is killed. */
@Timeout(60)
class TemporaryFoldersIT {
    @TempDir
    Path place;

    @Test
    void aFolderStaysAsLongAsItsProcessLivesAndGoesWithTheNextWhenThatIsKilled() throws Exception {
        Process other = other();
        try (BufferedReader out = other.inputReader()) {
            Path folder = Path.of(out.readLine());
            Files.writeString(folder.resolve("data"), "data");

            use();
            assertThat(folder.resolve("data")).exists();

            other.destroyForcibly().waitFor();
            assertThat(folder.resolve("data")).exists();
            use();
            assertThat(place).isEmptyDirectory();
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void aProcessThatEndsTakesItsFolderAlong() throws Exception {
        Process other = other();
        try (BufferedReader out = other.inputReader()) {
            Path folder = Path.of(out.readLine());
            other.getOutputStream().close();
            assertThat(other.waitFor()).isZero();
            assertThat(folder).doesNotExist();
            assertThat(place).isEmptyDirectory();
        } finally {
            other.destroyForcibly();
        }
    }

    private void use() throws IOException {
        try (var folders = new TemporaryFolders(place)) {
            assertThat(folders.home()).isDirectory();
        }
    }

    private Process other() throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + place,
                "-cp",
                System.getProperty("java.class.path"),
                Other.class.getName());
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Has a folder until its input ends. */
    static final class Other {
        private Other() {}

        public static void main(String[] arguments) throws IOException {
            System.out.println(TemporaryFolders.ofThisJvm().create("trial-"));
            System.out.flush();
            System.in.transferTo(java.io.OutputStream.nullOutputStream());
        }
    }
}
