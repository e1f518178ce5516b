package io.sparbiter.driver.cli;

import io.sparbiter.driver.cli.option.ConfigOptions;
import io.sparbiter.driver.end.ExitCode;
import io.sparbiter.driver.report.SpaceReport;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "space", description = "Prints a search's axes, how many points they span, and one of them.")
final class SpaceCommand implements Callable<Integer> {
    @Mixin
    ConfigOptions config;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        out.print(SpaceReport.of(config.read(List.of()).space()));
        out.flush();
        return ExitCode.DONE;
    }
}
