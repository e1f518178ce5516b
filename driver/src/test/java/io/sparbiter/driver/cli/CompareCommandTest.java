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

class CompareCommandTest {
    @TempDir
    Path folder;

    private String results;
    private String others;

    @BeforeEach
    void makeSearches() throws IOException {
        results = folder.resolve("results").toString();
        others = folder.resolve("others").toString();
        search(results, "one", "loss: minimize", "strategy=random", "0.5", "0.75", "0.25");
        search(results, "two", "loss: minimize", "strategy=tpe", "0.625");
        search(others, "night", "loss: minimize", "strategy=random", "0.375");
        search(others, "accurate", "accuracy: maximize", "strategy=random", "0.9");
    }

    private void search(String directory, String name, String metric, String setting, String... scores)
            throws IOException {
        Path file = Files.writeString(
                folder.resolve(name + ".yaml"),
                "{trial: {type: external, metrics: {" + metric + "}}, space: {x: [1, 2, 3, 4]}, seed: 1}");
        CommandLines.run("ask", "--config", file.toString(), "-n", "4", "--set", setting, "--results", directory);
        for (int i = 0; i < scores.length; i++) {
            CommandLines.run("tell", Integer.toString(i + 1), scores[i], "--search", name, "--results", directory);
        }
    }

    private CommandLines compare(String... words) {
        List<String> all = new ArrayList<>(List.of("compare", "--results", results));
        all.addAll(List.of(words));
        return CommandLines.run(all.toArray(String[]::new));
    }

    private static void assertRefused(CommandLines run, String... words) {
        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run.err()).contains(words);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void searchesOfSeveralDirectoriesStandSideBySide() {
        CommandLines run = compare("one", "two", others + "/night");

        assertThat(run.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(run.out().lines().map(String::strip).toList())
                .contains("By loss (minimize). Time is that in which trials ran.", "Settings that differ:")
                .anyMatch(line -> line.matches("one +3 +3 +0:00 +0.25000"))
                .anyMatch(line -> line.matches("1 +0.50000 +0.62500 +0.37500"))
                .anyMatch(line -> line.matches("2 +0.50000"))
                .anyMatch(line -> line.matches("strategy.* random .*"));
    }

    @Test
    void thePageHasTheSame() throws IOException {
        Path page = folder.resolve("compare.html");
        compare("one", "two", "--out", page.toString());
        CommandLines report = CommandLines.run(
                "report",
                "--search",
                "one,two",
                "--results",
                results,
                "--out",
                folder.resolve("report.html").toString());

        assertThat(Files.readString(page))
                .contains("<title>Searches one, two</title>", "\"scores\":[0.5,0.25,0.25]", "[\"strategy");
        assertThat(report.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(folder.resolve("report.html")).hasSameTextualContentAs(page);
    }

    @Test
    void whatCannotBeComparedIsRefused() {
        assertRefused(compare("one"), "Cannot compare 1 search.", "Name two to 10, each once.");
        assertRefused(compare("one", "one"), "Cannot compare 1 search.");
        assertRefused(compare("one", "three"), "Cannot find search (three)", "It has one, two.");
        assertRefused(
                compare("one", others + "/accurate"),
                "Cannot compare searches by different scores: one by loss (minimize), " + others
                        + "/accurate by accuracy (maximize).");
    }
}
