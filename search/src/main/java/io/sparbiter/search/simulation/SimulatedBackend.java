package io.sparbiter.search.simulation;

import io.sparbiter.search.loop.TrialBackend;
import io.sparbiter.search.loop.TrialEvent;
import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.EpochReport;
import io.sparbiter.search.trial.Facts;
import io.sparbiter.search.trial.Objective;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Placement;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialStart;
import io.sparbiter.search.trial.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.Supplier;

/**
 * Runs trials on a virtual clock, which stands still but in {@link #await}. What happens at one instant happens by trial
 * id, so a simulation goes the same way every time.
 */
public final class SimulatedBackend implements TrialBackend {
    /** Jumps from one scheduled step to the next. */
    private static final class VirtualClock {
        /** Within an instant steps go by trial id, and a trial's in the order in which they were scheduled. */
        private final PriorityQueue<Entry> agenda = new PriorityQueue<>(
                Comparator.comparing(Entry::at).thenComparing(Entry::trialId).thenComparing(Entry::number));

        private Instant now;
        private long scheduled;

        private record Entry(Instant at, int trialId, long number, Supplier<Optional<TrialEvent>> step) {}

        VirtualClock(Instant start) {
            now = start;
        }

        Instant now() {
            return now;
        }

        /** Schedules a step, at once if its time has passed; a step may turn out to be no event. */
        void schedule(Instant at, int trialId, Supplier<Optional<TrialEvent>> step) {
            agenda.add(new Entry(at.isBefore(now) ? now : at, trialId, scheduled++, step));
        }

        /** Goes on to the next event; if there is none until the deadline, to the deadline. */
        Optional<TrialEvent> next(Instant deadline) {
            Instant latest = deadline.isBefore(now) ? now : deadline;
            while (!agenda.isEmpty() && !agenda.peek().at().isAfter(latest)) {
                Entry entry = agenda.remove();
                now = entry.at();
                Optional<TrialEvent> event = entry.step().get();
                if (event.isPresent()) {
                    return event;
                }
            }
            if (latest.equals(Instant.MAX)) {
                throw new IllegalStateException("nothing is going to happen: no trial runs and no slots are to come");
            }
            now = latest;
            return Optional.empty();
        }
    }

    private final Objective objective;
    private final SimulatedObjective simulated;
    private final VirtualClock clock;
    private final Queue<Trial> waiting = new ArrayDeque<>();
    /** The trials that hold a slot. */
    private final Map<Integer, SimulatedRun> active = new HashMap<>();
    /** How many reports those had made that were told to stop: submitted again, they go on from there. */
    private final Map<Integer, Integer> trained = new HashMap<>();

    private EpochJudge judge = report -> Verdict.CONTINUE;
    private int slots;
    private boolean interrupted;

    /**
     * @param objective picks the best epoch of a trial that is told to stop
     * @param start what the clock shows first
     */
    public SimulatedBackend(int slots, Objective objective, SimulatedObjective simulated, Instant start) {
        this.slots = slots;
        this.objective = objective;
        this.simulated = simulated;
        clock = new VirtualClock(start);
    }

    /** Changes the slots at a time to come. Trials in slots that go away run to their end. */
    public void changeSlots(Instant at, int newSlots) {
        clock.schedule(at, 0, () -> {
            slots = newSlots;
            fillSlots();
            return Optional.of(new TrialEvent.SlotsChanged());
        });
    }

    /** Asks the search to end at this moment of its time, as Ctrl-C does at one of ours. */
    public void interrupt() {
        interrupted = true;
    }

    @Override
    public void judgeWith(EpochJudge newJudge) {
        judge = newJudge;
    }

    @Override
    public int slots() {
        return slots;
    }

    @Override
    public void submit(Trial trial) {
        waiting.add(trial);
        fillSlots();
    }

    private void fillSlots() {
        while (!waiting.isEmpty() && active.size() < slots) {
            Trial trial = waiting.remove();
            SimulatedRun run = simulated.run(trial);
            active.put(trial.id(), run);
            schedule(trial, Duration.ZERO, () -> begin(trial, run));
        }
    }

    private TrialEvent begin(Trial trial, SimulatedRun run) {
        schedule(trial, run.startup(), run, trained.getOrDefault(trial.id(), 0));
        Placement placement = new Placement("simulated", "driver", "", 1, trial.attempt());
        return new TrialEvent.Started(new TrialStart(trial.id(), placement, Facts.NONE, now()));
    }

    /** Schedules the end of the next epoch, or of the trial if it has had them all. */
    private void schedule(Trial trial, Duration pause, SimulatedRun run, int reported) {
        if (reported >= run.epochs().size()) {
            schedule(trial, pause, () -> end(trial, run.outcome()));
        } else {
            Duration epoch = Duration.ofMillis(run.epochs().get(reported).millis());
            schedule(trial, pause.plus(epoch), () -> endEpoch(trial, run, reported + 1));
        }
    }

    private TrialEvent endEpoch(Trial trial, SimulatedRun run, int reported) {
        List<Epoch> history = run.epochs().subList(0, reported);
        var report = new EpochReport(trial.id(), trial.attempt(), history.get(reported - 1));
        if (judge.judge(report) instanceof Verdict.Stop stop) {
            trained.put(trial.id(), reported);
            schedule(trial, Duration.ZERO, () -> end(trial, pruned(history, stop.reason())));
        } else {
            schedule(trial, Duration.ZERO, run, reported);
        }
        return new TrialEvent.EpochEnded(report);
    }

    private Outcome pruned(List<Epoch> history, String reason) {
        return objective
                .best(history)
                .<Outcome>map(best -> new Outcome.Pruned(objective.score(best), best.number(), reason, history))
                .orElseGet(() -> new Outcome.Diverged("stopped without a finite score: " + reason, history));
    }

    private TrialEvent end(Trial trial, Outcome outcome) {
        active.remove(trial.id());
        fillSlots();
        return new TrialEvent.Ended(trial.id(), outcome, now());
    }

    private void schedule(Trial trial, Duration delay, Supplier<TrialEvent> step) {
        // A trial that was cancelled meanwhile does nothing more.
        clock.schedule(
                now().plus(delay),
                trial.id(),
                () -> active.containsKey(trial.id()) ? Optional.of(step.get()) : Optional.empty());
    }

    @Override
    public void cancel(int trialId) {
        waiting.removeIf(trial -> trial.id() == trialId);
        active.remove(trialId);
        fillSlots();
    }

    /** @throws IllegalStateException if there is no deadline and nothing is going to happen */
    @Override
    public Optional<TrialEvent> await(Instant deadline) throws InterruptedException {
        if (Thread.interrupted() || interrupted) {
            throw new InterruptedException("interrupted at virtual time " + now());
        }
        return clock.next(deadline);
    }

    @Override
    public Instant now() {
        return clock.now();
    }

    @Override
    public void close() {}
}
