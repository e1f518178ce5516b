package io.sparbiter.driver.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code conf/gpu-discovery.sh}, with an nvidia-smi of the test's. */
class GpuDiscoveryTest {
    private static final Path SCRIPT = Path.of("../conf/gpu-discovery.sh").toAbsolutePath();

    @TempDir
    Path tools;

    private record Answer(int code, String out, String err) {}

    private void nvidiaSmi(String commands) throws IOException {
        Path script = Files.writeString(tools.resolve("nvidia-smi"), "#!/bin/sh\n" + commands + "\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
    }

    private Answer discover() throws Exception {
        var builder = new ProcessBuilder(SCRIPT.toString());
        builder.environment().merge("PATH", tools.toString(), (path, own) -> own + ":" + path);
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(process.waitFor(), out, err);
    }

    @Test
    void saysTheAddressesInSparksWords() throws Exception {
        nvidiaSmi("[ \"$*\" = '--query-gpu=index --format=csv,noheader' ] && printf '0\\n1\\n10\\n'");
        assertThat(discover())
                .isEqualTo(new Answer(0, "{\"name\": \"gpu\", \"addresses\": [\"0\", \"1\", \"10\"]}\n", ""));
    }

    @Test
    void aDriverThatDoesNotAnswerIsReportedInItsWords() throws Exception {
        nvidiaSmi("echo 'Failed to initialize NVML: Driver/library version mismatch'; exit 18");
        assertThat(discover())
                .isEqualTo(new Answer(
                        1,
                        "",
                        "Cannot find this node's GPUs: nvidia-smi failed:"
                                + " Failed to initialize NVML: Driver/library version mismatch\n"));
    }

    @Test
    void aNodeWithoutGpusIsRefused() throws Exception {
        nvidiaSmi("echo 'No devices were found'");
        assertThat(discover())
                .isEqualTo(new Answer(
                        1, "", "Cannot find this node's GPUs: nvidia-smi lists none: No devices were found\n"));
    }

    @Test
    void sparkTakesItForItsOwner() {
        assertThat(SCRIPT).isExecutable();
    }
}
