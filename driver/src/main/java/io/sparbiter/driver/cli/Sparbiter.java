package io.sparbiter.driver.cli;

import io.sparbiter.driver.cli.option.Count;
import io.sparbiter.driver.dispatch.SparkContexts;
import io.sparbiter.driver.end.ExitCode;
import io.sparbiter.driver.end.ForeignExit;
import io.sparbiter.driver.end.ProgramEnd;
import io.sparbiter.driver.progress.TerminalNotes;
import io.sparbiter.driver.results.store.StoreWatch;
import io.sparbiter.driver.screen.LocaleWords;
import io.sparbiter.driver.screen.ScreenLog;
import io.sparbiter.driver.screen.ScreenWidth;
import io.sparbiter.driver.screen.ScreenWriter;
import io.sparbiter.driver.screen.StandardOutput;
import io.sparbiter.driver.serve.ServeAddress;
import io.sparbiter.driver.spark.SparkRelease;
import io.sparbiter.worker.storage.HadoopEnvironment;
import io.sparbiter.worker.storage.PathProblem;
import io.sparbiter.worker.storage.StoragePath;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.TypeConversionException;

/** The program: one command line, the same under every launcher. */
@Command(
        name = "sparbiter",
        description = "Distributed hyperparameter search on Spark.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = ProgramVersion.class,
        subcommands = {
            SpaceCommand.class,
            SearchCommand.class,
            RankingCommand.Best.class,
            RankingCommand.Worst.class,
            ShowCommand.class,
            SqlCommand.class,
            BenchmarkCommand.class,
            ReportCommand.class,
            CompareCommand.class,
            CompletionCommand.class,
            HelpCommand.class
        })
public final class Sparbiter {
    private static final String VERBOSE = "--verbose";

    /** Longer lines are hard to read. */
    private static final int HELP_WIDTH = 100;

    /** Picocli refuses less. */
    private static final int LEAST_HELP_WIDTH = 55;

    @Option(names = VERBOSE, scope = ScopeType.INHERIT, description = "Adds stack traces and log lines.")
    boolean verbose;

    private Sparbiter() {}

    public static void main(String[] arguments) {
        ForeignExit.watch(Thread.currentThread());
        Thread.setDefaultUncaughtExceptionHandler((thread, fault) -> ErrorMessages.tell(thread, fault));
        ProgramEnd.ofThisProgram().watch();
        StandardOutput standard = StandardOutput.ofThisProcess();
        PrintWriter out = writer(standard);
        PrintWriter err = writer(System.err);
        int ofCommand = run(arguments, out, err);
        out.flush();
        // Spark and what trials use may leave threads behind that are no daemons.
        ProgramEnd.ofThisProgram().exit(standard.exitCode(ofCommand, err));
    }

    /** Runs a command to its end and returns its exit code; results go to {@code out}, all else to {@code err}. */
    static int run(String[] arguments, PrintWriter out, PrintWriter err) {
        return run(SparkRelease.present(), arguments, out, err);
    }

    /** Asks for the release before anything is loaded that another might not have. */
    static int run(SparkRelease spark, String[] arguments, PrintWriter out, PrintWriter err) {
        Optional<String> refusal = spark.refusal().or(() -> LocaleWords.ofArguments(List.of(arguments)));
        if (refusal.isPresent()) {
            err.println(refusal.get());
            return ExitCode.WRONG_USAGE;
        }
        try {
            return execute(spark, arguments, out, err);
        } catch (RuntimeException | Error fault) {
            return ErrorMessages.tell(fault, new ScreenWriter(err));
        }
    }

    private static int execute(SparkRelease spark, String[] arguments, PrintWriter out, PrintWriter err) {
        if (Arrays.asList(arguments).contains(VERBOSE)) {
            ScreenLog.show();
        }
        Warnings.print(spark.doubt().stream().toList());
        StoreWatch.ofThisProgram().tell(TerminalNotes.on(err));
        HadoopEnvironment.configure(SparkContexts::hadoopConfiguration);
        return commandLine()
                .setOut(new ScreenWriter(out))
                .setErr(new ScreenWriter(err))
                .execute(arguments);
    }

    static CommandLine commandLine() {
        var line = new CommandLine(new Sparbiter());
        CommandRoom.all().forEach(line::addSubcommand);
        // Colours are escape sequences, of which a screen gets none, see ScreenWriter.
        return line.setColorScheme(Help.defaultColorScheme(Ansi.OFF))
                .setUsageHelpWidth(helpWidth())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(Count.class, new Count.Converter())
                .registerConverter(ServeAddress.class, Sparbiter::serveAddress)
                .registerConverter(Path.class, Sparbiter::localPath)
                .setParameterExceptionHandler(new ErrorMessages())
                .setExecutionExceptionHandler(new ErrorMessages());
    }

    private static int helpWidth() {
        return Math.max(LEAST_HELP_WIDTH, Math.min(ScreenWidth.columns(), HELP_WIDTH));
    }

    private static ServeAddress serveAddress(String text) {
        return ServeAddress.parse(text)
                .orElseThrow(() -> new TypeConversionException(
                        "'" + text + "' is not a port from 0 to 65535, nor a host and a port as in 10.0.0.5:8080"));
    }

    /** Of every option that is a file or a folder of this machine; what may be elsewhere, as --results, is a text. */
    private static Path localPath(String text) {
        PathProblem.of(text).ifPresent(problem -> {
            throw new TypeConversionException("'" + text + "': " + problem.words() + ".\n" + problem.remedy());
        });
        try {
            return StoragePath.local(text)
                    .orElseThrow(() -> new TypeConversionException("'" + text + "' is a URI of another file system,"
                            + " and this has to be a path of this machine. Copy from there before, or to there afterwards,"
                            + " as by hdfs dfs or aws s3."));
        } catch (InvalidPathException e) {
            throw new TypeConversionException("'" + text + "' is no path: " + e.getReason());
        }
    }

    private static PrintWriter writer(java.io.OutputStream stream) {
        return new PrintWriter(new java.io.OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }
}
