package io.sparbiter.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a cluster is given: {@code sparbiter.jar}, as the build has just made it. */
class ApplicationJarIT {
    private static final Path JAR = Path.of("target", "sparbiter.jar");
    private static final Pattern CLASS_OF_CUDA = Pattern.compile("org/bytedeco/cuda/[a-z]+/\\w[\\w$]*");

    private JarFile jar;

    @BeforeEach
    void open() throws IOException {
        jar = new JarFile(JAR.toFile());
        assumeThat(jar.getEntry("org/nd4j/linalg/jcublas/JCublasBackend.class"))
                .as("the profile cuda's has more")
                .isNull();
    }

    @AfterEach
    void close() throws IOException {
        jar.close();
    }

    @Test
    void itCanBeSentToEveryExecutor() throws IOException {
        assertThat(Files.size(JAR)).isLessThan(200_000_000);
    }

    @Test
    void ofCudaItHasWhatTheEngineCalls() {
        assertThat(names("org/bytedeco/cuda/linux-x86_64/.+"))
                .extracting(name -> name.substring(name.lastIndexOf('/') + 1))
                .containsExactlyInAnyOrder("libjnicudart.so", "libjnicublas.so", "libjnicudnn.so", "libjninvrtc.so");
        Stream<String> called = names("(io/sparbiter|org/bytedeco/cuda)/.+\\.class").stream()
                .flatMap(this::classesOfCuda)
                .map(name -> name + ".class")
                .distinct();
        assertThat(called)
                .contains("org/bytedeco/cuda/global/cudnn.class", "org/bytedeco/cuda/presets/nvrtc.class")
                .allSatisfy(name -> assertThat(jar.getEntry(name)).as(name).isNotNull());
    }

    @Test
    void nothingOfNvidiasIsInIt() {
        assertThat(names(".*/lib(cuda|cudart|cublas|cublasLt|cudnn|nvrtc|nvJitLink)[-_.\\d].*"))
                .isEmpty();
    }

    private List<String> names(String pattern) {
        return jar.stream()
                .map(ZipEntry::getName)
                .filter(name -> name.matches(pattern))
                .toList();
    }

    /** Those that a class's table of constants names. */
    private Stream<String> classesOfCuda(String name) {
        try (var bytes = jar.getInputStream(jar.getEntry(name))) {
            String constants = new String(bytes.readAllBytes(), StandardCharsets.ISO_8859_1);
            return CLASS_OF_CUDA.matcher(constants).results().map(MatchResult::group);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
