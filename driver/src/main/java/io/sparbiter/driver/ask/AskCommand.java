package io.sparbiter.driver.ask;

import io.sparbiter.driver.cli.ProgramVersion;
import io.sparbiter.driver.cli.option.ConfigOptions;
import io.sparbiter.driver.cli.option.Count;
import io.sparbiter.driver.cli.option.ResultsOptions;
import io.sparbiter.driver.cli.option.WarmStartOptions;
import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.end.ExitCode;
import io.sparbiter.driver.run.AskedSearch;
import io.sparbiter.driver.run.AskedSearch.Asked;
import io.sparbiter.search.loop.EndReason;
import io.sparbiter.search.prune.PrunerSettings;
import io.sparbiter.search.prune.PrunerSettings.NoPruning;
import io.sparbiter.search.prune.PrunerSettings.Promotion;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.worker.Counted;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "ask",
        description = "Asks a search for the next trials, which somebody else runs, and prints them, one a line."
                + " Begins the search if there is none of its name. Exit code 1 if there is nothing left to try.")
final class AskCommand implements Callable<Integer> {
    /** None, and the one of a file that names none. */
    private static final Set<PrunerSettings> PRUNERS_WITHOUT_EFFECT = Set.of(new NoPruning(), Promotion.DEFAULT);

    @Mixin
    ConfigOptions file;

    @Option(names = "--name", description = "The search's name (default: the file's name).")
    String name;

    @Mixin
    ResultsOptions results;

    @Option(
            names = "-n",
            paramLabel = "N",
            defaultValue = "1",
            description = "Asks for so many trials (default: ${DEFAULT-VALUE}).")
    Count count;

    @Option(names = "--open", description = "Prints the trials that were asked for and not told yet; asks for no more.")
    boolean open;

    @Mixin
    WarmStartOptions warmStart;

    @Option(
            names = "--format",
            defaultValue = "json",
            description = "json, an object a line, or args, words for a shell: the trial's number, and --AXIS=VALUE for"
                    + " each axis (default: ${DEFAULT-VALUE}).")
    TrialFormat format;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        SearchConfig config = file.read(List.of());
        check(config);
        try (AskedSearch search = AskedSearch.open(
                config,
                searchName(),
                results.open(),
                ProgramVersion.get(),
                warmStart.searches,
                InstantSource.system())) {
            return open ? printOpen(search) : ask(search);
        }
    }

    private void check(SearchConfig config) {
        if (!(config.trial() instanceof ExternalTrialType)) {
            throw wrong("ask takes searches of trials that are run elsewhere (trial.type: external); these are of type "
                    + config.trial().word() + ", which the command search runs.");
        }
        if (!PRUNERS_WITHOUT_EFFECT.contains(config.pruner())) {
            throw wrong(
                    "pruner (" + config.pruner().word() + ") would stop trials while they run, and of those that run"
                            + " elsewhere nothing is heard before they end. Remove it.");
        }
    }

    private String searchName() {
        return name != null ? name : file.baseName();
    }

    private int printOpen(AskedSearch search) {
        print(search.open());
        return ExitCode.DONE;
    }

    private int ask(AskedSearch search) {
        List<Trial> before = search.open();
        Asked asked = search.ask(count.value());
        print(asked.trials());
        asked.whyFewer().ifPresent(why -> tellWhy(why, search, before));
        return asked.trials().isEmpty() ? ExitCode.FAILED : ExitCode.DONE;
    }

    private void tellWhy(EndReason why, AskedSearch search, List<Trial> before) {
        PrintWriter err = spec.commandLine().getErr();
        boolean isSpent = why == EndReason.TRIALS;
        err.println("No further trial: "
                + (isSpent
                        ? "all of the budget (budget.trials) are asked for"
                        : why.text(search.config().budget()))
                + ".");
        if (!before.isEmpty()) {
            err.println(Counted.of(before.size(), "trial was", "trials were")
                    + " asked for and not told yet; --open prints them.");
        }
    }

    private void print(List<Trial> trials) {
        PrintWriter out = spec.commandLine().getOut();
        trials.forEach(trial -> out.println(format.line(trial)));
        out.flush();
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
