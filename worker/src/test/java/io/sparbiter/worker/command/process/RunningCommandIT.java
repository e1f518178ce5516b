package io.sparbiter.worker.command.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.sparbiter.worker.command.process.CommandEvent.Ended;
import io.sparbiter.worker.command.process.CommandEvent.Line;
import io.sparbiter.worker.command.process.CommandEvent.Output;
import io.sparbiter.worker.command.process.CommandEvent.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RunningCommandIT {
    @TempDir
    Path directory;

    @Test
    void argumentsArriveAsTheyAre() throws Exception {
        String[] words = {
            "/bin/sh",
            "-c",
            "printf '<%s>' \"$@\"",
            "sh",
            "a b",
            "'\"$HOME`id`\\",
            "grün – 数",
            "two\nlines",
            "",
            "*",
            "-n"
        };
        try (RunningCommand running = Commands.command(directory, words).start((output, line) -> false)) {
            assertThat(running.await()).isEqualTo(ExitStatus.of(0));
            assertThat(running.tail(Output.STDOUT).text())
                    .isEqualTo("<a b><'\"$HOME`id`\\><grün – 数><two\nlines><><*><-n>");
        }
    }

    @Test
    void theEnvironmentAndTheDirectoryAreTheCommands() throws Exception {
        Command command = new Command(
                List.of("/bin/sh", "-c", "echo \"$WIDTH $SPARBITER_COOKIE\"; pwd -P"),
                Map.of("WIDTH", "6 4"),
                directory,
                new Cookie("7-1"),
                directory.resolve("reports"));
        try (RunningCommand running = command.start((output, line) -> true)) {
            assertThat(Commands.events(running))
                    .containsExactly(
                            new Line(Output.STDOUT, "6 4 7-1", false),
                            new Line(Output.STDOUT, directory.toRealPath().toString(), false),
                            new Ended(ExitStatus.of(0)));
        }
    }

    @Test
    void onlyWantedLinesBecomeEventsAndAllAreInTheTail() throws Exception {
        Command command =
                Commands.script(directory, "echo no; echo 'sparbiter: 1'; echo no >&2; printf 'sparbiter: 2'");
        try (RunningCommand running = command.start((output, line) -> line.startsWith("sparbiter: "))) {
            assertThat(Commands.events(running))
                    .containsExactly(
                            new Line(Output.STDOUT, "sparbiter: 1", false),
                            new Line(Output.STDOUT, "sparbiter: 2", false),
                            new Ended(ExitStatus.of(0)));
            assertThat(running.tail(Output.STDOUT).text()).isEqualTo("no\nsparbiter: 1\nsparbiter: 2");
            assertThat(running.tail(Output.STDERR).text()).isEqualTo("no\n");
        }
    }

    @Test
    void aFilterThatFailsDoesNotStopTheOutput() throws Exception {
        Pattern overflowing = Pattern.compile("(x|y)*z");
        Command command = Commands.script(directory, "head -c 60000 /dev/zero | tr '\\0' x; echo; echo z");
        try (RunningCommand running =
                command.start((output, line) -> overflowing.matcher(line).matches())) {
            assertThat(Commands.events(running))
                    .containsExactly(new Line(Output.STDOUT, "z", false), new Ended(ExitStatus.of(0)));
        }
    }

    @Test
    void afterTheEndTheEndComesAgain() throws Exception {
        try (RunningCommand running = Commands.command(directory, "true").start((output, line) -> true)) {
            assertThat(running.await()).isEqualTo(ExitStatus.of(0));
            assertThat(running.next()).isEqualTo(new Ended(ExitStatus.of(0)));
            assertThat(running.next(Duration.ZERO)).contains(new Ended(ExitStatus.of(0)));
        }
    }

    @Test
    void aWaitForEventsIsBounded() throws Exception {
        try (RunningCommand running =
                Commands.command(directory, "sleep", "100").start((output, line) -> true)) {
            assertThat(running.next(Duration.ofMillis(1))).isEmpty();
        }
    }

    @Test
    void aWaitAndATimeOfGraceMayBeForEver() throws Exception {
        Duration ever = Duration.ofSeconds(Long.MAX_VALUE);
        try (RunningCommand running =
                Commands.script(directory, "echo ready; sleep 100").start((output, line) -> true)) {
            assertThat(running.next(ever)).contains(new Line(Output.STDOUT, "ready", false));
            running.stop(ever);
            assertThat(running.await()).isEqualTo(ExitStatus.of(143));
        }
    }

    @Test
    void aMillionLinesArriveInOrder() throws Exception {
        Command command = Commands.script(directory, "seq 1 1000000");
        try (RunningCommand running = command.start((output, line) -> true)) {
            int lines = 0;
            while (running.next() instanceof Line line) {
                lines++;
                assertThat(line.text()).isEqualTo(Integer.toString(lines));
            }
            assertThat(lines).isEqualTo(1_000_000);
        }
    }

    /** So long that whoever waits a fixed time for the rest of an output has given it up. */
    @Test
    void linesWaitForTheirReaderLongAfterTheEndOfTheProgram() throws Exception {
        Command command = Commands.script(directory, "yes x | head -n 20000");
        try (RunningCommand running = command.start((output, line) -> true)) {
            await().until(() -> !Commands.isAlive(running.pid()));
            await().during(Duration.ofSeconds(8)).until(() -> isLookedAfter(command));
            assertThat(Commands.events(running))
                    .hasSize(20_001)
                    .startsWith(new Line(Output.STDOUT, "x", false))
                    .endsWith(new Ended(ExitStatus.of(0)));
        }
    }

    private static boolean isLookedAfter(Command command) {
        String name = "command " + command.cookie().value() + " supervisor";
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals(name));
    }

    @Test
    void twoHundredMegabytesOfErrorsAreRead() throws Exception {
        Command command = Commands.script(directory, "yes 'a warning of no use' | head -c 200000000 >&2; echo done");
        try (RunningCommand running = command.start((output, line) -> line.startsWith("sparbiter: "))) {
            assertThat(running.await()).isEqualTo(ExitStatus.of(0));
            assertThat(running.tail(Output.STDERR).text()).hasSizeGreaterThan(60_000);
            assertThat(running.tail(Output.STDOUT).lines(20)).containsExactly("done");
        }
    }

    @Test
    void aLineWithoutEndIsCut() throws Exception {
        List<CommandEvent> events = Commands.run(directory, "head -c 3000000 /dev/zero | tr '\\0' x");
        assertThat(events)
                .containsExactly(
                        new Line(Output.STDOUT, "x".repeat(LineSplitter.LONGEST), true), new Ended(ExitStatus.of(0)));
    }

    @Test
    void standardInputIsEmpty() throws Exception {
        assertThat(Commands.run(directory, "cat; echo done"))
                .containsExactly(new Line(Output.STDOUT, "done", false), new Ended(ExitStatus.of(0)));
    }

    @Test
    void aReportIsSeenWhileTheProgramRuns() throws Exception {
        Command command =
                Commands.script(directory, "echo 1 >>$SPARBITER_REPORT; printf 2 >>$SPARBITER_REPORT; sleep 100");
        try (RunningCommand running = command.start((output, line) -> true)) {
            assertThat(running.next()).isEqualTo(new Report("1", false));
            assertThat(running.next(Duration.ofMillis(100))).isEmpty();
            running.stop(Duration.ZERO);
            assertThat(running.next()).isEqualTo(new Report("2", false));
            assertThat(running.next()).isInstanceOf(Ended.class);
        }
    }

    @Test
    void aReportBeforeAFailureIsNotLost() throws Exception {
        assertThat(Commands.run(directory, "echo 1 >>$SPARBITER_REPORT; exit 1"))
                .containsExactly(new Report("1", false), new Ended(ExitStatus.of(1)));
    }

    @Test
    void aReportOfTheLastMomentIsNotLost() throws Exception {
        Command command = Commands.script(
                directory,
                "trap 'echo last >>$SPARBITER_REPORT; exit 0' TERM; echo ready; while :; do sleep 0.01; done");
        try (RunningCommand running = command.start((output, line) -> output == Output.STDOUT)) {
            running.next();
            running.stop(Duration.ofSeconds(30));
            assertThat(Commands.events(running))
                    .containsExactly(new Report("last", false), new Ended(ExitStatus.of(0)));
        }
    }

    @Test
    void reportsThatCannotBeReadDoNotHinderTheEnd() throws Exception {
        Files.createDirectory(directory.resolve("reports"));
        assertThat(Commands.status(Commands.run(directory, "exit 3"))).isEqualTo(ExitStatus.of(3));
    }

    @Test
    void aProgramThatIsMissingIsNotFound() throws Exception {
        try (RunningCommand running =
                Commands.command(directory, "./no-such-program").start((output, line) -> true)) {
            assertThat(running.await()).isEqualTo(new ExitStatus.NotStarted(127));
            assertThat(running.tail(Output.STDERR).text()).contains("no-such-program");
        }
    }

    @Test
    void aProgramThatMayNotBeExecutedIsNotStarted() throws Exception {
        Files.writeString(directory.resolve("script"), "#!/bin/sh\n");
        try (RunningCommand running = Commands.command(directory, "./script").start((output, line) -> true)) {
            assertThat(running.await()).isEqualTo(new ExitStatus.NotStarted(126));
        }
    }

    @Test
    void aDirectoryThatIsMissingIsTheMachinesFault() {
        assertThatThrownBy(() ->
                        Commands.command(directory.resolve("none"), "true").start((output, line) -> true))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("none");
    }

    @Test
    void aSignalsNumberIsInTheExitCode() throws Exception {
        assertThat(Commands.status(Commands.run(directory, "kill -SEGV $$"))).isEqualTo(ExitStatus.of(139));
        assertThat(Commands.status(Commands.run(directory, "kill -KILL $$"))).isEqualTo(ExitStatus.of(137));
    }

    @Test
    void aFilterAroundTheOutputLosesNothing() throws Exception {
        String script = "exec bash -c 'exec > >(sleep 0.2; cat); echo one; echo two'";
        assertThat(Commands.run(directory, script))
                .containsExactly(
                        new Line(Output.STDOUT, "one", false),
                        new Line(Output.STDOUT, "two", false),
                        new Ended(ExitStatus.of(0)));
    }

    @Test
    void fiveHundredEndsAreSeenWithAllTheirOutput() throws Exception {
        for (int i = 0; i < 500; i++) {
            assertThat(Commands.run(directory, "echo " + i + "; exit " + i % 100))
                    .containsExactly(
                            new Line(Output.STDOUT, Integer.toString(i), false), new Ended(ExitStatus.of(i % 100)));
        }
    }
}
