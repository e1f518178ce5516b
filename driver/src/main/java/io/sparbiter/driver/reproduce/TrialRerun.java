package io.sparbiter.driver.reproduce;

import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.config.trial.TrialStorage;
import io.sparbiter.driver.results.files.ResultsException;
import io.sparbiter.driver.results.table.RowContext;
import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.driver.results.table.TrialRowFactory;
import io.sparbiter.search.trial.Candidate;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Placement;
import io.sparbiter.search.trial.Status;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialMonitor;
import io.sparbiter.search.trial.TrialResult;
import io.sparbiter.search.trial.TrialStart;
import io.sparbiter.worker.trial.TimeLimit;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Set;

/**
 * Runs a recorded trial again, in this JVM and thread: the same point, seed and settings, ended after the same epoch where
 * its search ended it.
 *
 * @param config the search's, but for the places of its data
 * @param configHash of the search's own
 * @param version of this program
 */
public record TrialRerun(SearchConfig config, String configHash, String version, InstantSource clock) {
    /** Ends that a trial comes to by itself or by its search's verdict, and not by its machine's condition. */
    private static final Set<Status> REPEATABLE =
            EnumSet.of(Status.COMPLETED, Status.PRUNED, Status.STOPPED, Status.DIVERGED);

    private static final String HERE = "driver";

    /** Throws if the trial ended in a way that cannot be had again. */
    public static void requireRepeatable(TrialRow row) {
        if (REPEATABLE.stream().noneMatch(row::is)) {
            String reason =
                    row.ending().stopReason().map(word -> " (" + word + ")").orElse("");
            throw ResultsException.usage(
                    "Cannot reproduce trial " + row.trialId() + ": it ended as " + row.status() + reason
                            + ", which no seed decides.",
                    "Choose a trial with a score, or one that diverged.");
        }
    }

    /** The row it would have today. Empty history and status cancelled or stopped if the observer cancelled it early. */
    public TrialRow run(TrialRow recorded, TrialMonitor observer) {
        var monitor = new RerunMonitor(recorded, observer);
        Trial trial = trial(recorded);
        Instant begun = clock.instant();
        Outcome outcome = config.trial()
                .function(config.objective(), TimeLimit.NONE, TrialStorage.NONE)
                .run(trial, monitor);
        var start = monitor.facts().map(facts -> new TrialStart(trial.id(), here(), facts, begun));
        return new TrialRowFactory(context(recorded.search()))
                .row(new TrialResult(trial, outcome, start, begun, clock.instant()));
    }

    private Trial trial(TrialRow recorded) {
        var candidate = new Candidate(
                config.space().point(recorded.point()), recorded.origin().proposedBy());
        return new Trial(
                recorded.trialId(),
                candidate,
                recorded.seed(),
                config.trial().limits().epochs());
    }

    private Placement here() {
        return new Placement(host(), HERE, "", config.trial().limits().threads(), 1);
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    private RowContext context(String search) {
        return new RowContext(
                search, config.strategy().word(), config.objective(), config.reports(), version, configHash);
    }
}
