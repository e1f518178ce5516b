package io.sparbiter.driver.cli;

import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.config.trial.TrialStorage;
import io.sparbiter.driver.end.ExitCode;
import io.sparbiter.driver.report.NumberText;
import io.sparbiter.driver.report.SpaceReport;
import io.sparbiter.search.space.Point;
import io.sparbiter.search.trial.Candidate;
import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.Facts;
import io.sparbiter.search.trial.Metric;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Seeds;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialMonitor;
import io.sparbiter.search.trial.Verdict;
import io.sparbiter.worker.checkpoint.CheckpointSettings;
import io.sparbiter.worker.command.PointText;
import io.sparbiter.worker.trial.TimeLimit;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * {@code search --check}: runs one trial of one epoch on this machine and tells what it was given, what it reported and
 * what is wrong. Nothing is written to the results.
 */
final class SearchCheck {
    private static final String ONE_EPOCH = "search --check looks at one epoch only";

    private final SearchConfig config;
    private final PrintWriter out;
    private final List<Epoch> epochs = new ArrayList<>();

    SearchCheck(SearchConfig config, PrintWriter out) {
        this.config = config;
        this.out = out;
    }

    /** The exit code: whether a search could begin. */
    int run() {
        config.trial().check();
        Trial trial = trial();
        out.printf(
                "One trial of type %s, at point %d of %s%n",
                word(), trial.point().index(), SpaceReport.points(config.space().size()));
        lines("Parameters", parameters(trial.point()));
        config.trial()
                .describe(trial.point())
                .ifPresent(known -> lines(known.title(), known.text().stripTrailing()));
        out.flush();
        config.trial().prepare(1);
        Outcome outcome = config.trial()
                .function(config.objective(), limit(), new TrialStorage(CheckpointSettings.OFF, ""))
                .run(trial, new OneEpoch());
        return report(outcome);
    }

    private String word() {
        return config.trial().word();
    }

    /** Of the first point to start with, or of the one in the middle of the space. */
    private Trial trial() {
        Point point = config.start().isEmpty()
                ? config.space().example()
                : config.start().get(0);
        return new Trial(
                1, new Candidate(point, "check"), Seeds.derive(config.seed().orElse(1), 1), epochsOfOne());
    }

    private int epochsOfOne() {
        return config.trial().limits().epochs();
    }

    private TimeLimit limit() {
        return config.budget().trialTimeout().map(TimeLimit::new).orElse(TimeLimit.NONE);
    }

    private int report(Outcome outcome) {
        String reported = epochs.isEmpty()
                ? "nothing"
                : words(epochs.get(0).metrics().reported()) + " after "
                        + NumberText.of(epochs.get(0).millis() / 1000.0) + " s";
        lines("Reported by the first epoch", reported);
        List<String> problems = problems(outcome);
        lines("Result", problems.isEmpty() ? "A search can begin." : String.join("\n", problems));
        out.flush();
        return problems.isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
    }

    private List<String> problems(Outcome outcome) {
        List<String> problems = new ArrayList<>();
        if (outcome instanceof Outcome.Failed failed) {
            problems.add("The trial failed: " + failed.message());
        } else if (outcome instanceof Outcome.Diverged diverged) {
            problems.add("The trial diverged: " + diverged.message());
        }
        if (!epochs.isEmpty()) {
            config.trial().reports().metrics().stream()
                    .map(Metric::name)
                    .filter(name -> Double.isNaN(epochs.get(0).metrics().get(name)))
                    .forEach(name -> problems.add("The first epoch reported no " + name + "."));
        }
        return problems;
    }

    private void lines(String title, String text) {
        out.printf("%n%s%n", title);
        text.lines().forEach(line -> out.println("  " + line));
    }

    private static String parameters(Point point) {
        return point.values().entrySet().stream()
                .map(axis -> axis.getKey() + " " + PointText.of(axis.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String words(Map<String, ?> values) {
        return values.entrySet().stream()
                .map(value -> value.getKey() + " " + value.getValue())
                .collect(Collectors.joining(", "));
    }

    /** Ends the trial after its first epoch. */
    private final class OneEpoch implements TrialMonitor {
        @Override
        public void started(Facts facts) {
            lines("Started", words(facts.values()));
        }

        @Override
        public Verdict epochEnded(Epoch epoch) {
            epochs.add(epoch);
            return new Verdict.Stop(ONE_EPOCH);
        }

        @Override
        public boolean isCancelled() {
            return false;
        }
    }
}
