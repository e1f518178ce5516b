package io.sparbiter.driver.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.driver.progress.SearchProgress.Snapshot;
import io.sparbiter.search.loop.SearchState;
import io.sparbiter.search.loop.SickHost;
import io.sparbiter.search.space.Point;
import io.sparbiter.search.trial.Candidate;
import io.sparbiter.search.trial.EpochReport;
import io.sparbiter.search.trial.Facts;
import io.sparbiter.search.trial.Objective;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Placement;
import io.sparbiter.search.trial.Status;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialResult;
import io.sparbiter.search.trial.TrialStart;
import io.sparbiter.worker.network.NetworkReports;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SearchProgressTest {
    private final List<Snapshot> shown = new ArrayList<>();

    private static Trial trial(int id) {
        return new Trial(id, new Candidate(new Point(id, Map.of("units", (long) id)), "random"), 1, 2);
    }

    private static TrialStart start(int id) {
        return new TrialStart(id, new Placement("host", "1", "", 1, 1), Facts.NONE, Instant.EPOCH);
    }

    private static EpochReport epoch(int id, double loss) {
        return new EpochReport(id, 1, NetworkReports.epoch(1, loss, loss, 0.5, 0.001, 1));
    }

    private static TrialResult end(int id, Outcome outcome) {
        return new TrialResult(trial(id), outcome, Optional.of(start(id)), Instant.EPOCH, Instant.EPOCH);
    }

    private Snapshot last() {
        return shown.get(shown.size() - 1);
    }

    @Test
    void countsTrialsAndKeepsTheBestWithItsParameters() {
        var progress = new SearchProgress(Objective.of(NetworkReports.VAL_LOSS), shown::add);
        progress.proposed(3, List.of(trial(1), trial(2), trial(3)));
        progress.started(start(1));
        progress.started(start(2));
        assertThat(last()).isEqualTo(new Snapshot(0, 0, 2, 0, Double.NaN, ""));

        progress.epochEnded(epoch(2, 0.4));
        assertThat(last()).isEqualTo(new Snapshot(0, 0, 2, 0, 0.4, "2"));

        progress.epochEnded(epoch(1, 0.6));
        progress.ended(end(1, new Outcome.Completed(0.3, 1, "done", List.of())));
        assertThat(last()).isEqualTo(new Snapshot(1, 0, 1, 0, 0.3, "1"));

        progress.ended(end(2, new Outcome.Failed(Outcome.Failure.ERROR, "boom", List.of())));
        progress.ended(end(3, new Outcome.Diverged("NaN", List.of())));
        assertThat(last()).isEqualTo(new Snapshot(3, 0, 0, 2, 0.3, "1"));
    }

    @Test
    void aResumedSearchBeginsWhereItWasLeft() {
        var progress = new SearchProgress(Objective.of(NetworkReports.VAL_LOSS), shown::add);
        TrialResult best = end(2, new Outcome.Completed(0.3, 1, "done", List.of()));
        Map<Status, Integer> counts =
                Map.of(Status.COMPLETED, 4, Status.FAILED, 2, Status.DIVERGED, 1, Status.PRUNED, 3);
        progress.begun(new SearchState(12, List.of(trial(5)), counts, Optional.of(best), Set.of()));
        progress.resumed(List.of(trial(5)));
        progress.started(start(5));
        assertThat(last()).isEqualTo(new Snapshot(10, 10, 1, 3, 0.3, "2"));

        progress.epochEnded(epoch(5, 0.2));
        assertThat(last()).isEqualTo(new Snapshot(10, 10, 1, 3, 0.2, "5"));
    }

    @Test
    void aTrialThatGoesOnIsDoneOnce() {
        var progress = new SearchProgress(Objective.of(NetworkReports.VAL_LOSS), shown::add);
        TrialResult waits = end(2, new Outcome.Pruned(0.3, 1, "it waits", List.of()));
        progress.begun(
                new SearchState(3, List.of(), List.of(waits), Map.of(Status.PRUNED, 2), Optional.of(waits), Set.of()));
        progress.continued(trial(2));
        progress.started(start(2));
        assertThat(last()).isEqualTo(new Snapshot(1, 1, 1, 0, 0.3, "2"));

        progress.ended(waits);
        assertThat(last()).isEqualTo(new Snapshot(2, 1, 0, 0, 0.3, "2"));
        progress.continued(trial(2));
        assertThat(last()).isEqualTo(new Snapshot(1, 1, 0, 0, 0.3, "2"));
        progress.ended(end(2, new Outcome.Completed(0.2, 1, "done", List.of())));
        assertThat(last()).isEqualTo(new Snapshot(2, 1, 0, 0, 0.2, "2"));
    }

    @Test
    void aSickHostIsShownOnce() {
        var progress = new SearchProgress(Objective.of(NetworkReports.VAL_LOSS), shown::add);
        progress.hostExcluded(new SickHost("node-1", "no data"));
        progress.hostExcluded(new SickHost("node-1", "no data"));
        assertThat(last()).isEqualTo(new Snapshot(0, 0, 0, 0, Double.NaN, "", List.of("node-1")));
    }
}
