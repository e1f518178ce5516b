package io.sparbiter.worker.trainable;

import io.sparbiter.search.trainable.TrialStoppedException;
import io.sparbiter.search.trial.Ending;
import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.Metrics;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Outcome.Failure;
import io.sparbiter.search.trial.SearchUnreachableException;
import io.sparbiter.search.trial.TrialMonitor;
import io.sparbiter.search.trial.Verdict;
import io.sparbiter.worker.Nearest;
import io.sparbiter.worker.trial.Failures;
import io.sparbiter.worker.trial.Stopwatch;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Checks what a trial reports, passes it on to the search, and in the end makes it an outcome. For any thread. */
final class EpochReports {
    private static final String CANCELLED = "the search ended";

    private final ClassTrial type;
    private final TrialMonitor monitor;
    private final InstantSource clock;
    private final Resumption resumption;
    private final List<String> names;
    private final Stopwatch stopwatch;
    private final EndOrder order = new EndOrder();
    private final List<Epoch> history = new ArrayList<>();
    private final Ending ending;
    private final int epochs;
    private long epochBegan;
    private boolean told;
    private SearchUnreachableException unreachable;

    EpochReports(ClassTrial type, int epochs, TrialMonitor monitor, InstantSource clock, Resumption resumption) {
        this.type = type;
        this.epochs = epochs;
        this.monitor = monitor;
        this.clock = clock;
        this.resumption = resumption;
        names = type.settings().reports().epochNames();
        stopwatch = new Stopwatch(type.limit(), clock);
        ending = new Ending(type.objective(), history);
    }

    /** The first epoch begins. */
    void start() {
        epochBegan = clock.millis();
        stopwatch.start(List.of());
    }

    /** See {@link io.sparbiter.search.trainable.TrialContext#checkpoint}. */
    synchronized Path checkpoint() {
        return resumption.open(earlier -> {
            if (history.isEmpty()) {
                // They used a part of the trial's time.
                stopwatch.start(earlier);
            }
        });
    }

    /** Whether to go on; see {@link io.sparbiter.search.trainable.TrialContext#report}. */
    synchronized boolean report(int epoch, Map<String, Double> metrics) {
        if (told) {
            throw new TrialStoppedException("the trial was told to stop by the report before");
        }
        problem(epoch, metrics).ifPresent(this::refuse);
        told = !goesOn(epoch, metrics);
        return !told;
    }

    private Optional<String> problem(int epoch, Map<String, Double> metrics) {
        int before = history.isEmpty() ? 0 : history.get(history.size() - 1).number();
        if (epoch <= before) {
            return Optional.of(
                    before == 0
                            ? "it reported epoch %d; epochs count from 1".formatted(epoch)
                            : "it reported epoch %d after epoch %d; their numbers must rise, and one report has all metrics of its epoch"
                                    .formatted(epoch, before));
        }
        if (epoch > epochs) {
            return Optional.of("it reported epoch %d of %d (trial.epochs)".formatted(epoch, epochs));
        }
        return new TreeSet<>(metrics.keySet())
                .stream()
                        .filter(name -> !names.contains(name))
                        .findFirst()
                        .map(this::unknown)
                        .or(() -> outOfRange(epoch, metrics));
    }

    /** Values that are not finite are the trial's end as diverged, and no mistake of the class. */
    private Optional<String> outOfRange(int epoch, Map<String, Double> metrics) {
        return type.settings().reports().metrics().stream()
                .filter(metric -> metrics.containsKey(metric.name()) && !isStrange(metric.name(), metrics))
                .flatMap(metric -> metric.refusal(epoch, metrics.get(metric.name())).stream())
                .findFirst();
    }

    private String unknown(String name) {
        return "it reported %s, which is none of trial.metrics; %s"
                .formatted(
                        name,
                        Nearest.to(name, names)
                                .map(near -> "maybe you meant " + near)
                                .orElse("there are " + String.join(", ", names)));
    }

    private void refuse(String problem) {
        order.give(atEnd -> atEnd.failed(Failure.ERROR, problem));
        told = true;
        throw new IllegalArgumentException(problem);
    }

