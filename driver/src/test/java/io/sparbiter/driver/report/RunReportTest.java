package io.sparbiter.driver.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sparbiter.driver.results.table.SampleTrials;
import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.search.bayes.Recommendation;
import io.sparbiter.search.bayes.Recommendation.Standing;
import io.sparbiter.search.loop.EndReason;
import io.sparbiter.search.loop.FailureCause;
import io.sparbiter.search.loop.SickHost;
import io.sparbiter.search.trial.Candidate;
import io.sparbiter.search.trial.Objective;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Outcome.Cancelled;
import io.sparbiter.search.trial.Outcome.Completed;
import io.sparbiter.search.trial.Outcome.Diverged;
import io.sparbiter.search.trial.Outcome.Failed;
import io.sparbiter.search.trial.Outcome.Failure;
import io.sparbiter.search.trial.Outcome.Pruned;
import io.sparbiter.search.trial.Outcome.Stopped;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.worker.network.NetworkReports;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A night from what happened to what is said in the morning. */
class RunReportTest {
    private static final Clock NIGHT = Clock.fixed(Instant.parse("2026-11-23T21:00:00Z"), ZoneOffset.UTC);
    private static final Objective LOSS = Objective.of(NetworkReports.VAL_LOSS);

    private static RunRecorder after(TrialRow... rows) {
        return new RunRecorder("mnist", NetworkReports.OBJECTIVE, List.of(rows), NIGHT);
    }

    private static Completed completed(double score) {
        return new Completed(score, 3, "trained all 4 epochs", SampleTrials.epochs(4, score));
    }

    private static void end(RunRecorder recorder, int id, Outcome outcome) {
        Trial trial = new Trial(id, new Candidate(SampleRows.SPACE.point(id), "random"), id, 20);
        recorder.ended(SampleTrials.result(trial, outcome));
    }

    private static String text(RunRecorder recorder) {
        return RunReportText.of(recorder.report(EndReason.MAX_TIME, Optional.empty(), Optional.empty()));
    }

    private static JsonNode json(RunRecorder recorder) throws Exception {
        String line = RunReportJson.of(recorder.report(EndReason.MAX_TIME, Optional.empty(), Optional.empty()));
        assertThat(line).doesNotContain("\n");
        return new ObjectMapper().readTree(line);
    }

    private static RunRecorder aNight() {
        RunRecorder night = after(SampleRows.row(1, 10, 0.91), SampleRows.row(2, 20, 0.97));
        end(night, 3, completed(0.96));
        end(night, 4, completed(0.9825));
        end(night, 5, new Failed(Failure.OUT_OF_MEMORY, "no", List.of()));
        end(night, 6, new Failed(Failure.OUT_OF_MEMORY, "no", List.of()));
        end(night, 7, new Diverged("NaN", List.of()));
        end(night, 8, new Stopped(0.5, 1, "the time of the search was up", SampleTrials.epochs(1, 0.5)));
        return night;
    }

    @Test
    void aNightIsToldInThreeLines() {
        assertThat(text(aNight())).isEqualTo("""
                        This run: 6 trials in 0:00 (2 completed, 1 diverged, 2 failed, 1 stopped).
                        Failures: 1 diverged, 2 out_of_memory.
                        New best: 0.98250 by trial 4, better by 0.01250 than 0.97000 by trial 2.
                        """);
    }

