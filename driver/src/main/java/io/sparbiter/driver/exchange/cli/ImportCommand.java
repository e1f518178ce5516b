package io.sparbiter.driver.exchange.cli;

import io.sparbiter.driver.cli.ProgramVersion;
import io.sparbiter.driver.cli.Warnings;
import io.sparbiter.driver.cli.option.ResultsOptions;
import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.config.SearchConfigReader;
import io.sparbiter.driver.end.ExitCode;
import io.sparbiter.driver.exchange.imported.SearchImport;
import io.sparbiter.driver.exchange.source.SourceChoice;
import io.sparbiter.driver.exchange.source.SourceStudy;
import io.sparbiter.driver.exchange.source.StudyFiles;
import io.sparbiter.driver.report.SpaceReport;
import io.sparbiter.driver.results.ResultsDirectory;
import io.sparbiter.driver.results.files.ResultsException;
import io.sparbiter.search.space.Axis;
import io.sparbiter.search.trial.Direction;
import io.sparbiter.worker.Counted;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
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
        name = "import",
        description =
                "Makes a search of what another tool has tried: a CSV file or a journal of Optuna, a project of Keras"
                        + " Tuner, an export of Weights & Biases, or a CSV file with a column for each axis and a score.")
final class ImportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Files of one tool, or a project's directory.")
    List<Path> files;

    @Option(names = "--name", required = true, paramLabel = "NAME", description = "What the search is called.")
    String name;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "A search file, whose space and objective are meant (default: what the files declare or have"
                    + " tried).")
    Path config;

    @Mixin
    ResultsOptions results;

    @Option(
            names = "--metric",
            paramLabel = "NAME",
            description = "Which column or metric is the score (default: score, value, objective, or --config's).")
    String metric;

    @Option(
            names = "--direction",
            paramLabel = "WORD",
            description = "maximize or minimize, where the files do not say.")
    Direction direction;

    @Option(
            names = "--axes",
            paramLabel = "NAME",
            split = ",",
            description = "Which columns of a CSV file are parameters (default: those of --config, or all that are"
                    + " nothing else).")
    List<String> axes = new ArrayList<>();

    @Option(names = "--study", paramLabel = "NAME", description = "Which study, where a journal of Optuna has several.")
    String study;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        Optional<SearchConfig> file = Optional.ofNullable(config).map(new SearchConfigReader()::read);
        ResultsDirectory directory = results.open();
        requireFree(directory);
        SourceStudy read = StudyFiles.read(files, choice(file));
        SearchImport made = SearchImport.of(
                read, file, Optional.ofNullable(direction), Clock.systemUTC().instant());
        made.write(directory, name, ProgramVersion.get());
        Warnings.print(made.misfits());
        tell(made, read, directory);
        return ExitCode.DONE;
    }

    private void requireFree(ResultsDirectory directory) {
        if (directory.has(name)) {
            throw ResultsException.usage(
                    "Cannot import as --name (" + name + "): the name is already in use in " + directory.path() + ".",
                    "Choose a new name.");
        }
    }

    /** The search file that has the same axes. */
    private String goOn(ResultsDirectory directory) {
        return config != null
                ? config.toString()
                : directory.open(name).path().toUri().getPath()
                        + "/search.yaml --set trial=… (what its trials are to run)";
    }

    private SourceChoice choice(Optional<SearchConfig> file) {
        List<String> ofFile = file.stream()
                .flatMap(read -> read.space().axes().stream())
                .map(Axis::name)
                .toList();
        return new SourceChoice(
                Optional.ofNullable(study),
                Optional.ofNullable(metric),
                file.map(read -> read.objective().metric().name()),
                axes.isEmpty() ? ofFile : axes);
    }

    private void tell(SearchImport made, SourceStudy read, ResultsDirectory directory) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("Search " + name + ": " + Counted.of(made.size(), "trial") + " of " + read.tool() + ", "
                + made.config().objective().metric().name() + " ("
                + made.config().objective().direction().word() + ")"
                + (made.unfinished() == 0 ? "" : ", without " + made.unfinished() + " that have not ended"));
        PrintWriter out = spec.commandLine().getOut();
        out.print(SpaceReport.of(made.config().space()));
        out.flush();
        err.println("Go on by: search --config " + goOn(directory) + " --warm-start " + name);
    }
}
