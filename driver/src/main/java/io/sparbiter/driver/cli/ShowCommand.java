package io.sparbiter.driver.cli;

import io.sparbiter.driver.cli.option.ClassPathOptions;
import io.sparbiter.driver.cli.option.Count;
import io.sparbiter.driver.cli.option.SearchOptions;
import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.config.trial.TrialType.Description;
import io.sparbiter.driver.config.yaml.ConfigException;
import io.sparbiter.driver.end.ExitCode;
import io.sparbiter.driver.report.TrialReport;
import io.sparbiter.driver.reproduce.MovedData;
import io.sparbiter.driver.results.ResultsDirectory;
import io.sparbiter.driver.results.files.ResultsException;
import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.driver.results.table.TrialRows;
import io.sparbiter.driver.screen.ScreenWidth;
import io.sparbiter.worker.trial.SetupException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "show", description = "Tells all about one trial: parameters, result, what it ran, epochs and output.")
final class ShowCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(ShowCommand.class);

    @Parameters(paramLabel = "TRIAL", description = "The trial's id.")
    Count trial;

    @Option(
            names = "--reproduce",
            description = "Runs the trial again and says whether its epochs and score agree, and if not, what differs.")
    boolean reproduce;

    @Mixin
    SearchOptions search;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Where the data are now if they have moved, as in --set data.source=/data/digits.csv.")
    List<String> places = new ArrayList<>();

    @Mixin
    ClassPathOptions classPath;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        return classPath.with(this::show);
    }

    private int show() {
        var data = new MovedData(places);
        ResultsDirectory results = search.results.open();
        String name = search.resolve(results);
        TrialRows rows = results.trials().rows(name);
        Warnings.print(rows.warnings());
        TrialRow row = TrialReport.find(rows.rows(), trial.value());
        if (reproduce) {
            return new ReproduceTrial(spec.commandLine(), data).run(row, results.open(name));
        }
        PrintWriter out = spec.commandLine().getOut();
        out.print(new TrialReport(row, ScreenWidth.columns())
                .text(description(data, results, name, row), printed(results, name, row)));
        out.flush();
        return ExitCode.DONE;
    }

    /** What its program printed; a table outlives the directory of its search. */
    private static Map<String, String> printed(ResultsDirectory results, String search, TrialRow row) {
        try {
            return results.open(search).printed(row.trialId()).streams();
        } catch (ResultsException e) {
            LOG.warn("Cannot show what the trial printed: {}", e.getMessage());
            return Map.of();
        }
    }

    /** What it ran, as far as its settings can still be read. */
    private static Optional<Description> description(
            MovedData data, ResultsDirectory results, String search, TrialRow row) {
        try {
            SearchConfig config = data.read(results.open(search));
            return data.during(config.trial(), () -> description(config, row));
        } catch (ConfigException | SetupException | ResultsException e) {
            if (data.isGiven()) {
                throw e;
            }
            LOG.warn("Cannot show what the trial ran: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private static Optional<Description> description(SearchConfig config, TrialRow row) {
        MovedData.requireSame(row, config.trial());
        return config.trial().describe(config.space().point(row.point()));
    }
}