    @Test
    void aNightIsOneLineOfJson() throws Exception {
        JsonNode line = json(aNight());

        assertThat(line.get("search").asText()).isEqualTo("mnist");
        assertThat(line.get("started_at").asText()).isEqualTo("2026-11-23T21:00:00Z");
        assertThat(line.get("reason").asText()).isEqualTo("max_time");
        assertThat(line.get("trials").asInt()).isEqualTo(6);
        assertThat(line.get("trials_in_all").asInt()).isEqualTo(8);
        assertThat(line.get("statuses")).hasToString("{\"completed\":2,\"diverged\":1,\"failed\":2,\"stopped\":1}");
        assertThat(line.get("failures")).hasToString("{\"diverged\":1,\"out_of_memory\":2}");
        assertThat(line.get("new_best").asBoolean()).isTrue();
        assertThat(line.get("improvement").asDouble()).isEqualTo(0.0125, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(line.get("best").get("trial").asInt()).isEqualTo(4);
        assertThat(line.get("best").get("params").get("optimizer").isTextual()).isTrue();
        assertThat(line.get("previous_best").get("score").asDouble()).isEqualTo(0.97);
    }

    @Test
    void whatIsRecommendedIsNamedBesideTheBest() throws Exception {
        var recommendation =
                new Recommendation(new Standing(4, 0.9825, 0.98, 0.0025), new Standing(2, 0.982, 0.981, 0.001));
        RunReport report = aNight().report(EndReason.NO_GAIN, Optional.empty(), Optional.of(recommendation));

        JsonNode line = new ObjectMapper().readTree(RunReportJson.of(report));
        assertThat(line.get("reason").asText()).isEqualTo("no_gain");
        assertThat(line.get("recommended")).hasToString("{\"trial\":2,\"score\":0.982,\"expected\":0.981}");
        assertThat(line.get("luck").asDouble()).isEqualTo(0.0025);
        assertThat(json(aNight()).get("recommended").isNull()).isTrue();
        assertThat(json(aNight()).get("luck").isNull()).isTrue();
    }

    @Test
    void aTrialThatWentOnCountsByItsLastEnd() {
        RunRecorder night = after();
        end(night, 1, new Pruned(0.9, 3, "it waits", SampleTrials.epochs(3, 0.9)));
        end(night, 1, completed(0.95));
        assertThat(text(night)).startsWith("This run: 1 trial in 0:00 (1 completed).");
    }

    @Test
    void aRunThatFailuresEndedSaysWhatTheyHadInCommon() throws Exception {
        RunRecorder night = after();
        end(night, 1, new Failed(Failure.ERROR, "no data\n at", List.of()));
        RunReport report = night.report(
                EndReason.FAILURES,
                Optional.of(new FailureCause(7, "in_a_row", Set.of("node-1"), Optional.empty())),
                Optional.empty());

        assertThat(RunReportText.of(report)).contains("Ended because 7 trials failed in a row, on node-1.\n");
        JsonNode line = new ObjectMapper().readTree(RunReportJson.of(report));
        assertThat(line.get("reason").asText()).isEqualTo("failures");
        assertThat(line.get("cause").asText()).isEqualTo("7 trials failed in a row, on node-1.");
        assertThat(json(night).get("cause").isNull()).isTrue();
    }

    @Test
    void sickHostsAreNamedOnce() throws Exception {
        RunRecorder night = after();
        night.hostExcluded(new SickHost("node-2", "trial 1 failed there"));
        night.hostExcluded(new SickHost("node-2", "trial 9 failed there"));

        assertThat(text(night)).contains("\nSick: node-2 (trial 9 failed there).\n");
        assertThat(json(night).get("sick_hosts"))
                .hasToString("[{\"host\":\"node-2\",\"reason\":\"trial 9 failed there\"}]");
        assertThat(json(after()).get("sick_hosts")).isEmpty();
    }

    @Test
    void anEqualScoreIsNoNewBest() throws Exception {
        RunRecorder night = after(SampleRows.row(2, 20, 0.97));
        end(night, 3, completed(0.97));

        assertThat(text(night)).endsWith("No new best: trial 2 leads with 0.97000.\n");
        assertThat(json(night).get("new_best").asBoolean()).isFalse();
        assertThat(json(night).get("improvement").asDouble()).isZero();
    }

    /** As that of the ranking, whichever ends first. */
    @Test
    void ofEqualScoresTheLowerTrialIsTheBest() throws Exception {
        RunRecorder night = after();
        end(night, 3, completed(0.97));
        end(night, 2, completed(0.97));
        end(night, 4, completed(0.97));
        assertThat(text(night)).endsWith("New best: 0.97000 by trial 2, the first.\n");

        RunRecorder next = after(SampleRows.row(2, 20, 0.97));
        end(next, 1, completed(0.97));
        assertThat(text(next)).endsWith("No new best: trial 1 leads with 0.97000.\n");
        assertThat(json(next).get("new_best").asBoolean()).isFalse();
    }

    @Test
    void theFirstNightHasNothingToBeBetterThan() throws Exception {
        RunRecorder night = after();
        end(night, 1, completed(0.9));

        assertThat(text(night)).endsWith("New best: 0.90000 by trial 1, the first.\n");
        assertThat(json(night).get("improvement").isNull()).isTrue();
        assertThat(json(night).get("previous_best").isNull()).isTrue();
    }

    @Test
    void aNightWithoutAScoreSaysSo() throws Exception {
        RunRecorder night = after();
        end(night, 1, new Cancelled("the search was interrupted"));

        assertThat(text(night)).isEqualTo("This run: 1 trial in 0:00 (1 cancelled).\nNo trial has a score yet.\n");
        assertThat(json(night).get("best").isNull()).isTrue();
        assertThat(json(night).get("new_best").asBoolean()).isFalse();
        assertThat(json(night).get("failures")).hasToString("{}");
    }

    @Test
    void aNightWithNothingToDoSaysSo() {
        assertThat(text(after(SampleRows.row(2, 20, 0.97))))
                .isEqualTo("This run: 0 trials in 0:00.\nNo new best: trial 2 leads with 0.97000.\n");
    }

    @Test
    void ofALossLessIsBetter() throws Exception {
        TrialRow row = SampleRows.row(1, 10, completed(0.3), NetworkReports.VAL_LOSS);
        RunRecorder night = new RunRecorder("mnist", LOSS, List.of(row), NIGHT);
        end(night, 2, completed(0.4));
        end(night, 3, completed(0.25));

        assertThat(text(night)).endsWith("New best: 0.25000 by trial 3, better by 0.05000 than 0.30000 by trial 1.\n");
        assertThat(json(night).get("direction").asText()).isEqualTo("minimize");
    }

    @Test
    void aTrialThatTheTableHadCountsOnceInAll() throws Exception {
        RunRecorder night = after(SampleRows.row(1, 10, 0.91));
        end(night, 1, completed(0.92));

        assertThat(json(night).get("trials_in_all").asInt()).isEqualTo(1);
    }
}
