package io.sparbiter.search.loop;

import io.sparbiter.search.prune.Pruner;
import io.sparbiter.search.trial.EpochReport;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Outcome.Scored;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialResult;
import io.sparbiter.search.trial.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Runs a search: keeps as many trials in flight as there are slots, refills a freed slot at once, and hears the backend
 * in between. One thread, no polling. A loop runs once.
 */
public final class SearchLoop {
    private final SearchPlan plan;
    private final Pruner pruner;
    private final TrialBackend backend;
    private final List<SearchListener> listeners;
    private final RunningTrials running;
    private final Instant begin;
    private final Instant deadline;
    private final FailureWatch failures;
    private final Tally tally;
    private final LeftInFlight leftInFlight;
    private final PausedTrials paused;
    private final Proposals proposals;
    private boolean targetReached;
    /** What every epoch report is answered once the search ends; until then the pruner judges. */
    private volatile Optional<Verdict> lastVerdict = Optional.empty();

    /** A loop without a pruner, see {@link #SearchLoop(SearchPlan, CandidateSource, Pruner, TrialBackend, List)}. */
    public SearchLoop(
            SearchPlan plan, CandidateSource source, TrialBackend backend, List<? extends SearchListener> listeners) {
        this(plan, source, Pruner.NONE, backend, listeners);
    }

    /**
     * @param source proposes this run's candidates; of a search that is continued, it has heard of all earlier trials
     * @param pruner judges the epochs of running trials, and has heard of all earlier trials, too
     * @param backend fresh, and not closed here; the time of the budget runs from now on
     */
    public SearchLoop(
            SearchPlan plan,
            CandidateSource source,
            Pruner pruner,
            TrialBackend backend,
            List<? extends SearchListener> listeners) {
        this.plan = plan;
        this.pruner = pruner;
        this.backend = backend;
        this.listeners = List.copyOf(listeners);
        running = new RunningTrials(backend);
        begin = backend.now();
        deadline = plan.budget().deadline(begin);
        failures = new FailureWatch(plan.budget().failures(), plan.state());
        tally = Tally.after(plan.state(), plan.objective().direction());
        leftInFlight = new LeftInFlight(plan.state(), backend.mostLostAttempts());
        paused = new PausedTrials(pruner, source, plan.state().paused());
        proposals = new Proposals(plan, source);
        plan.state().best().ifPresent(best -> note(best.outcome()));
    }

    /**
     * Runs to the end of the budget or the space, until too many trials have failed, or until the backend is interrupted;
     * trials still running then keep their best epoch. The thread's interrupt is consumed, so that listeners can still write.
     *
     * @throws RuntimeException what the source, a listener or the backend threw; running trials are cancelled before
     */
    public SearchSummary run() {
        backend.judgeWith(this::judge);
        try {
            each(listener -> listener.begun(plan.state()));
            giveUp();
            EndReason reason = untilEnd();
            Optional<FailureCause> cause = reason == EndReason.FAILURES ? failures.cause() : Optional.empty();
            stopRunning(reason);
            return tally.summary(reason, cause, Duration.between(begin, backend.now()));
        } catch (RuntimeException | Error fault) {
            abandonRunning(fault);
            throw fault;
        }
    }

    /** Called by threads of the backend. */
    private Verdict judge(EpochReport report) {
        return lastVerdict.orElseGet(() -> pruner.judge(report));
    }

    /** Ends the trials with which earlier runs have died too often. */
    private void giveUp() {
        for (Trial trial : leftInFlight.givenUp()) {
            var lost = new RunningTrial(trial, paused.lastEnd(trial.id()), backend);
            lost.lost(trial.attempt() - 1);
            end(lost, leftInFlight.failure(trial), backend.timeOfDay());
        }
    }

    private EndReason untilEnd() {
        try {
            Optional<EndReason> end = end();
            while (end.isEmpty()) {
                refill();
                if (!isIdleForEver()) {
                    hear(backend.await(deadline));
                }
                end = end();
            }
            return end.get();
        } catch (InterruptedException interrupt) {
            return EndReason.INTERRUPTED;
        }
    }

    private Optional<EndReason> end() {
        if (targetReached) {
            return Optional.of(EndReason.TARGET_REACHED);
        }
        if (haveTooManyFailed()) {
            return Optional.of(EndReason.FAILURES);
        }
        if (isIdleForEver()) {
            return Optional.of(proposals.whyOver());
        }
        if (plan.budget().isOutOfPatience(tally.withoutGain())) {
            return Optional.of(EndReason.NO_GAIN);
        }
        return backend.now().isBefore(deadline) ? Optional.empty() : Optional.of(EndReason.MAX_TIME);
    }

    /** A row of failures is over if one of the trials that run yet ends an epoch: they are waited for. */
    private boolean haveTooManyFailed() {
        return failures.areTooManyInAll() || (failures.isRowTooLong() && running.isEmpty());
    }

    private boolean isIdleForEver() {
        return isAllDone() && paused.last().isEmpty();
    }

