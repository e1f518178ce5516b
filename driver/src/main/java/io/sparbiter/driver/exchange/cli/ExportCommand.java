package io.sparbiter.driver.exchange.cli;

import io.sparbiter.driver.cli.Warnings;
import io.sparbiter.driver.cli.option.SearchOptions;
import io.sparbiter.driver.cli.output.NamedOutput;
import io.sparbiter.driver.end.ExitCode;
import io.sparbiter.driver.exchange.export.CsvExport;
import io.sparbiter.driver.exchange.export.ExportedSearch;
import io.sparbiter.driver.exchange.export.JsonExport;
import io.sparbiter.driver.exchange.export.OptunaExport;
import io.sparbiter.driver.results.ResultsDirectory;
import io.sparbiter.driver.results.files.WholeFile.Content;
import io.sparbiter.worker.Counted;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "export",
        description =
                "Hands a search, as far as it has come, to other programs: as CSV or JSON, as a storage of Optuna,"
                        + " or to an MLflow tracking server.")
final class ExportCommand implements Callable<Integer> {
    @Option(names = "--to", required = true, paramLabel = "FORMAT", description = "csv, json, optuna or mlflow.")
    ExportTarget to;

    @Mixin
    SearchOptions search;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "The file of csv, json or optuna, or - for standard output.")
    Path out;

    @Mixin
    MlflowOptions mlflow;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        if (to == ExportTarget.MLFLOW) {
            rejectOut();
            mlflow.requireTarget(spec.commandLine());
        } else {
            mlflow.rejectAny(spec.commandLine(), to);
            requireOut();
            file().check();
        }
        ResultsDirectory results = search.results.open();
        ExportedSearch exported = ExportedSearch.read(results, search.resolve(results));
        Warnings.print(exported.warnings());
        say(
                to == ExportTarget.MLFLOW
                        ? mlflow.export(exported, spec.commandLine().getErr())
                        : write(exported));
        return ExitCode.DONE;
    }

    private void requireOut() {
        if (out == null) {
            throw new ParameterException(
                    spec.commandLine(), "--to " + to + " needs --out FILE, or --out - for standard output.");
        }
    }

    private void rejectOut() {
        if (out != null) {
            throw new ParameterException(
                    spec.commandLine(), "--out is a file of csv, json or optuna: leave it out with --to mlflow.");
        }
    }

    private NamedOutput file() {
        return new NamedOutput("--out", out, spec.commandLine().getOut());
    }

    private String write(ExportedSearch exported) {
        file().write(content(exported));
        return file().words() + ": search " + exported.name() + ", "
                + Counted.of(exported.rows().size(), "trial") + " as " + to;
    }

    private Content content(ExportedSearch exported) {
        return switch (to) {
            case CSV -> new CsvExport(exported)::write;
            case JSON -> new JsonExport(exported)::write;
            case OPTUNA -> new OptunaExport(exported)::write;
            case MLFLOW -> throw new IllegalStateException("no file");
        };
    }

    private void say(String words) {
        spec.commandLine().getErr().println(words);
    }
}
