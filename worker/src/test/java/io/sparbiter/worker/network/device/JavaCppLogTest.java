package io.sparbiter.worker.network.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaCppLogTest {
    private static final String LOGS_TO_A_FILE = """
            appender.file.type = File
            appender.file.name = file
            appender.file.fileName = %s
            appender.file.layout.type = PatternLayout
            appender.file.layout.pattern = %%level %%c{1}: %%m%%n
            rootLogger.level = info
            rootLogger.appenderRef.file.ref = file
            """;

    @TempDir
    Path directory;

    @Test
    void versionsThatDifferAreNotWorthAWordAndAllElseGoesToTheLog() throws Exception {
        Path log = directory.resolve("log");
        Path error = directory.resolve("error");
        Path settings = Files.writeString(directory.resolve("log4j2.properties"), LOGS_TO_A_FILE.formatted(log));
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-Dlog4j2.configurationFile=" + settings,
                        "-cp",
                        System.getProperty("java.class.path"),
                        JavaCppWords.class.getName()))
                .redirectOutput(directory.resolve("out").toFile())
                .redirectError(error.toFile())
                .start();

        assertThat(process.waitFor()).isZero();
        assertThat(error).isEmptyFile();
        assertThat(log)
                .content()
                .contains("WARN Loader: Could not load class " + JavaCppWords.class.getName())
                .doesNotContain("Version");
    }
}
