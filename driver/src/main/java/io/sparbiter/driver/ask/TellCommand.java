package io.sparbiter.driver.ask;

import io.sparbiter.driver.cli.ProgramVersion;
import io.sparbiter.driver.cli.option.Count;
import io.sparbiter.driver.cli.option.SearchOptions;
import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.end.ExitCode;
import io.sparbiter.driver.results.ResultsDirectory;
import io.sparbiter.driver.run.AskedSearch;
import io.sparbiter.driver.run.RecordedConfig;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Outcome.Failed;
import io.sparbiter.search.trial.Outcome.Failure;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "tell",
        description =
                "Tells a search how a trial ended that ask printed: by its score, by a report, or by why it failed.")
final class TellCommand implements Callable<Integer> {
    /** A year is more than a trial takes. */
    private static final double MOST_SECONDS = 366 * 86_400;

    @Mixin
    SearchOptions search;

    @Parameters(index = "0", paramLabel = "TRIAL", description = "The trial's number.")
    Count trial;

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "SCORE",
            description = "The objective's metric, of each epoch if there are several; nan: the trial diverged.")
    List<String> scores = new ArrayList<>();

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description =
                    "What the trial reported, a line an epoch, as in {\"epoch\": 3, \"loss\": 0.12}; - is standard"
                            + " input.")
    String report;

    @Option(names = "--failed", paramLabel = "WHY", description = "Tells that it brought no score, and why.")
    String failed;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "0",
            description = "How long it ran, for the table and for what is known of costs (default: ${DEFAULT-VALUE}).")
    double seconds;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        requireOneOutcome();
        ResultsDirectory results = search.results.open();
        String name = search.resolve(results);
        SearchConfig config = RecordedConfig.read(results.open(name));
        if (!(config.trial() instanceof ExternalTrialType)) {
            throw wrong("Search " + name + " runs its trials itself (trial.type: "
                    + config.trial().word() + "): there is nothing to tell it.");
        }
        Outcome outcome = outcome(new ToldReport(config));
        try (AskedSearch asked =
                AskedSearch.open(config, name, results, ProgramVersion.get(), List.of(), InstantSource.system())) {
            asked.tell(trial.value(), outcome, Duration.ofNanos(Math.round(seconds * 1e9)));
        }
        return ExitCode.DONE;
    }

    private void requireOneOutcome() {
        int outcomes = (scores.isEmpty() ? 0 : 1) + (report == null ? 0 : 1) + (failed == null ? 0 : 1);
        if (outcomes != 1) {
            throw wrong("tell takes one of a score, --report and --failed, as in tell " + trial.value() + " 0.97.");
        }
        if (!(seconds >= 0 && seconds <= MOST_SECONDS)) {
            throw wrong("--seconds (" + seconds + ") must be a number from 0 to " + (long) MOST_SECONDS + ".");
        }
    }

    private Outcome outcome(ToldReport told) {
        if (failed != null) {
            return new Failed(Failure.ERROR, failed.isBlank() ? "told as failed" : failed, List.of());
        }
        return report != null ? told.ofFile(report) : told.ofScores(scores);
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
