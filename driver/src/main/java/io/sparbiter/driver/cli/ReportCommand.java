package io.sparbiter.driver.cli;

import io.sparbiter.driver.analyse.ForestImportance;
import io.sparbiter.driver.page.PageHtml;
import io.sparbiter.driver.page.SearchView;
import io.sparbiter.driver.results.ResultsDirectory;
import io.sparbiter.driver.results.TrialRows;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "report", description = "Writes all about a search as one HTML page that needs no network.")
final class ReportCommand implements Callable<Integer> {
    @Mixin
    SearchOptions search;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The page, as in report.html.")
    Path out;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        var file = new OutputFile("--out", out);
        file.check();
        ResultsDirectory results = search.results.open();
        String name = search.resolve(results);
        TrialRows rows = results.trials().rows(name);
        Warnings.print(rows.warnings());
        SearchView view = new SearchView(
                name,
                rows.rows(),
                RecordedConfig.find(results, name),
                List.of(),
                ForestImportance.of(rows.rows()),
                Clock.systemUTC().instant());
        String page = PageHtml.report(view, Optional.empty());
        file.write(page);
        spec.commandLine()
                .getErr()
                .printf(
                        Locale.ROOT,
                        "%s: search %s, %,d trials, %.1f MB%n",
                        out,
                        name,
                        rows.rows().size(),
                        page.length() / 1e6);
        return ExitCode.DONE;
    }
}
