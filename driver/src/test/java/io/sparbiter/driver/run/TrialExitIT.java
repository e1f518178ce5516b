package io.sparbiter.driver.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.search.trainable.Trainable;
import io.sparbiter.search.trainable.TrialContext;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A class that ends the JVM in which it is tried. */
class TrialExitIT {
    private static final String SEARCH = """
            trial: {type: class, class: "%s", epochs: 2, metrics: {auc: maximize}}
            space: {depth: [1, 2, 3]}
            strategy: grid
            pruner: none
            """;

    @TempDir
    Path directory;

    /** Ends well but for the second point. */
    public static final class Quitter implements Trainable {
        @Override
        public void train(TrialContext trial) {
            if (trial.integer("depth") == 2) {
                System.exit(0);
            }
            trial.report(1, "auc", trial.integer("depth"));
        }
    }

    @Test
    void itsSearchFailsAndNamesThePlaceAndKeepsWhatItHas() throws Exception {
        Path results = directory.resolve("results");
        Path file = Files.writeString(directory.resolve("search.yaml"), SEARCH.formatted(Quitter.class.getName()));
        String[] arguments = {"--config=" + file, "--name=quits", "--results=" + results, "--parallelism=1"};

        try (DriverProcess driver = DriverProcess.search(results, arguments)) {
            assertThat(driver.exitCode(60)).isEqualTo(1);
            assertThat(driver.said())
                    .contains(
                            "A trial has ended this program: it called System.exit at io.sparbiter.driver.run.TrialExitIT$Quitter.train(",
                            "go on with --resume");
        }
        assertThat(Searches.results(results).trials().rows("quits").rows())
                .extracting(row -> row.trialId())
                .containsExactly(1);
    }
}
