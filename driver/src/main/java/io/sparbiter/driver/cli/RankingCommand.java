package io.sparbiter.driver.cli;

import io.sparbiter.driver.report.RankingReport;
import io.sparbiter.driver.results.ResultsDirectory;
import io.sparbiter.driver.results.table.TrialRows;
import java.io.PrintWriter;
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

    @Command(name = "best", description = "Ranks a search's best trials and says what they share.")
    static final class Best extends RankingCommand {
        @Override
        String text(RankingReport report) {
            return report.best(count.value());
        }
    }

    @Command(name = "worst", description = "Ranks a search's worst trials and says what they share.")
    static final class Worst extends RankingCommand {
        @Override
        String text(RankingReport report) {
            return report.worst(count.value());
        }
    }

    abstract String text(RankingReport report);

    @Override
    public Integer call() {
        ResultsDirectory results = search.results.open();
        TrialRows rows = results.trials().rowsWithoutHistory(search.resolve(results));
        Warnings.print(rows.warnings());
        PrintWriter out = spec.commandLine().getOut();
        out.print(text(new RankingReport(rows.rows())));
        out.flush();
        return ExitCode.DONE;
    }
}
