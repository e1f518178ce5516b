package io.sparbiter.driver.cli;

import io.sparbiter.driver.config.yaml.ConfigException;
import io.sparbiter.driver.dispatch.ClusterException;
import io.sparbiter.driver.end.ExitCode;
import io.sparbiter.driver.picture.canvas.PictureException;
import io.sparbiter.driver.results.files.Causes;
import io.sparbiter.driver.results.files.ResultsException;
import io.sparbiter.driver.screen.LinkageWords;
import io.sparbiter.driver.screen.LocaleWords;
import io.sparbiter.driver.screen.LostOutputException;
import io.sparbiter.driver.screen.ScreenWriter;
import io.sparbiter.worker.trial.SetupException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Turns wrong arguments, and what a command throws, into one message and an exit code. The stack trace of a fault goes to
 * the log, which --verbose shows on the screen. Its logger is not ours by name, so that the screen is spared it otherwise.
 */
final class ErrorMessages implements IParameterExceptionHandler, IExecutionExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger("command");

    @Override
    public int handleExecutionException(Exception fault, CommandLine command, ParseResult arguments) {
        return tell(fault, command.getErr());
    }

    /** Tells of what ended the command, an error that picocli lets through among it; returns the exit code. */
    static int tell(Throwable fault, PrintWriter err) {
        if (fault instanceof LostOutputException) {
            return ExitCode.DONE; // Whoever holds standard output knows what that means.
        }
        LOG.error("The command failed.", fault);
        err.println(message(fault));
        return exitCode(fault);
    }

    /** Tells of what ended a thread that nobody waits for. */
    static void tell(Thread thread, Throwable fault) {
        LOG.error("The thread {} has ended.", thread.getName(), fault);
        new ScreenWriter(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .println("A part of this program has failed (" + thread.getName() + "). " + message(fault));
    }

    /** All options of a command would push the message off the screen; which commands there are is told to who names none. */
    @Override
    public int handleParseException(ParameterException fault, String[] arguments) {
        CommandLine command = fault.getCommandLine();
        PrintWriter err = command.getErr();
        // One of these is often the cause: what was mistyped is missing.
        List<String> unmatched = command.getUnmatchedArguments();
        err.println(unmatched.isEmpty() ? fault.getMessage() : UnknownArguments.words(command, unmatched));
        if (unmatched.isEmpty() && command.getParent() == null) {
            command.usage(err);
        } else {
            err.println("See " + command.getCommandSpec().qualifiedName() + " --help");
        }
        return ExitCode.WRONG_USAGE;
    }

    private static String message(Throwable fault) {
        if (isExpected(fault) || saysEnough(fault)) {
            return fault.getMessage();
        }
        return ofLocale(fault)
                .or(() -> LinkageWords.of(fault))
                .orElseGet(
                        () -> "Cannot go on: " + Causes.explain(fault) + "\nThe log has more, and so does --verbose.");
    }

    private static Optional<String> ofLocale(Throwable fault) {
        return Causes.chain(fault)
                .filter(InvalidPathException.class::isInstance)
                .findFirst()
                .flatMap(wrong -> LocaleWords.of((InvalidPathException) wrong));
    }

    private static int exitCode(Throwable fault) {
        return isUsage(fault) ? ExitCode.WRONG_USAGE : ExitCode.FAILED;
    }

    /** What no other use of the program would have prevented. */
    private static boolean saysEnough(Throwable fault) {
        return fault instanceof ClusterException
                || fault instanceof PictureException
                || fault instanceof SetupException;
    }

    private static boolean isExpected(Throwable fault) {
        return fault instanceof ConfigException || fault instanceof ResultsException;
    }

    private static boolean isUsage(Throwable fault) {
        if (fault instanceof ResultsException results) {
            return results.isUsage();
        }
        if (fault instanceof SetupException setup) {
            return setup.isUsage();
        }
        return isExpected(fault) || ofLocale(fault).isPresent();
    }
}
