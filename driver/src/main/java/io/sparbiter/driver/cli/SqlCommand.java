package io.sparbiter.driver.cli;

import io.sparbiter.driver.cli.option.SearchOptions;
import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.end.ExitCode;
import io.sparbiter.driver.query.SqlFormat;
import io.sparbiter.driver.query.SqlSession;
import io.sparbiter.driver.results.ResultsDirectory;
import io.sparbiter.driver.run.RecordedConfig;
import io.sparbiter.driver.screen.ScreenWidth;
import io.sparbiter.search.trial.Objective;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "sql",
        description =
                "Asks the results table with Spark SQL: the views trials, epochs and front of a search, or of all.")
final class SqlCommand implements Callable<Integer> {
    @Parameters(paramLabel = "QUERY", description = "A statement, as in \"SELECT count(*) FROM trials\".")
    String statement;

    @Mixin
    SearchOptions search;

    @Option(names = "--all", description = "Asks all searches of the results directory.")
    boolean all;

    @Option(names = "--format", defaultValue = "table", description = "table, csv or json (default: ${DEFAULT-VALUE}).")
    SqlFormat format;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        ResultsDirectory results = search.results.open();
        Optional<String> one = all ? Optional.empty() : Optional.of(search.resolve(results));
        one.filter(name -> search.name == null).ifPresent(this::announce);
        try (var session = SqlSession.open(results, one, name -> objective(results, name))) {
            Warnings.print(session.warnings());
            format.print(
                    session.run(statement),
                    ScreenWidth.columns(),
                    spec.commandLine().getOut());
        }
        return ExitCode.DONE;
    }

    private static Optional<Objective> objective(ResultsDirectory results, String name) {
        return RecordedConfig.find(results, name).map(SearchConfig::objective);
    }

    /** An answer that is of one search only must not pass for one of all. */
    private void announce(String chosen) {
        spec.commandLine()
                .getErr()
                .println("The views hold search " + chosen
                        + ", the one written last. Choose another with --search, or all with --all.");
    }
}
