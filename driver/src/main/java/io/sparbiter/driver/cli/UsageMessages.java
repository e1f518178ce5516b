package io.sparbiter.driver.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Turns wrong arguments into one message and an exit code. All options of a command would push the message off the
 * screen; which commands there are is told to somebody who names none that is known.
 */
final class UsageMessages implements IParameterExceptionHandler {
    @Override
    public int handleParseException(ParameterException fault, String[] arguments) {
        CommandLine command = fault.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(fault.getMessage());
        if (!UnmatchedArgumentException.printSuggestions(fault, err)) {
            printHelp(command, err);
        }
        return ExitCode.WRONG_USAGE;
    }

    private static void printHelp(CommandLine command, PrintWriter err) {
        if (command.getParent() == null) {
            command.usage(err);
        } else {
            err.println("See " + command.getCommandSpec().qualifiedName() + " --help");
        }
    }
}
