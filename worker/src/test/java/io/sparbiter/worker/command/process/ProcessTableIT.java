package io.sparbiter.worker.command.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.worker.command.process.ProcessTable.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class ProcessTableIT {
    @TempDir
    Path directory;

    private Process process;

    @AfterEach
    void kill() {
        process.destroyForcibly();
    }

    @Test
    void aCookieIsTheWholeValueOfItsOwnVariable() throws IOException {
        start(
                Path.of("sleep"),
                Map.of("MY_SPARBITER_COOKIE", "no", Cookie.VARIABLE, "7-1", "Z", "SPARBITER_COOKIE=no"));
        assertThat(find(0)).extracting(Entry::cookie).containsExactly("7-1");
    }

    @Test
    void aProcessNeedsNoCookie() throws IOException {
        start(Path.of("sleep"), Map.of("X" + Cookie.VARIABLE, "no"));
        assertThat(find(0)).extracting(Entry::cookie).containsExactly("");
    }

    @Test
    void aNameMayLookLikeTheRestOfTheLine() throws IOException {
        Path odd = Files.createSymbolicLink(directory.resolve("a) Z 1 2"), Path.of("/bin/sleep"));
        start(odd, Map.of());
        assertThat(ProcessTable.group(process.pid()))
                .isEqualTo(ProcessTable.group(ProcessHandle.current().pid()));
    }

    @Test
    void olderProcessesAreLeftOut() throws IOException {
        start(Path.of("sleep"), Map.of());
        long started = ProcessTable.started(process.pid());
        assertThat(find(started)).hasSize(1);
        assertThat(find(started + 1)).isEmpty();
    }

    @Test
    void aDeadProcessHasNoGroup() throws Exception {
        start(Path.of("sleep"), Map.of());
        process.destroyForcibly().waitFor();
        assertThat(ProcessTable.group(process.pid())).isEqualTo(-1);
        assertThat(find(0)).isEmpty();
    }

    private List<Entry> find(long since) {
        return ProcessTable.find(since, entry -> entry.pid() == process.pid());
    }

    private void start(Path program, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(program.toString(), "100");
        builder.environment().putAll(environment);
        process = builder.start();
    }
}
