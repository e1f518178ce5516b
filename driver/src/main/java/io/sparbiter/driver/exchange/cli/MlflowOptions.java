package io.sparbiter.driver.exchange.cli;

import io.sparbiter.driver.exchange.export.ExportedSearch;
import io.sparbiter.driver.exchange.mlflow.MlflowExport;
import io.sparbiter.driver.exchange.mlflow.MlflowExport.Told;
import io.sparbiter.worker.Counted;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Where {@code export --to mlflow} tells a search. */
final class MlflowOptions {
    private static final List<String> ALL = List.of("--tracking-uri", "--experiment", "--model");

    /** Fewer trials take no longer than a person waits. */
    private static final int MANY = 100;

    @Option(
            names = "--tracking-uri",
            paramLabel = "URI",
            defaultValue = "${env:MLFLOW_TRACKING_URI}",
            description = "The server of mlflow, as in http://127.0.0.1:5000 (default: MLFLOW_TRACKING_URI).")
    String trackingUri;

    @Option(
            names = "--experiment",
            paramLabel = "NAME",
            defaultValue = "sparbiter",
            description = "The experiment of mlflow, made if there is none (default: ${DEFAULT-VALUE}).")
    String experiment;

    @Option(
            names = "--model",
            paramLabel = "DIR",
            description = "A model that train made of a trial, an artifact of its run in mlflow. Can be repeated.")
    List<Path> models = new ArrayList<>();

    /** Throws if nobody says which server is meant. */
    void requireTarget(CommandLine line) {
        if (trackingUri == null) {
            throw new ParameterException(
                    line, "--to mlflow needs --tracking-uri URI, or MLFLOW_TRACKING_URI in the environment.");
        }
    }

    /** Throws if any of these is given beside another target. */
    void rejectAny(CommandLine line, ExportTarget to) {
        ALL.stream().filter(line.getParseResult()::hasMatchedOption).findFirst().ifPresent(option -> {
            throw new ParameterException(line, option + " belongs to --to mlflow: leave it out with --to " + to + ".");
        });
    }

    /**
     * Exports a search; returns what was done, in words.
     *
     * @param err hears before it of what may take minutes
     */
    String export(ExportedSearch search, PrintWriter err) {
        if (search.rows().size() > MANY) {
            err.println("Telling up to " + Counted.of(search.rows().size(), "trial")
                    + " to the server, in three requests each …");
        }
        Told told = MlflowExport.run(search, trackingUri, experiment, models, System.getenv());
        String what = "Experiment " + experiment + ": search " + search.name() + ", "
                + Counted.of(told.trials(), "trial") + ", " + told.told() + " of them new or changed";
        return told.models() == 0 ? what : what + ", " + Counted.of(told.models(), "model");
    }
}
