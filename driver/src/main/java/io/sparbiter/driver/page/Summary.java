package io.sparbiter.driver.page;

import io.sparbiter.driver.report.NumberText;
import io.sparbiter.driver.report.SpaceReport;
import io.sparbiter.driver.report.StatusTally;
import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.search.loop.Budget;
import io.sparbiter.search.space.SpaceSize;
import io.sparbiter.worker.Counted;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The few facts that a person wants to know first. */
final class Summary {
    private final SearchView view;

    Summary(SearchView view) {
        this.view = view;
    }

    List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Trials", StatusTally.of(view.rows())));
        view.config().ifPresent(config -> {
            facts.add(new Fact("Space", space(config.space().size())));
            facts.add(new Fact("Budget", budget(config.budget())));
        });
        origin().ifPresent(origin -> facts.add(new Fact("Objective", objective(origin))));
        if (!view.rows().isEmpty()) {
            facts.add(new Fact("Time", time()));
        }
        return facts;
    }

    private String objective(TrialRow.Origin origin) {
        Stream<String> others = view.config().stream()
                .flatMap(config -> config.objective().others().stream())
                .map(other -> other.direction().word() + " " + other.name());
        return Stream.concat(Stream.of(origin.direction() + " " + origin.metric()), others)
                .collect(Collectors.joining(", "));
    }

    private Optional<TrialRow.Origin> origin() {
        return view.rows().stream().map(TrialRow::origin).findFirst();
    }

    private String space(SpaceSize size) {
        return String.format(
                Locale.ROOT,
                "%s, %,d of them tried (%.2f %%)",
                SpaceReport.points(size),
                view.rows().size(),
                100.0 * view.rows().size() / Math.max(1, size.points()));
    }

    private static String budget(Budget budget) {
        List<String> limits = new ArrayList<>();
        budget.trials().ifPresent(trials -> limits.add(Counted.of(trials, "trial")));
        budget.maxTime().ifPresent(time -> limits.add(NumberText.of(time) + " each run"));
        budget.targetScore().ifPresent(score -> limits.add("until a score of " + NumberText.of(score)));
        budget.patience().ifPresent(trials -> limits.add(String.format(Locale.ROOT, "%,d without gain", trials)));
        budget.minGain().ifPresent(gain -> limits.add("until less gain than " + NumberText.of(gain) + " is expected"));
        budget.trialTimeout().ifPresent(time -> limits.add(NumberText.of(time) + " each trial"));
        return limits.isEmpty() ? "the whole space" : String.join(", ", limits);
    }

    private String time() {
        Instant from = view.rows().stream()
                .map(row -> row.run().startedAt())
                .min(Comparator.naturalOrder())
                .orElseThrow();
        Instant to = view.rows().stream()
                .map(row -> row.run().finishedAt())
                .max(Comparator.naturalOrder())
                .orElseThrow();
        Duration trials = view.rows().stream().map(row -> row.run().duration()).reduce(Duration.ZERO, Duration::plus);
        return NumberText.of(Duration.between(from, to)) + " from " + text(from) + " to " + text(to) + "; "
                + NumberText.of(trials) + " in trials";
    }

    static String text(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString().replace('T', ' ').replace("Z", " UTC");
    }
}
