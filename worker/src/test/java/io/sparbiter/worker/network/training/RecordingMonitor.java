package io.sparbiter.worker.network.training;

import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.Facts;
import io.sparbiter.search.trial.TrialMonitor;
import io.sparbiter.search.trial.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntPredicate;

/** Keeps what a trial says, and answers as a test likes. */
final class RecordingMonitor implements TrialMonitor {
    private final Function<Epoch, Verdict> judge;
    private final IntPredicate cancelledAt;
    final List<Epoch> epochs = new ArrayList<>();
    final List<Facts> starts = new ArrayList<>();
    private int asked;

    private RecordingMonitor(Function<Epoch, Verdict> judge, IntPredicate cancelledAt) {
        this.judge = judge;
        this.cancelledAt = cancelledAt;
    }

    static RecordingMonitor patient() {
        return judging(epoch -> Verdict.CONTINUE);
    }

    static RecordingMonitor judging(Function<Epoch, Verdict> judge) {
        return new RecordingMonitor(judge, asked -> false);
    }

    /** Cancels when asked for this time, counted from 1. */
    static RecordingMonitor cancelling(int time) {
        return new RecordingMonitor(epoch -> Verdict.CONTINUE, asked -> asked >= time);
    }

    @Override
    public void started(Facts facts) {
        starts.add(facts);
    }

    @Override
    public Verdict epochEnded(Epoch epoch) {
        epochs.add(epoch);
        return judge.apply(epoch);
    }

    @Override
    public boolean isCancelled() {
        asked++;
        return cancelledAt.test(asked);
    }
}
