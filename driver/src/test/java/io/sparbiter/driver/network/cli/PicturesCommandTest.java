package io.sparbiter.driver.network.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.driver.cli.CommandLines;
import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.config.SearchConfigReader;
import io.sparbiter.driver.end.ExitCode;
import io.sparbiter.driver.results.ResultsDirectory;
import io.sparbiter.driver.results.SearchBeginning;
import io.sparbiter.driver.results.table.SampleTrials;
import io.sparbiter.worker.network.NetworkReports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures of a small search and of a plain network. */
class PicturesCommandTest {
    private static final String CONFIGURATION = """
            space:
              conv_1_filters: [4, 8, 16]
              conv_1_kernel: [3]
              optimizer: [adam, nadam]
            data: {train: 200, validation: 300, test: 100}
            """;

    @TempDir
    Path folder;

    private String at(String name) {
        return folder.resolve(name).toString();
    }

    private void writeSearch() {
        SearchConfig config = SearchConfigReader.trusting().readText(CONFIGURATION, "test");
        ResultsDirectory results = ResultsDirectory.at(at("results"), new Configuration());
        results.prepare("mine").begin(SearchBeginning.of(config.resolved().yaml(), NetworkReports.SCHEMA, "test"));
        try (var writer = results.trials().writer(SampleTrials.context("mine"), config.space())) {
            for (int id = 1; id <= 5; id++) {
                writer.ended(SampleTrials.completed(SampleTrials.trial(id, config.space()), id / 10.0));
            }
        }
    }

    private CommandLines train() {
        return CommandLines.run(
                "train",
                "--config=../conf/searches/quick.yaml",
                "--baseline",
                "--epochs=1",
                "--out=" + at("model"),
                "--set=data.train=200",
                "--set=data.validation=300",
                "--set=data.validate_on=100",
                "--set=data.test=100");
    }

    private List<String> files(String name) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(name))) {
            return files.map(Path::toString).sorted().toList();
        }
    }

    @Test
    void aSearchAndItsDataAreDrawn() throws IOException {
        writeSearch();
        CommandLines run = CommandLines.run("pictures", "--results", at("results"), "--out", at("out"));
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out().lines().sorted().toList()).hasSize(7).isEqualTo(files("out"));
        for (String file : files("out")) {
            assertThat(ImageIO.read(Path.of(file).toFile()).getWidth()).as(file).isBetween(1000, 1400);
        }
    }

    @Test
    void aModelIsDrawnByThreeCommands() throws IOException {
        assertThat(train().exitCode()).isZero();
        assertThat(files("model")).contains(at("model/training.png"));
        CommandLines run = CommandLines.run("pictures", "--model", at("model"), "--out", at("out"));
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(files("out"))
                .isEqualTo(run.out().lines().sorted().toList())
                .contains(at("out/confusion-matrix.png"), at("out/weights-softmax.png"), at("out/sample-images.png"))
                .doesNotContain(at("out/search-history.png"));
        assertThat(Path.of(at("out/training.png"))).hasSameBinaryContentAs(Path.of(at("model/training.png")));
        CommandLines evaluated = CommandLines.run("evaluate", "--model", at("model"), "--out", at("judged"));
        assertThat(evaluated.exitCode()).as(evaluated.err()).isZero();
        assertThat(Path.of(at("judged/confusion-matrix.png")))
                .hasSameBinaryContentAs(Path.of(at("out/confusion-matrix.png")));
        Files.write(Path.of(at("model/network.zip")), new byte[100]);
        CommandLines damaged = CommandLines.run("pictures", "--model", at("model"), "--out", at("out"));
        assertThat(damaged.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(damaged.err())
                .startsWith("Cannot read " + at("model/network.zip") + ": ")
                .doesNotContain("--out");
    }

    @Test
    void whatIsNotThereIsRefused() {
        CommandLines run = CommandLines.run("pictures", "--results", at("gone"), "--out", at("out"));
        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run.err()).contains("Cannot find a search in --results");
        assertThat(run.out()).isEmpty();
        CommandLines model = CommandLines.run("pictures", "--model", at("gone"), "--out", at("out"));
        assertThat(model.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(model.err()).contains("Cannot open model");
    }
}
