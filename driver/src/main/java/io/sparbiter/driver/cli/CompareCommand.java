package io.sparbiter.driver.cli;

import io.sparbiter.driver.cli.option.ResultsOptions;
import io.sparbiter.driver.cli.output.NamedOutput;
import io.sparbiter.driver.compare.Comparison;
import io.sparbiter.driver.compare.ComparisonPage;
import io.sparbiter.driver.compare.ComparisonReport;
import io.sparbiter.driver.compare.NamedSearches;
import io.sparbiter.driver.end.ExitCode;
import io.sparbiter.driver.screen.ScreenWidth;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "compare",
        description = "Sets searches side by side: the best by trials, epochs and time, and the settings that differ.")
final class CompareCommand implements Callable<Integer> {
    @Parameters(
            arity = "1..*",
            paramLabel = "SEARCH",
            description = "A search of --results, or of another results directory, as in /other/results/night.")
    List<String> names;

    @Mixin
    ResultsOptions results;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Also writes a page with the curves, as in compare.html.")
    Path out;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter standard = spec.commandLine().getOut();
        Optional<NamedOutput> file = Optional.ofNullable(out).map(path -> new NamedOutput("--out", path, standard));
        file.ifPresent(NamedOutput::check);
        Comparison comparison = comparison(results, names);
        file.ifPresent(page -> page.write(ComparisonPage.of(comparison)));
        if (!file.map(NamedOutput::isStandardOutput).orElse(false)) {
            standard.print(ComparisonReport.of(comparison, ScreenWidth.columns()));
            standard.flush();
        }
        return ExitCode.DONE;
    }

    /** Of searches by what a user calls them, see {@link NamedSearches}. */
    static Comparison comparison(ResultsOptions results, List<String> names) {
        var searches = new NamedSearches(results::open, results::openOther, Warnings::print);
        return Comparison.of(searches.read(names));
    }
}