    private boolean goesOn(int number, Map<String, Double> metrics) {
        Optional<String> strange =
                names.stream().filter(name -> isStrange(name, metrics)).findFirst();
        if (strange.isPresent()) {
            String message = "%s became %s in epoch %d".formatted(strange.get(), metrics.get(strange.get()), number);
            order.give(atEnd -> atEnd.diverged(message));
            return false;
        }
        repeatBefore(number);
        ended(number, metrics);
        return !order.isGiven();
    }

    private static boolean isStrange(String name, Map<String, Double> metrics) {
        Double value = metrics.get(name);
        return metrics.containsKey(name) && (value == null || !Double.isFinite(value));
    }

    /** Tells what attempts before this one reported: the search may have been interrupted, too. */
    private void repeatBefore(int first) {
        List<Epoch> earlier = resumption.earlier(first);
        for (Epoch epoch : history.isEmpty() ? earlier : List.<Epoch>of()) {
            history.add(epoch);
            hear(epoch);
        }
    }

    private void ended(int number, Map<String, Double> metrics) {
        long now = clock.millis();
        var epoch = new Epoch(number, Metrics.of(names, metrics), now - epochBegan);
        epochBegan = now;
        history.add(epoch);
        resumption.note(epoch);
        if (hear(epoch) || type.checkpoints().keepsEnd()) {
            resumption.save();
        }
    }

    /**
     * Reports to the search and does as it says; a verdict on a trial that is over anyway changes nothing. Returns whether
     * the trial goes on, now or perhaps later.
     */
    private boolean hear(Epoch epoch) {
        Verdict verdict = verdict(epoch);
        if (epoch.number() >= epochs) {
            String all = epochs == 1 ? "reported its only epoch" : "trained all %d epochs".formatted(epochs);
            order.give(atEnd -> scored(atEnd, () -> atEnd.completed(all)));
            return false;
        }
        if (verdict instanceof Verdict.Stop stop) {
            order.give(atEnd -> scored(atEnd, () -> atEnd.pruned(stop.reason())));
            return stop.mayGoOn();
        }
        return !isStopped();
    }

    private Verdict verdict(Epoch epoch) {
        try {
            return monitor.epochEnded(epoch);
        } catch (SearchUnreachableException e) {
            if (order.isGiven()) {
                // The interrupt that ends the trial may have hit the report; to run it again would not help.
                return Verdict.CONTINUE;
            }
            unreachable = e;
            told = true;
            throw e;
        }
    }

    /** Whether the trial has to end, for whatever reason. */
    boolean isStopped() {
        if (stopwatch.isOver()) {
            order.give(type.limit()::exceeded);
        }
        if (monitor.isCancelled()) {
            order.give(atEnd -> atEnd.stopped(CANCELLED));
        }
        return order.isGiven();
    }

    /** The outcome of a trial that returned. */
    synchronized Outcome returned() {
        requireSearch();
        repeatBefore(Integer.MAX_VALUE);
        return order.outcome(ending).orElseGet(() -> scored(ending, this::completed));
    }

    private Outcome completed() {
        int last = history.get(history.size() - 1).number();
        return ending.completed("ended by itself after epoch %d of %d".formatted(last, epochs));
    }

    /** The outcome of a trial that raised an exception. */
    synchronized Outcome raised(Throwable raised) {
        requireSearch();
        return order.outcome(ending).orElseGet(() -> failed(raised));
    }

    private Outcome failed(Throwable raised) {
        if (Failures.isInterrupt(raised)) {
            Thread.currentThread().interrupt();
            return ending.stopped(CANCELLED);
        }
        return Failures.outcome(raised, history) instanceof Outcome.Failed failed
                ? ending.failed(failed.kind(), failed.message() + StackTop.of(raised))
                : Failures.outcome(raised, history);
    }

    /** Whatever the class made of the exception: without the search nobody hears of an outcome. */
    private void requireSearch() {
        if (unreachable != null) {
            throw unreachable;
        }
    }

    private interface Scored {
        Outcome outcome();
    }

    private Outcome scored(Ending atEnd, Scored scored) {
        return atEnd.hasScore()
                ? scored.outcome()
                : atEnd.failed(
                        Failure.ERROR,
                        "it reported no " + type.objective().metric().name());
    }
}
