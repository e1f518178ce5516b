package io.sparbiter.driver.report;

import io.sparbiter.driver.report.RunReport.ScoredTrial;
import io.sparbiter.worker.Counted;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A run's report in two or three lines for people. */
public final class RunReportText {
    private RunReportText() {}

    /** The lines, each with its end. */
    public static String of(RunReport report) {
        return String.format(
                Locale.ROOT,
                "This run: %s in %s%s.%n%s%s%s%s%n",
                Counted.of(report.trials(), "trial"),
                NumberText.of(report.duration()),
                report.trials() == 0 ? "" : " (" + counts(report.statuses()) + ")",
                report.failures().isEmpty() ? "" : "Failures: " + counts(report.failures()) + ".\n",
                sickHosts(report),
                report.cause().map(cause -> "Ended because " + cause + "\n").orElse(""),
                best(report));
    }

    private static String sickHosts(RunReport report) {
        return report.sickHosts().stream()
                .map(sick -> "Sick: " + sick.host() + " (" + sick.reason() + ").\n")
                .collect(Collectors.joining());
    }

    private static String best(RunReport report) {
        if (report.best().isEmpty()) {
            return "No trial has a score yet.";
        }
        ScoredTrial best = report.best().get();
        if (!report.hasNewBest()) {
            return "No new best: trial " + best.trial() + " leads with " + NumberText.of(best.score()) + ".";
        }
        return "New best: " + NumberText.of(best.score()) + " by trial " + best.trial()
                + report.before().map(old -> beyond(report, old)).orElse(", the first.");
    }

    private static String beyond(RunReport report, ScoredTrial old) {
        double improvement = report.improvement().orElseThrow();
        boolean isItsOwn =
                report.best().filter(best -> best.trial() == old.trial()).isPresent();
        return ", better by " + NumberText.of(improvement) + " than " + NumberText.of(old.score())
                + (isItsOwn ? " before it went on." : " by trial " + old.trial() + ".");
    }

    private static String counts(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .map(count -> count.getValue() + " " + count.getKey())
                .collect(Collectors.joining(", "));
    }
}
