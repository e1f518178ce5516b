package io.sparbiter.driver.cli;

import io.sparbiter.driver.dispatch.SparkContexts;
import io.sparbiter.driver.serve.ServeAddress;
import io.sparbiter.worker.storage.HadoopEnvironment;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.Command;
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
        usageHelpWidth = 100,
        subcommands = {
            SpaceCommand.class,
            SearchCommand.class,
            RankingCommand.Best.class,
            RankingCommand.Worst.class,
            ShowCommand.class,
            SqlCommand.class,
            BenchmarkCommand.class,
            ReportCommand.class
        })
public final class Sparbiter {
    private static final String VERBOSE = "--verbose";

    @Option(names = VERBOSE, scope = ScopeType.INHERIT, description = "Adds stack traces and log lines.")
    boolean verbose;

    private Sparbiter() {}

    public static void main(String[] arguments) {
        ForeignExit.watch(Thread.currentThread());
        int exitCode = run(arguments, writer(System.out), writer(System.err));
        // Spark and what trials use may leave threads behind that are no daemons.
        System.exit(exitCode);
    }

    /** Runs a command to its end and returns its exit code; results go to {@code out}, all else to {@code err}. */
    static int run(String[] arguments, PrintWriter out, PrintWriter err) {
        if (Arrays.asList(arguments).contains(VERBOSE)) {
            logToScreen();
        }
        HadoopEnvironment.configure(SparkContexts::hadoopConfiguration);
        return commandLine().setOut(out).setErr(err).execute(arguments);
    }

    static CommandLine commandLine() {
        var line = new CommandLine(new Sparbiter());
        ModelCommands.get().commands().forEach(line::addSubcommand);
        return line.setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(Count.class, new Count.Converter())
                .registerConverter(ServeAddress.class, Sparbiter::serveAddress)
                .setParameterExceptionHandler(new ErrorMessages())
                .setExecutionExceptionHandler(new ErrorMessages());
    }

    private static ServeAddress serveAddress(String text) {
        return ServeAddress.parse(text)
                .orElseThrow(() -> new TypeConversionException(
                        "'" + text + "' is not a port from 0 to 65535, nor a host and a port as in 10.0.0.5:8080"));
    }

    /** Before any logger is made, since conf/log4j2.properties reads these once. */
    private static void logToScreen() {
        System.setProperty("sparbiter.screen.level", "info");
        System.setProperty("sparbiter.screen.others", "info");
        System.setProperty("sparbiter.screen.trace", "full");
    }

    private static PrintWriter writer(java.io.OutputStream stream) {
        return new PrintWriter(new java.io.OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }
}
