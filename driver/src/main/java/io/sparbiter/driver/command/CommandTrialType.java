package io.sparbiter.driver.command;

import io.sparbiter.driver.config.trial.Limits;
import io.sparbiter.driver.config.trial.TrialStorage;
import io.sparbiter.driver.config.trial.TrialType;
import io.sparbiter.driver.config.trial.TrialTypes;
import io.sparbiter.search.space.Axis;
import io.sparbiter.search.space.Point;
import io.sparbiter.search.space.Space;
import io.sparbiter.search.trial.Objective;
import io.sparbiter.search.trial.ReportSchema;
import io.sparbiter.search.trial.TrialFunction;
import io.sparbiter.worker.command.CommandSettings;
import io.sparbiter.worker.command.CommandTrial;
import io.sparbiter.worker.command.Macros;
import io.sparbiter.worker.command.Template;
import io.sparbiter.worker.trial.TimeLimit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Trials that run a program, which gets its point and reports what it is worth. */
public record CommandTrialType(CommandSettings settings) implements TrialType {
    static final String WORD = "command";

    @Override
    public String word() {
        return WORD;
    }

    @Override
    public ReportSchema reports() {
        return settings.reports();
    }

    /** A program's memory is not known. */
    @Override
    public Limits limits() {
        return new Limits(settings.epochs(), settings.threads(), 0);
    }

    @Override
    public List<String> problems(Space space) {
        var use = MacroUse.of(settings);
        List<String> names = space.axes().stream().map(Axis::name).toList();
        List<String> ambiguous = names.stream()
                .filter(use::isAmbiguous)
                .map(CommandTrialType::ambiguous)
                .toList();
        // Which axes are handed over is unclear with what the macros mean.
        return ambiguous.isEmpty()
                ? Stream.concat(missing(names, use).stream(), cutApart(space).stream())
                        .toList()
                : ambiguous;
    }

    /** Where an axis is inactive, the word that names it is left out, and must not leave another behind. */
    private List<String> cutApart(Space space) {
        List<String> run = settings.run();
        return space.conditions().keySet().stream()
                .filter(axis -> IntStream.range(0, run.size())
                        .filter(i -> new Template(run.get(i)).macros().contains(axis))
                        .anyMatch(i -> i == 0 || isOption(run.get(i - 1))))
                .map(axis ->
                        "space.%1$s has a condition, and where that is not met the word with ${%1$s} is left out of trial.run, but not the one before it.%n"
                                        .formatted(axis)
                                + "Write both in one word, as in --%1$s=${%1$s}.".formatted(axis))
                .toList();
    }

    private static boolean isOption(String word) {
        return word.startsWith("-") && !word.contains("=") && !word.contains("$");
    }

    private static String ambiguous(String axis) {
        return "space.%1$s has the name of a macro of every command, so ${%1$s} may mean either (trial.run, trial.env).%n"
                        .formatted(axis)
                + "Rename the axis, or leave ${%s} out.".formatted(axis);
    }

    private static List<String> missing(List<String> axes, MacroUse use) {
        return axes.stream()
                .filter(axis -> !use.handsOver(axis))
                .map(axis -> "space.%s is not handed to the command (trial.run).%n".formatted(axis)
                        + "Add ${%s} or ${args} to trial.run, or say trial.params: file if the program reads the file that SPARBITER_PARAMS names."
                                .formatted(axis))
                .toList();
    }

    @Override
    public Map<String, Object> sections() {
        return TrialTypes.section(WORD, CommandCodec.COMMAND.write(settings));
    }

    /** Only here, since a cluster's driver need not have what its executors have. */
    @Override
    public void checkHere() {
        ProgramSearch.ofThisMachine().require(settings.run().get(0));
    }

    @Override
    public TrialFunction function(Objective objective, TimeLimit limit, TrialStorage storage) {
        return new CommandTrial(settings, objective, limit, storage.checkpoints(), storage.output());
    }

    /** The command line, as far as it is known before an attempt. */
    @Override
    public Optional<Description> describe(Point point) {
        return Optional.of(new Description("Command", "  " + settings.commandLine(point)));
    }

    @Override
    public Map<String, String> provenance() {
        return Map.of("Command", String.join(" ", settings.run()));
    }

    /**
     * What a command makes of a point.
     *
     * @param macros the names in its words and its environment
     * @param handsOverAll whether all axes reach it, whatever they are called
     */
    private record MacroUse(Set<String> macros, boolean handsOverAll) {
        private static final Set<String> ALL = Set.of(Macros.ARGS, Macros.ARGS_NO_HYPHENS, Macros.ARGS_JSON_FILE);

        static MacroUse of(CommandSettings settings) {
            Set<String> macros = Stream.concat(settings.run().stream(), settings.env().values().stream())
                    .flatMap(text -> new Template(text).macros().stream())
                    .collect(Collectors.toSet());
            return new MacroUse(macros, settings.paramsFile() || macros.stream().anyMatch(ALL::contains));
        }

        /** Whether an axis takes the place of a macro that is used. */
        boolean isAmbiguous(String axis) {
            return Macros.NAMES.contains(axis) && macros.contains(axis);
        }

        boolean handsOver(String axis) {
            return handsOverAll || macros.contains(axis);
        }
    }
}
