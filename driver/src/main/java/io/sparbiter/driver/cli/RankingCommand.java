package io.sparbiter.driver.cli;

import io.sparbiter.driver.cli.option.Count;
import io.sparbiter.driver.cli.option.SearchOptions;
import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.end.ExitCode;
import io.sparbiter.driver.report.RankingReport;
import io.sparbiter.driver.results.ResultsDirectory;
import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.driver.results.table.TrialRows;
import io.sparbiter.driver.run.RecordedConfig;
import io.sparbiter.driver.run.RecordedRecommendation;
import io.sparbiter.driver.screen.ScreenWidth;
import io.sparbiter.search.bayes.Recommendation;
import io.sparbiter.search.trial.Objective.Measure;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Ranks the trials of a search as they are on disk now. */
abstract class RankingCommand implements Callable<Integer> {
    @Mixin
    SearchOptions search;

    @Option(names = "-n", paramLabel = "N", defaultValue = "10", description = "How many (default: ${DEFAULT-VALUE}).")
    Count count;

    @Spec
    CommandSpec spec;

    @Command(
            name = "best",
            description = "Ranks a search's best trials and says what they share, and which is recommended.")
    static final class Best extends RankingCommand {
        @Override
        String text(ResultsDirectory results, String name, List<TrialRow> rows) {
            Optional<SearchConfig> config = RecordedConfig.find(results, name);
            var recommendation = config.flatMap(known -> RecordedRecommendation.find(results, known, name, rows));
            return report(rows, recommendation, config).best(count.value());
        }
    }

    @Command(name = "worst", description = "Ranks a search's worst trials and says what they share.")
    static final class Worst extends RankingCommand {
        @Override
        String text(ResultsDirectory results, String name, List<TrialRow> rows) {
            return report(rows, Optional.empty(), RecordedConfig.find(results, name))
                    .worst(count.value());
        }
    }

    private static RankingReport report(
            List<TrialRow> rows, Optional<Recommendation> recommendation, Optional<SearchConfig> config) {
        List<Measure> others = config.map(known -> known.objective().others()).orElse(List.of());
        return new RankingReport(rows, recommendation, others, ScreenWidth.columns());
    }

    abstract String text(ResultsDirectory results, String name, List<TrialRow> rows);

    @Override
    public Integer call() {
        ResultsDirectory results = search.results.open();
        String name = search.resolve(results);
        TrialRows rows = results.trials().rowsWithoutHistory(name);
        Warnings.print(rows.warnings());
        PrintWriter out = spec.commandLine().getOut();
        out.print(text(results, name, rows.rows()));
        out.flush();
        return ExitCode.DONE;
    }
}
