package io.sparbiter.driver.cli;

import io.sparbiter.driver.cli.option.ConfigOptions;
import io.sparbiter.driver.end.ExitCode;
import io.sparbiter.driver.report.SpaceReport;
import io.sparbiter.driver.screen.ScreenWidth;
import io.sparbiter.search.space.Point;
import io.sparbiter.search.space.Space;
import io.sparbiter.worker.Counted;
import java.io.PrintWriter;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "space",
        description =
                "Prints a search's axes, how many points they span and constraints leave, and one or some of them.")
final class SpaceCommand implements Callable<Integer> {
    /** Those included that constraints exclude. */
    private static final long MOST_DRAWS = 1L << 22;

    private static final int MOST_POINTS = 10_000;

    @Mixin
    ConfigOptions config;

    @Option(
            names = "--sample",
            paramLabel = "N",
            description = "Prints N points instead, drawn as random search draws them, none twice.")
    Integer sample;

    @Option(names = "--seed", paramLabel = "S", description = "The seed of the sample (default: 1).")
    Long seed;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        Space space = config.read(List.of()).space();
        PrintWriter out = spec.commandLine().getOut();
        if (sample == null && seed != null) {
            throw wrong("--seed is that of --sample: add --sample N.");
        }
        out.print(sample == null ? SpaceReport.of(space) : sample(space));
        out.flush();
        return ExitCode.DONE;
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private String sample(Space space) {
        if (sample < 1 || sample > MOST_POINTS) {
            throw wrong("--sample (" + sample + ") must be from 1 to " + MOST_POINTS + ".");
        }
        List<Point> points = space.draws(new SplittableRandom(seed == null ? 1 : seed), MOST_DRAWS)
                .distinct()
                .limit(sample)
                .mapToObj(space::point)
                .toList();
        if (points.size() < sample) {
            Warnings.print(List.of("Only " + Counted.of(points.size(), "point") + " were found."));
        }
        return points.isEmpty() ? "" : SpaceReport.table(space, points, ScreenWidth.columns());
    }
}
