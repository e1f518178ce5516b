package io.sparbiter.driver.cli;

import io.sparbiter.worker.Nearest;
import java.util.Collection;
import java.util.List;
import picocli.CommandLine;

/** Words for what a command line has and its command does not know, with the word that was meant. */
final class UnknownArguments {
    private UnknownArguments() {}

    /** @param unmatched what was not understood, one or more; often one is the cause of the others */
    static String words(CommandLine command, List<String> unmatched) {
        String first = unmatched.get(0);
        String name = command.getCommandName();
        if (first.startsWith("-")) {
            return name + " has no option " + first + "." + meant(option(first), options(command));
        }
        boolean hasCommands = !command.getSubcommands().isEmpty();
        return hasCommands
                ? name + " has no command " + first + "."
                        + meant(first, command.getSubcommands().keySet())
                : name + " takes no argument " + first + ": options begin with --, and a text of several words stands"
                        + " between quotes.";
    }

    /** Without the value that may be written behind it. */
    private static String option(String argument) {
        return argument.replaceFirst("=.*", "");
    }

    private static List<String> options(CommandLine command) {
        return command.getCommandSpec().options().stream()
                .flatMap(option -> List.of(option.names()).stream())
                .toList();
    }

    private static String meant(String typed, Collection<String> known) {
        return Nearest.to(typed, known)
                .map(word -> " Maybe you meant " + word + ".")
                .orElse("");
    }
}
