package io.sparbiter.driver.cli;

import io.sparbiter.driver.analyse.ForestImportance;
import io.sparbiter.driver.cli.option.SearchOptions;
import io.sparbiter.driver.cli.output.NamedOutput;
import io.sparbiter.driver.compare.ComparisonPage;
import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.end.ExitCode;
import io.sparbiter.driver.page.ModelView;
import io.sparbiter.driver.page.PageHtml;
import io.sparbiter.driver.page.SearchView;
import io.sparbiter.driver.results.ResultsDirectory;
import io.sparbiter.driver.results.table.TrialRows;
import io.sparbiter.driver.run.RecordedConfig;
import io.sparbiter.driver.run.RecordedRecommendation;
import io.sparbiter.worker.Counted;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "report",
        description = "Writes all about a search, or with --search A,B,C a comparison, as one HTML page that needs no"
                + " network.")
final class ReportCommand implements Callable<Integer> {
    @Mixin
    SearchOptions search;

    @Option(names = "--model", paramLabel = "DIR", description = "Also shows this model, as train wrote it.")
    Path model;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "The page, as in report.html, or - for standard output.")
    Path out;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        var file = new NamedOutput("--out", out, spec.commandLine().getOut());
        file.check();
        Optional<Supplier<ModelView>> trained = Optional.ofNullable(model).map(ModelViews.get()::view);
        if (search.name != null && search.name.contains(",")) {
            return compare(file);
        }
        ResultsDirectory results = search.results.open();
        String name = search.resolve(results);
        TrialRows rows = results.trials().rows(name);
        Warnings.print(rows.warnings());
        String page = PageHtml.report(view(results, name, rows), trained.map(Supplier::get));
        file.write(page);
        spec.commandLine().getErr().println(words(file, name, rows, page));
        return ExitCode.DONE;
    }

    private int compare(NamedOutput file) {
        if (model != null) {
            throw new ParameterException(spec.commandLine(), "--model belongs to the report of one search.");
        }
        List<String> names = List.of(search.name.split(",", -1));
        file.write(ComparisonPage.of(CompareCommand.comparison(search.results, names)));
        spec.commandLine().getErr().println(file.words() + ": searches " + search.name);
        return ExitCode.DONE;
    }

    private static SearchView view(ResultsDirectory results, String name, TrialRows rows) {
        Optional<SearchConfig> config = RecordedConfig.find(results, name);
        return new SearchView(
                name,
                rows.rows(),
                config,
                List.of(),
                ForestImportance.of(rows.rows()),
                config.flatMap(read -> RecordedRecommendation.of(read, rows.rows())),
                Clock.systemUTC().instant());
    }

    private static String words(NamedOutput file, String name, TrialRows rows, String page) {
        return String.format(
                Locale.ROOT,
                "%s: search %s, %s, %.1f MB",
                file.words(),
                name,
                Counted.of(rows.rows().size(), "trial"),
                page.length() / 1e6);
    }
}
