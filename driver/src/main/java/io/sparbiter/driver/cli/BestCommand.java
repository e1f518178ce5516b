package io.sparbiter.driver.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "best", description = "Ranks a search's best trials and says what they share.")
final class BestCommand implements Callable<Integer> {
    @Mixin
    RankingOptions ranking;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        out.print(ranking.report().best(ranking.count.value()));
        out.flush();
        return ExitCode.DONE;
    }
}
