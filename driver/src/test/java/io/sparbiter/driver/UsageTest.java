package io.sparbiter.driver;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.driver.benchmark.Benchmark;
import io.sparbiter.driver.benchmark.BenchmarkPlan;
import io.sparbiter.driver.benchmark.BenchmarkRow;
import io.sparbiter.driver.benchmark.Contender;
import io.sparbiter.driver.benchmark.table.RecordedTable;
import io.sparbiter.driver.benchmark.table.TableFile;
import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.config.SearchConfigReader;
import io.sparbiter.driver.config.yaml.ConfigOverride;
import io.sparbiter.search.generate.Strategy.Tpe;
import io.sparbiter.search.space.Axis.IntegerAxis;
import io.sparbiter.search.space.Space;
import io.sparbiter.search.trial.Direction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The steps of the examples in the documentation of public types: that they can be taken so. */
class UsageTest {
    private static final Path QUICK = Path.of("../conf/searches/quick.yaml");

    @TempDir
    Path folder;

    @Test
    void aSearchFileIsReadWithSettingsOfTheCommandLine() {
        SearchConfig config = new SearchConfigReader().read(QUICK, List.of(ConfigOverride.set("budget.trials=8")));

        assertThat(config.budget().trials()).isEqualTo(OptionalInt.of(8));
    }

    @Test
    void aConfigurationIsWrittenOut() {
        SearchConfig config = new SearchConfigReader().read(QUICK).withSeed(42);
        String everySetting = config.resolved().yaml();

        assertThat(everySetting).contains("seed: 42");
    }

    @Test
    void aStrategyIsReplayedOnATable() throws IOException {
        Path file = Files.writeString(folder.resolve("table.csv"), "width,score_1\n1,0.5\n2,0.7\n4,0.6\n");
        var space = new Space(List.of(new IntegerAxis("width", List.of(1L, 2L, 4L))));
        RecordedTable table = TableFile.read(file, space, Direction.MAXIMIZE);
        var benchmark = new Benchmark(table, new BenchmarkPlan(100, 20, 1, 1), System::nanoTime);
        List<BenchmarkRow> rows = benchmark.rows(Contender.of(Tpe.DEFAULT));

        assertThat(rows.get(0).at()).isEqualTo(3);
    }
}
