package io.sparbiter.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.driver.end.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpaceCommandTest {
    @TempDir
    Path folder;

    private String file;

    /** Of 2 × 3 × 4 indices, 3 + 3 × 4 are points, of which the constraint leaves 3 + 9. */
    @BeforeEach
    void writeFile() throws IOException {
        file = Files.writeString(folder.resolve("space.yaml"), """
                        trial: {type: external, metrics: {loss: minimize}}
                        space:
                          layers: [1, 2]
                          first: [8, 16, 32]
                          second: {values: [4, 8, 16, 32], when: {layers: [2]}}
                        constraints: ["second <= first"]
                        """).toString();
    }

    private CommandLines space(String... more) {
        List<String> all = new ArrayList<>(List.of("space", "--config", file));
        all.addAll(List.of(more));
        return CommandLines.run(all.toArray(String[]::new));
    }

    private static List<String> rows(CommandLines run) {
        return run.out().lines().skip(2).map(String::strip).toList();
    }

    @Test
    void conditionsAndWhatConstraintsLeaveAreTold() {
        assertThat(space().out()).contains("second", "layers", "second <= first", "12 points");
    }

    @Test
    void aSampleHasPointsOnceAndNoneThatIsExcluded() {
        List<String> all = rows(space("--sample", "12"));

        assertThat(all).hasSize(12).doesNotHaveDuplicates();
        assertThat(all).filteredOn(row -> row.matches("\\d+ +1 +\\d+")).hasSize(3);
        assertThat(all).filteredOn(row -> row.matches("\\d+ +2 +8 +(4|8)")).hasSize(2);
    }

    @Test
    void theSeedDecides() {
        assertThat(rows(space("--sample", "4", "--seed", "7")))
                .isEqualTo(rows(space("--sample", "4", "--seed", "7")))
                .isNotEqualTo(rows(space("--sample", "4", "--seed", "8")));
    }

    @Test
    void aSeedNeedsASample() {
        CommandLines run = space("--seed", "7");

        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run.err()).contains("--seed is that of --sample: add --sample N.");
    }

    @Test
    void aSampleOfNoneIsRefused() {
        CommandLines run = space("--sample", "0");

        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run.err()).contains("--sample (0) must be from 1 to 10000.");
    }
}
