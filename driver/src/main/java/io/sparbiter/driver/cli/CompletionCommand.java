package io.sparbiter.driver.cli;

import io.sparbiter.driver.end.ExitCode;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "completion",
        description = "Prints what bash and zsh need to complete commands and options, after"
                + " \"source <(submit/local.sh completion)\".")
final class CompletionCommand implements Callable<Integer> {
    private static final String NAME = "sparbiter";

    /** A shell looks for a command's last part where it knows nothing of the whole path. */
    private static final String LAUNCHER = "local.sh";

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        out.print(AutoComplete.bash(NAME, spec.root().commandLine()).stripTrailing());
        out.print("\ncomplete -F _complete_" + NAME + " -o default " + LAUNCHER + "\n");
        out.flush();
        return ExitCode.DONE;
    }
}
