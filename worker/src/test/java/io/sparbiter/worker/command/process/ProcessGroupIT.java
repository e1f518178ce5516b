package io.sparbiter.worker.command.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sparbiter.worker.command.process.CommandEvent.Ended;
import io.sparbiter.worker.command.process.CommandEvent.Line;
import io.sparbiter.worker.command.process.CommandEvent.Output;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a program's processes. */
@Timeout(60)
@EnabledOnOs(OS.LINUX)
class ProcessGroupIT {
    private static final Duration LONG = Duration.ofSeconds(50);

    /** One in the group, one that left it, one that left it and has no parent, one in the group without the cookie. */
    private static final String FAMILY = """
            sleep 100 & echo $! >member
            setsid sleep 100 & echo $! >session
            sh -c 'setsid sleep 100 & echo $! >orphan'
            env -i sleep 100 & echo $! >bare
            echo ready
            """;

    private static final List<String> NAMES = List.of("member", "session", "orphan", "bare");

    @TempDir
    Path directory;

    @Test
    void theProgramLeadsItsGroup() throws Exception {
        try (RunningCommand running =
                Commands.script(directory, "echo ready; sleep 100").start((output, line) -> true)) {
            running.next();
            assertThat(ProcessTable.group(running.pid())).isEqualTo(running.pid());
        }
    }

    @Test
    void aStopEndsAllByTheFirstSignal() throws Exception {
        try (RunningCommand running =
                Commands.script(directory, FAMILY + "wait").start((output, line) -> true)) {
            running.next();
            running.stop(LONG);
            assertThat(running.await()).isEqualTo(ExitStatus.of(143));
            assertFamilyIsGone();
        }
    }

    @Test
    void aStopAtTheFirstMomentIsHeard() throws Exception {
        for (int i = 0; i < 50; i++) {
            try (RunningCommand running =
                    Commands.command(directory, "sleep", "100").start((output, line) -> true)) {
                running.stop(LONG);
                assertThat(running.await()).isEqualTo(ExitStatus.of(143));
            }
        }
    }

    @Test
    void whoIgnoresTheFirstSignalIsKilled() throws Exception {
        String script = "trap '' TERM; " + FAMILY + "while :; do sleep 0.1; done";
        try (RunningCommand running = Commands.script(directory, script).start((output, line) -> true)) {
            running.next();
            running.stop(Duration.ofMillis(300));
            assertThat(running.await()).isEqualTo(ExitStatus.of(137));
            assertFamilyIsGone();
        }
    }

    @Test
    void aChildMayUseTheTimeOfGraceAfterItsParentsEnd() throws Exception {
        String script = """
                (trap 'sleep 0.2; echo saved; exit' TERM; echo ready; while :; do sleep 0.01; done) &
                trap - TERM; wait""";
        try (RunningCommand running =
                Commands.script(directory, script).start((output, line) -> output == Output.STDOUT)) {
            running.next();
            running.stop(LONG);
            assertThat(Commands.events(running))
                    .containsExactly(new Line(Output.STDOUT, "saved", false), new Ended(ExitStatus.of(143)));
        }
    }

    @Test
    void anEndLeavesNothingBehind() throws Exception {
        assertThat(Commands.run(directory, FAMILY + "exit 5")).endsWith(new Ended(ExitStatus.of(5)));
        assertFamilyIsGone();
    }

    @Test
    void aLaterStopMayShortenTheTimeOfGrace() throws Exception {
        try (RunningCommand running = Commands.script(
                        directory, "trap '' TERM; echo ready; while :; do sleep 0.1; done")
                .start((output, line) -> true)) {
            running.next();
            running.stop(LONG);
            running.stop(Duration.ZERO);
            running.stop(LONG);
            assertThat(running.await()).isEqualTo(ExitStatus.of(137));
        }
    }

    @Test
    void aCloseKillsAProgramWhoseEventsNobodyTakes() throws Exception {
        try (RunningCommand running = Commands.script(directory, FAMILY + "yes").start((output, line) -> true)) {
            running.next();
        }
        assertFamilyIsGone();
    }

    @Test
    void aCloseKillsOnAnInterruptedThreadToo() throws Exception {
        RunningCommand running = Commands.script(directory, FAMILY + "wait").start((output, line) -> true);
        running.next();
        Thread.currentThread().interrupt();
        running.close();
        assertThat(Thread.interrupted()).isTrue();
        assertFamilyIsGone();
    }

    @Test
    void anUnknownProcessThatHoldsTheOutputDoesNotHoldTheTrial() throws Exception {
        String script =
                "env -i setsid sh -c 'echo $$ >bare; echo >>ready; exec sleep 30' & until [ -e ready ]; do sleep 0.01; done; exit 4";
        assertThat(Commands.run(directory, script)).containsExactly(new Ended(ExitStatus.of(4)));
        ProcessHandle.of(Commands.pid(directory.resolve("bare"))).ifPresent(ProcessHandle::destroyForcibly);
    }

    @Test
    void strayProcessesOfAnEarlierAttemptAreFoundByTheirCookie() throws Exception {
        Cookie cookie = Commands.cookie();
        Process stray = sleeper(cookie.value() + ":7-1");
        Process other = sleeper("other-" + cookie.value());
        assertThat(Strays.kill(cookie.value() + ":")).isEqualTo(1);
        assertThat(stray.waitFor()).isEqualTo(137);
        assertThat(other.isAlive()).isTrue();
        other.destroyForcibly();
    }

    /** What keeps memory low on an executor is that nothing stays behind in this JVM either. */
    @Test
    void threadsEndWithTheCommand() throws Exception {
        Command command = Commands.command(directory, "true");
        try (RunningCommand running = command.start((output, line) -> true)) {
            running.await();
        }
        await().until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().contains(command.cookie().value())));
    }

    @Test
    void aHaltOfThisJvmKillsAll() throws Exception {
        Process jvm = jvm();
        await().until(() -> Commands.isWritten(directory.resolve("ready")));
        jvm.destroyForcibly().waitFor();
        await().atMost(Duration.ofSeconds(5)).untilAsserted(this::assertFamilyIsGone);
        assertThat(Commands.isAlive(Commands.pid(directory.resolve("leader")))).isFalse();
    }

    private Process jvm() throws Exception {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return new ProcessBuilder(
                        java.toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Parent.class.getName(),
                        directory.toString(),
                        "echo $$ >leader; " + FAMILY + "echo >>ready; trap '' TERM; while :; do sleep 0.1; done")
                .inheritIO()
                .start();
    }

    private void assertFamilyIsGone() {
        assertThat(NAMES).allSatisfy(name -> assertThat(Commands.isAlive(Commands.pid(directory.resolve(name))))
                .as(name)
                .isFalse());
    }

    private static Process sleeper(String cookie) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("sleep", "100");
        builder.environment().put(Cookie.VARIABLE, cookie);
        return builder.start();
    }

    /** A JVM that runs a command until it is killed. */
    static final class Parent {
        private Parent() {}

        public static void main(String[] arguments) throws Exception {
            try (RunningCommand running =
                    Commands.script(Path.of(arguments[0]), arguments[1]).start((output, line) -> false)) {
                running.await();
            }
        }
    }
}
