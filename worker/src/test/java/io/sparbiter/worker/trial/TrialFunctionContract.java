package io.sparbiter.worker.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparbiter.search.space.Point;
import io.sparbiter.search.trial.Candidate;
import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.Metrics;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Outcome.Cancelled;
import io.sparbiter.search.trial.Outcome.Completed;
import io.sparbiter.search.trial.Outcome.Diverged;
import io.sparbiter.search.trial.Outcome.Failed;
import io.sparbiter.search.trial.Outcome.Failure;
import io.sparbiter.search.trial.Outcome.Pruned;
import io.sparbiter.search.trial.Outcome.Stopped;
import io.sparbiter.search.trial.SearchUnreachableException;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialFunction;
import io.sparbiter.search.trial.Verdict;
import io.sparbiter.worker.checkpoint.CheckpointSettings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the trials of every type do. */
public abstract class TrialFunctionContract {
    private static final TimeLimit NO_TIME = new TimeLimit(Duration.ofMillis(1));

    private final SearchUnreachableException gone = new SearchUnreachableException("gone", null);

    /** How the trials of a test behave. */
    protected enum Behaviour {
        /** Trains all its epochs, each of a millisecond at least, and goes on from its checkpoint where there is one. */
        TRAINS,
        /** Raises an error, or what the type has in its place, in its first epoch at the latest. */
        FAILS,
        /** Has a number that is not finite in its first epoch. */
        DIVERGES
    }

    @TempDir
    Path checkpoints;

    /** Trials of this behaviour. */
    protected abstract TrialFunction function(Behaviour behaviour, TimeLimit limit, CheckpointSettings settings);

    /** A point for trials of this behaviour. */
    protected abstract Point point(Behaviour behaviour);

    @Test
    protected void itStartsAndReportsItsEpochsInOrder() {
        var monitor = ScriptedMonitor.patient();
        Outcome outcome = run(Behaviour.TRAINS, 3, monitor);
        assertThat(monitor.heard).containsExactly("started", 1, 2, 3);
        assertThat(outcome).isInstanceOfSatisfying(Completed.class, completed -> {
            assertThat(completed.reason()).contains("3");
            assertThat(completed.bestEpoch()).isBetween(1, 3);
            assertThat(completed.history()).isEqualTo(monitor.epochs);
        });
    }

    @Test
    protected void aVerdictToStopEndsItAsPruned() {
        var monitor = ScriptedMonitor.judging(
                epoch -> epoch.number() == 2 ? new Verdict.Stop("below the best third") : Verdict.CONTINUE);
        assertThat(run(Behaviour.TRAINS, 6, monitor)).isInstanceOfSatisfying(Pruned.class, pruned -> {
            assertThat(pruned.reason()).isEqualTo("below the best third");
            assertThat(pruned.history()).hasSize(2);
        });
        assertThat(monitor.heard).containsExactly("started", 1, 2);
    }

    @Test
    protected void aVerdictAfterItsLastEpochChangesNothing() {
        var monitor =
                ScriptedMonitor.judging(epoch -> epoch.number() == 2 ? new Verdict.Stop("hopeless") : Verdict.CONTINUE);
        assertThat(run(Behaviour.TRAINS, 2, monitor)).isInstanceOf(Completed.class);
    }

    @Test
    protected void cancelledAfterAnEpochItKeepsItsScore() {
        var monitor = ScriptedMonitor.cancellingAfter(2);
        assertThat(run(Behaviour.TRAINS, 60, monitor)).isInstanceOfSatisfying(Stopped.class, stopped -> {
            assertThat(stopped.history()).hasSizeBetween(2, 3);
            assertThat(stopped.reason()).isEqualTo("the search ended");
        });
    }

