package io.sparbiter.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user's way from one small search on real data to the next. */
class WarmStartIT {
    @TempDir
    Path directory;

    private CommandLines search(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "search",
                "--config=../conf/searches/quick.yaml",
                "--results=" + directory,
                "--parallelism=2",
                "--set=space=../.ci/tiny-space.yaml",
                "--set=data.train=300",
                "--set=data.validate_on=200",
                "--set=training.epochs=2"));
        arguments.addAll(List.of(more));
        return CommandLines.run(arguments.toArray(String[]::new));
    }

    @Test
    void twoSearchesShareASpaceOfFourPoints() {
        search("--name=one", "--trials=3");
        CommandLines other = search("--name=other", "--warm-start=one", "--set=pruner=asha", "--set=seed=8");

        assertThat(other.err()).contains("Warm start from one: 3 points are known", "every point has been tried");
        assertThat(other.exitCode()).isZero();
        assertThat(other.out()).contains("Best 1 of 1");
    }

    @Test
    void aSearchBeginsByResumingAndGoesOnWithMoreTrials() {
        CommandLines begun = search("--resume", "--trials=1");
        assertThat(begun.exitCode()).as(begun.err()).isZero();
        assertThat(begun.err()).contains("Search quick-", "seed ");

        CommandLines more = search("--resume", "--trials=2");
        assertThat(more.exitCode()).as(more.err()).isZero();
        assertThat(more.err()).contains(", resumed after 1 trial,", "ended after");
        assertThat(more.out()).contains("Best 1 of 2");
    }
}