    private boolean isAllDone() {
        return running.isEmpty() && leftInFlight.isEmpty() && !paused.isAnyDue() && proposals.areOver();
    }

    /**
     * Fills all free slots: with what earlier runs left in flight, with whom the pruner lets go on, then in one batch. If
     * nothing else is left to do, one trial at least has the chance to train to its end.
     */
    private void refill() {
        if (failures.isRowTooLong()) {
            return;
        }
        int free = plan.budget().atATime(backend.slots()) - running.count();
        free -= resume(free);
        if (!leftInFlight.wantsQuiet()) {
            free -= goOn(free);
            propose(proposals.atMost(free));
        }
        if (isAllDone()) {
            paused.last().ifPresent(this::goOn);
        }
    }

    /** How many of the free slots trials left in flight took. */
    private int resume(int free) {
        List<Trial> trials = leftInFlight.next(free, running.ids());
        if (!trials.isEmpty()) {
            each(listener -> listener.resumed(trials));
            trials.forEach(this::submit);
        }
        return trials.size();
    }

    /** How many of the free slots trials took that a pruner had stopped. */
    private int goOn(int free) {
        int taken = 0;
        while (taken < free) {
            Optional<TrialResult> next = paused.next();
            if (next.isEmpty()) {
                break;
            }
            goOn(next.get());
            taken++;
        }
        return taken;
    }

    private void goOn(TrialResult last) {
        Trial trial = last.trial();
        int attempt = last.start().map(start -> start.placement().attempt()).orElse(trial.attempt());
        Trial next = trial.withAttempt(Math.max(trial.attempt(), attempt) + 1);
        paused.continued(last);
        tally.continued(trial.id());
        each(listener -> listener.continued(next));
        submit(next);
    }

    private void propose(int asked) {
        List<Trial> trials = proposals.next(asked);
        if (!trials.isEmpty()) {
            each(listener -> listener.proposed(asked, trials));
            trials.forEach(this::submit);
        }
    }

    private void submit(Trial trial) {
        running.submit(trial, paused.lastEnd(trial.id()));
    }

    /** Takes an event and all others that have happened by now, so that slots freed together are refilled together. */
    private void hear(Optional<TrialEvent> event) throws InterruptedException {
        Optional<TrialEvent> next = event;
        while (next.isPresent()) {
            hear(next.get());
            next = backend.await(backend.now());
        }
    }

    /** Events of trials that ended are too late and have no effect. A change of slots has its effect in refilling. */
    private void hear(TrialEvent event) {
        if (event instanceof TrialEvent.Started started) {
            started(started);
        } else if (event instanceof TrialEvent.EpochEnded epoch) {
            epochEnded(epoch);
        } else if (event instanceof TrialEvent.Ended ended) {
            running.find(ended.trialId()).ifPresent(trial -> end(trial, ended.outcome(), ended.finishedAt()));
        } else if (event instanceof TrialEvent.HostExcluded excluded) {
            each(listener -> listener.hostExcluded(excluded.host()));
        }
    }

    private void started(TrialEvent.Started event) {
        running.find(event.start().trialId()).ifPresent(trial -> {
            trial.started(event.start(), backend.now());
            each(listener -> listener.started(event.start()));
        });
    }

    private void epochEnded(TrialEvent.EpochEnded event) {
        if (running.find(event.report().trialId())
                .filter(trial -> trial.epochEnded(event.report()))
                .isPresent()) {
            each(listener -> listener.epochEnded(event.report()));
            failures.epochEnded();
            note(plan.objective().score(event.report().epoch()));
        }
    }

    private void end(RunningTrial trial, Outcome outcome, Instant finishedAt) {
        running.remove(trial.id());
        proposals.trialEnded();
        TrialResult result = trial.result(plan.objective(), outcome, finishedAt);
        tally.add(result);
        failures.ended(result, outcome);
        each(listener -> listener.ended(result));
        paused.ended(result);
        note(outcome);
    }

    private void note(Outcome outcome) {
        if (outcome instanceof Scored scored) {
            note(scored.score());
        }
    }

    private void note(double score) {
        targetReached |= plan.budget().isReachedBy(score, plan.objective().direction());
    }

    private void stopRunning(EndReason reason) {
        takeWhatHappened();
        String why = reason.text(plan.budget());
        lastVerdict = Optional.of(new Verdict.Stop(why));
        running.cancelAll()
                .forEach(trial -> end(trial, trial.stopped(plan.objective(), why), trial.timeOfDay(backend.now())));
    }

    /** What had ended before an interrupt is taken as it ended. */
    private void takeWhatHappened() {
        try {
            hear(backend.await(backend.now()));
        } catch (InterruptedException again) {
            // The search ends already: a second interrupt only gives up the events not heard yet.
        }
    }

    private void abandonRunning(Throwable fault) {
        lastVerdict = Optional.of(new Verdict.Stop("the search failed"));
        running.abandon(fault);
    }

    private void each(Consumer<SearchListener> call) {
        listeners.forEach(call);
    }
}
