package io.sparbiter.driver.cli;

import io.sparbiter.driver.config.yaml.ConfigException;
import io.sparbiter.driver.dispatch.ClusterException;
import io.sparbiter.driver.picture.canvas.PictureException;
import io.sparbiter.driver.results.files.ResultsException;
import io.sparbiter.worker.trial.SetupException;
import java.io.PrintWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Turns wrong arguments, and what a command throws, into one message and an exit code. The stack trace of a fault goes to
 * the log, which --verbose shows on the screen. Its logger is not ours by name, so that the screen is spared it otherwise.
 */
final class ErrorMessages implements IParameterExceptionHandler, IExecutionExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger("command");

    @Override
    public int handleExecutionException(Exception fault, CommandLine command, ParseResult arguments) {
        LOG.error("The command failed.", fault);
        command.getErr().println(message(fault));
        return exitCode(fault);
    }

    /** All options of a command would push the message off the screen; which commands there are is told to who names none. */
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

    private static String message(Exception fault) {
        return isExpected(fault) || saysEnough(fault)
                ? fault.getMessage()
                : "Cannot go on: " + fault + "\nThe log has more, and so does --verbose.";
    }

    private static int exitCode(Exception fault) {
        return isUsage(fault) ? ExitCode.WRONG_USAGE : ExitCode.FAILED;
    }

    /** What no other use of the program would have prevented. */
    private static boolean saysEnough(Exception fault) {
        return fault instanceof ClusterException
                || fault instanceof PictureException
                || fault instanceof SetupException;
    }

    private static boolean isExpected(Exception fault) {
        return fault instanceof ConfigException || fault instanceof ResultsException;
    }

    private static boolean isUsage(Exception fault) {
        if (fault instanceof ResultsException results) {
            return results.isUsage();
        }
        return fault instanceof SetupException setup ? setup.isUsage() : isExpected(fault);
    }
}
