package io.sparbiter.driver.command;

import io.sparbiter.worker.command.CommandSettings;
import io.sparbiter.worker.command.Macros;
import io.sparbiter.worker.command.Template;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a command makes of a point.
 *
 * @param macros the names in its words and its environment
 * @param handsOverAll whether all axes reach it, whatever they are called
 */
record MacroUse(Set<String> macros, boolean handsOverAll) {
    private static final Set<String> ALL = Set.of(Macros.ARGS, Macros.ARGS_NO_HYPHENS, Macros.ARGS_JSON_FILE);

    static MacroUse of(CommandSettings settings) {
        Set<String> macros = Stream.concat(settings.run().stream(), settings.env().values().stream())
                .flatMap(text -> new Template(text).macros().stream())
                .collect(Collectors.toSet());
        return new MacroUse(macros, settings.paramsFile() || macros.stream().anyMatch(ALL::contains));
    }

    boolean handsOver(String axis) {
        return handsOverAll || macros.contains(axis);
    }
}
