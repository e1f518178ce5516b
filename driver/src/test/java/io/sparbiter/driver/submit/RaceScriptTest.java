package io.sparbiter.driver.submit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.driver.submit.Script.Run;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What bench/race.sh says before anything is built. */
class RaceScriptTest {
    @TempDir
    Path folder;

    private Run run(String... options) throws Exception {
        return Script.of(folder, Script.home().resolve("bench/race.sh").toString())
                .run(options);
    }

    @Test
    void itExplainsItself() throws Exception {
        Run help = run("--help");

        assertThat(help.exitCode()).isZero();
        assertThat(help.out()).anyMatch(line -> line.contains("pip install"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "20m", "-5", "60 1-3", "60 1,,2", "60 all"})
    void itRefusesToGuess(String options) throws Exception {
        Run refused = run(options.split(" ", -1));

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err().get(0)).startsWith("Cannot ");
    }
}
