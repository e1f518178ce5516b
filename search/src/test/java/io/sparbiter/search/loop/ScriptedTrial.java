package io.sparbiter.search.loop;

import io.sparbiter.search.simulation.SimulatedRun;
import io.sparbiter.search.space.Space;
import io.sparbiter.search.space.Spaces;
import io.sparbiter.search.trial.Candidate;
import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.Epochs;
import io.sparbiter.search.trial.Facts;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Outcome.Cancelled;
import io.sparbiter.search.trial.Outcome.Completed;
import io.sparbiter.search.trial.Outcome.Failed;
import io.sparbiter.search.trial.Outcome.Failure;
import io.sparbiter.search.trial.Outcome.Pruned;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialFunction;
import io.sparbiter.search.trial.TrialMonitor;
import io.sparbiter.search.trial.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What the trials of {@link TrialBackendContract} do: what their point says. */
public final class ScriptedTrial implements TrialFunction {
    private static final long serialVersionUID = 1;

    private static final Space SPACE = Spaces.ofTwoHundred();
    private static final long ORDINARY = 0;
    private static final long ENDLESS = 1;
    private static final long FAILING = 2;

    /** Trains its epochs, the last being the best. */
    public static Trial ordinary(int id, int epochs) {
        return trial(ORDINARY, id, epochs);
    }

    /** Starts, and ends no epoch until it is cancelled. */
    static Trial endless(int id) {
        return trial(ENDLESS, id, 1);
    }

    /** Fails with the message {@code boom}. */
    static Trial failing(int id) {
        return trial(FAILING, id, 1);
    }

    private static Trial trial(long point, int id, int epochs) {
        return new Trial(id, new Candidate(SPACE.point(point), "scripted"), 7, epochs);
    }

    /** The same on a virtual clock. */
    public static SimulatedRun simulate(Trial trial) {
        long script = trial.point().index();
        if (script == ENDLESS) {
            return new SimulatedRun(Duration.ofDays(10_000), List.of(), new Cancelled(""));
        }
        return script == FAILING
                ? new SimulatedRun(Duration.ZERO, List.of(), boom())
                : SimulatedRun.of(Epochs.OBJECTIVE, epochs(trial));
    }

    @Override
    public Outcome run(Trial trial, TrialMonitor monitor) {
        monitor.started(Facts.NONE);
        long script = trial.point().index();
        if (script == ENDLESS) {
            return untilCancelled(monitor);
        }
        return script == FAILING ? boom() : train(trial, monitor);
    }

    private static Outcome untilCancelled(TrialMonitor monitor) {
        while (!monitor.isCancelled()) {
            Thread.onSpinWait();
        }
        return new Cancelled("cancelled");
    }

    private static Outcome train(Trial trial, TrialMonitor monitor) {
        List<Epoch> history = new ArrayList<>();
        for (Epoch epoch : epochs(trial)) {
            history.add(epoch);
            if (monitor.epochEnded(epoch) instanceof Verdict.Stop stop) {
                return new Pruned(Epochs.OBJECTIVE.score(epoch), epoch.number(), stop.reason(), history);
            }
        }
        return new Completed(Epochs.OBJECTIVE.score(history.get(history.size() - 1)), trial.epochs(), "", history);
    }

    private static Outcome boom() {
        return new Failed(Failure.ERROR, "boom", List.of());
    }

    private static List<Epoch> epochs(Trial trial) {
        List<Epoch> epochs = new ArrayList<>();
        for (int number = 1; number <= trial.epochs(); number++) {
            epochs.add(Epochs.withAccuracy(number, number / 100.0));
        }
        return epochs;
    }
}
