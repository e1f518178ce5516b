package io.sparbiter.driver.submit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.driver.submit.Script.Run;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a night is started with. */
class NightlyScriptTest {
    @TempDir
    Path folder;

    private Script nightly() {
        Script script = Script.of(folder, "nightly.sh")
                .with("SPARBITER_LOGS", folder.resolve("logs").toString());
        return script.with("SPARBITER_LAUNCHER", script.program("launcher", "printf '%s\\n' \"$@\"") + " with words");
    }

    @Test
    void aNightGoesOnWithTheSameSearchWithinItsWindow() throws Exception {
        Run run = nightly().run("--name", "mnist", "--config", "a b.yaml", "--results", "hdfs:///sparbiter");

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .containsExactly(
                        "with",
                        "words",
                        "search",
                        "--resume",
                        "--max-time",
                        "8h",
                        "--summary",
                        folder.resolve("logs/nightly.jsonl").toString(),
                        "--name",
                        "mnist",
                        "--config",
                        "a b.yaml",
                        "--results",
                        "hdfs:///sparbiter");
    }

    @Test
    void theWindowAndTheSummaryCanBeOthers() throws Exception {
        Run run = nightly()
                .with("SPARBITER_WINDOW", "90m")
                .with("SPARBITER_SUMMARY", "-")
                .run("--name=mnist", "--config", "x.yaml");

        assertThat(run.after("--max-time")).isEqualTo("90m");
        assertThat(run.after("--summary")).isEqualTo("-");
    }

    @Test
    void aNightWithoutANameIsRefused() throws Exception {
        assertThat(nightly().run("--config", "x.yaml").err().get(0))
                .startsWith("Cannot run a night of --name (not given)");
        assertThat(nightly().run("--name", "../x").exitCode()).isEqualTo(2);
    }

    @Test
    void theExitCodeIsTheLaunchers() throws Exception {
        Script script = nightly();
        script.with("SPARBITER_LAUNCHER", script.program("failing", "exit 143").toString());

        assertThat(script.run("--name", "mnist").exitCode()).isEqualTo(143);
    }

    @Test
    void aSecondStartWhileTheFirstRunsEndsQuietly() throws Exception {
        Script script = nightly();
        Path second = script.program(
                "second",
                "bash '" + Script.home().resolve("submit/nightly.sh") + "' --name mnist; echo \"second: $?\"");
        Run first = script.with("SPARBITER_LAUNCHER", second.toString()).run("--name", "mnist");

        assertThat(first.out())
                .containsExactly("Search mnist still runs on this machine: nothing to do tonight.", "second: 0");
    }

    @Test
    void twoSearchesMayRunSideBySide() throws Exception {
        Script script = nightly();
        Path other = script.program(
                "other",
                "SPARBITER_LAUNCHER=echo bash '" + Script.home().resolve("submit/nightly.sh") + "' --name other");
        Run first = script.with("SPARBITER_LAUNCHER", other.toString()).run("--name", "mnist");

        assertThat(first.out()).singleElement().asString().startsWith("search --resume");
    }
}
