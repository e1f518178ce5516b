package io.sparbiter.worker.command.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
@EnabledOnOs(OS.LINUX)
class GuardIT {
    @TempDir
    Path directory;

    @Test
    void oneGuardServesAllCommands() throws Exception {
        try (RunningCommand first = sleep();
                RunningCommand second = sleep()) {
            assertThat(guards(first, second)).isEqualTo(1);
            first.stop(Duration.ofSeconds(50));
            assertThat(first.await()).isEqualTo(ExitStatus.of(143));
            assertThat(second.next(Duration.ofMillis(50))).isEmpty();
        }
    }

    @Test
    void aKilledGuardIsReplaced() throws Exception {
        try (RunningCommand running = sleep()) {
            ProcessHandle.current()
                    .children()
                    .filter(process -> process.pid() != running.pid())
                    .forEach(ProcessHandle::destroyForcibly);
            await().until(() -> guards(running) == 0);
            running.stop(Duration.ofSeconds(50));
            assertThat(running.await()).isEqualTo(ExitStatus.of(143));
            assertThat(guards(running)).isEqualTo(1);
        }
    }

    private RunningCommand sleep() throws Exception {
        return Commands.command(directory, "sleep", "100").start((output, line) -> true);
    }

    /** This JVM's living children but for these programs. */
    private static long guards(RunningCommand... programs) {
        return ProcessHandle.current()
                .children()
                .map(ProcessHandle::pid)
                .filter(Commands::isAlive)
                .filter(pid -> Stream.of(programs).noneMatch(program -> program.pid() == pid))
                .count();
    }
}
