package io.sparbiter.worker.command;

import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.Facts;
import io.sparbiter.search.trial.TrialMonitor;
import io.sparbiter.search.trial.Verdict;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** Hears a trial, judges its epochs as told and cancels it when told. */
final class FakeMonitor implements TrialMonitor {
    final List<Epoch> epochs = new CopyOnWriteArrayList<>();
    Facts facts = Facts.NONE;
    Function<Epoch, Verdict> judge = epoch -> Verdict.CONTINUE;
    BooleanSupplier cancelled = () -> false;
    String gpu = "";

    @Override
    public void started(Facts told) {
        facts = told;
    }

    @Override
    public Verdict epochEnded(Epoch epoch) {
        epochs.add(epoch);
        return judge.apply(epoch);
    }

    @Override
    public boolean isCancelled() {
        return cancelled.getAsBoolean();
    }

    @Override
    public String gpu() {
        return gpu;
    }

    List<Integer> numbers() {
        return epochs.stream().map(Epoch::number).toList();
    }
}
