package io.sparbiter.driver.cli;

import io.sparbiter.driver.config.ConfigException;
import io.sparbiter.driver.results.ResultsException;
import io.sparbiter.worker.data.DataException;
import java.io.PrintWriter;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns what a command throws into one message and an exit code; the stack trace goes to the log, or is asked for. */
final class Complaints implements IExecutionExceptionHandler {
    private final boolean verbose;

    Complaints(boolean verbose) {
        this.verbose = verbose;
    }

    @Override
    public int handleExecutionException(Exception fault, CommandLine command, ParseResult arguments) {
        LoggerFactory.getLogger("command").error("The command failed.", fault);
        PrintWriter err = command.getErr();
        err.println(message(fault));
        if (verbose) {
            fault.printStackTrace(err);
        }
        return exitCode(fault);
    }

    private static String message(Exception fault) {
        return isExpected(fault)
                ? fault.getMessage()
                : "Cannot go on: " + fault + "\nThe log has more, and so does --verbose.";
    }

    private static int exitCode(Exception fault) {
        boolean isUsage = fault instanceof ResultsException results ? results.isUsage() : isExpected(fault);
        return isUsage ? ExitCode.WRONG_USAGE : ExitCode.FAILED;
    }

    private static boolean isExpected(Exception fault) {
        return fault instanceof ConfigException || fault instanceof DataException || fault instanceof ResultsException;
    }
}
