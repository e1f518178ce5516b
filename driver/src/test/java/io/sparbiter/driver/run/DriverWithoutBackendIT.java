package io.sparbiter.driver.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A GPU cluster's driver has no GPU, and so no ND4J backend that would load. */
class DriverWithoutBackendIT {
    @TempDir
    Path directory;

    @Test
    void aSearchsDriverSideNeedsNoBackend() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(List.of(
                        java,
                        "@../conf/java17.options",
                        "-Xmx512m",
                        "-cp",
                        classPathWithoutBackend(),
                        DriverWithoutBackend.class.getName(),
                        directory.toString()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).isZero();
        assertThat(said).contains("trials: 20").contains("loaded: []");
    }

    private static String classPathWithoutBackend() {
        List<String> all = List.of(System.getProperty("java.class.path").split(File.pathSeparator));
        List<String> rest = all.stream()
                .filter(entry -> !entry.matches(".*(nd4j-native|nd4j-cuda|openblas|javacpp)[^/]*\\.jar"))
                .toList();
        assertThat(rest).hasSizeLessThan(all.size());
        return Arrays.stream(rest.toArray(String[]::new)).collect(Collectors.joining(File.pathSeparator));
    }
}
