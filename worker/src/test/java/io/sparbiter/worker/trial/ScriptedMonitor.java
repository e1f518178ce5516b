package io.sparbiter.worker.trial;

import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.Facts;
import io.sparbiter.search.trial.TrialMonitor;
import io.sparbiter.search.trial.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Keeps what a trial says, answers as a test likes, and cancels the trial after an epoch of the test's choice. */
public final class ScriptedMonitor implements TrialMonitor {
    private static final int NEVER = Integer.MAX_VALUE;

    private final Function<Epoch, Verdict> judge;
    private final int lastEpoch;
    private volatile boolean cancelled;

    /** {@code started}, then the numbers of epochs. */
    public final List<Object> heard = new ArrayList<>();

    public final List<Facts> facts = new ArrayList<>();
    public final List<Epoch> epochs = new ArrayList<>();

    private ScriptedMonitor(Function<Epoch, Verdict> judge, int lastEpoch) {
        this.judge = judge;
        this.lastEpoch = lastEpoch;
        cancelled = lastEpoch == 0;
    }

    public static ScriptedMonitor patient() {
        return judging(epoch -> Verdict.CONTINUE);
    }

    public static ScriptedMonitor judging(Function<Epoch, Verdict> judge) {
        return new ScriptedMonitor(judge, NEVER);
    }

    /** Cancels when it has heard of this epoch; 0 from the beginning. */
    public static ScriptedMonitor cancellingAfter(int epoch) {
        return new ScriptedMonitor(any -> Verdict.CONTINUE, epoch);
    }

    @Override
    public void started(Facts facts) {
        heard.add("started");
        this.facts.add(facts);
    }

    @Override
    public Verdict epochEnded(Epoch epoch) {
        heard.add(epoch.number());
        epochs.add(epoch);
        cancelled |= epoch.number() >= lastEpoch;
        return judge.apply(epoch);
    }

    @Override
    public boolean isCancelled() {
        return cancelled;
    }
}