    @Test
    protected void cancelledFromTheBeginningItEndsSoon() {
        Outcome outcome = run(Behaviour.TRAINS, 60, ScriptedMonitor.cancellingAfter(0));
        assertThat(outcome).isInstanceOfAny(Cancelled.class, Stopped.class);
        assertThat(outcome.history()).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    protected void theNextAttemptGoesOnWhereOneDied() {
        var dying = ScriptedMonitor.judging(epoch -> {
            if (epoch.number() == 3) {
                throw gone;
            }
            return Verdict.CONTINUE;
        });
        assertThatThrownBy(() -> resumable().run(trial(Behaviour.TRAINS, 5), dying))
                .isSameAs(gone);

        var monitor = ScriptedMonitor.patient();
        Outcome outcome = resumable().run(trial(Behaviour.TRAINS, 5).withAttempt(2), monitor);
        assertThat(monitor.heard).containsExactly("started", 1, 2, 3, 4, 5);
        // With their times: they were not trained again.
        assertThat(monitor.epochs).startsWith(dying.epochs.get(0), dying.epochs.get(1));
        assertThat(outcome).isInstanceOf(Completed.class);
        assertThat(numbers(outcome)).isEqualTo(numbers(run(Behaviour.TRAINS, 5, ScriptedMonitor.patient())));
    }

    @Test
    protected void theNextAttemptGoesOnWhereOneWasStoppedForNow() {
        var stopping = ScriptedMonitor.judging(
                epoch -> epoch.number() == 3 ? new Verdict.Stop("it waits", true) : Verdict.CONTINUE);
        assertThat(resumable().run(trial(Behaviour.TRAINS, 5), stopping)).isInstanceOf(Pruned.class);

        var monitor = ScriptedMonitor.patient();
        Outcome outcome = resumable().run(trial(Behaviour.TRAINS, 5).withAttempt(2), monitor);
        assertThat(monitor.heard).containsExactly("started", 1, 2, 3, 4, 5);
        assertThat(monitor.epochs).startsWith(stopping.epochs.get(0), stopping.epochs.get(1));
        assertThat(outcome).isInstanceOf(Completed.class);
        assertThat(numbers(outcome)).isEqualTo(numbers(run(Behaviour.TRAINS, 5, ScriptedMonitor.patient())));
    }

    @Test
    protected void aVerdictToStopCountsForAnEpochReportedAgain() {
        var dying = ScriptedMonitor.judging(epoch -> {
            if (epoch.number() == 4) {
                throw gone;
            }
            return Verdict.CONTINUE;
        });
        assertThatThrownBy(() -> resumable().run(trial(Behaviour.TRAINS, 9), dying))
                .isSameAs(gone);
        var monitor = ScriptedMonitor.judging(
                epoch -> epoch.number() == 2 ? new Verdict.Stop("worse than the median") : Verdict.CONTINUE);
        assertThat(resumable().run(trial(Behaviour.TRAINS, 9).withAttempt(2), monitor))
                .isInstanceOfSatisfying(
                        Pruned.class, pruned -> assertThat(pruned.reason()).isEqualTo("worse than the median"));
    }

    @Test
    protected void itFailsWithAMessage() {
        assertThat(run(Behaviour.FAILS, 3, ScriptedMonitor.patient())).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.kind()).isEqualTo(Failure.ERROR);
            assertThat(failed.message()).isNotBlank();
        });
    }

    @Test
    protected void aNumberThatIsNotFiniteEndsItAsDiverged() {
        assertThat(run(Behaviour.DIVERGES, 3, ScriptedMonitor.patient()))
                .isInstanceOfSatisfying(Diverged.class, diverged -> {
                    assertThat(diverged.message()).matches("(?s).*(NaN|-?Infinity|null).*epoch 1.*");
                    assertThat(diverged.history()).isEmpty();
                });
    }

    @Test
    protected void itEndsAtItsTimeLimit() {
        Outcome outcome = function(Behaviour.TRAINS, NO_TIME, CheckpointSettings.OFF)
                .run(trial(Behaviour.TRAINS, 1_000), ScriptedMonitor.patient());
        assertThat(outcome).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.kind()).isEqualTo(Failure.TIMEOUT);
            assertThat(failed.message()).contains("budget.trial_timeout");
        });
    }

    @Test
    protected void trialsSideBySideDoNotDisturbEachOther() throws Exception {
        List<Metrics> alone = numbers(run(Behaviour.TRAINS, 3, ScriptedMonitor.patient()));
        Callable<List<Metrics>> another = () -> numbers(run(Behaviour.TRAINS, 3, ScriptedMonitor.patient()));
        var threads = Executors.newFixedThreadPool(2);
        try {
            for (Future<List<Metrics>> sideBySide : threads.invokeAll(List.of(another, another))) {
                assertThat(sideBySide.get()).isEqualTo(alone);
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    protected void itTravelsToExecutors() throws Exception {
        TrialFunction function = resumable();
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(function);
        }
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(in.readObject()).isEqualTo(function);
        }
    }

    private Outcome run(Behaviour behaviour, int epochs, ScriptedMonitor monitor) {
        return function(behaviour, TimeLimit.NONE, CheckpointSettings.OFF).run(trial(behaviour, epochs), monitor);
    }

    private TrialFunction resumable() {
        return function(Behaviour.TRAINS, TimeLimit.NONE, new CheckpointSettings(checkpoints.toString(), "search"));
    }

    private Trial trial(Behaviour behaviour, int epochs) {
        return new Trial(1, new Candidate(point(behaviour), "test"), 5, epochs);
    }

    private static List<Metrics> numbers(Outcome outcome) {
        return outcome.history().stream().map(Epoch::metrics).toList();
    }
}
