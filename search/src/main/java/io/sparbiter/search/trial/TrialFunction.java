package io.sparbiter.search.trial;

import java.io.Serializable;

/**
 * How a trial is run: shipped to an executor and called there, one thread a trial. It returns an outcome for whatever the
 * trial itself did wrong, and throws what another attempt, on another machine perhaps, could cure: data or programs that
 * are missing here, a native library that does not load.
 *
 * <pre>{@code
 * TrialFunction function = (trial, monitor) -> {
 *     monitor.started(Facts.NONE);
 *     List<Epoch> history = new ArrayList<>();
 *     for (int number = 1; number <= trial.epochs(); number++) {
 *         double loss = Math.abs(trial.point().real("x")) / number;
 *         Epoch epoch = new Epoch(number, Metrics.of(List.of("loss"), loss), 0);
 *         history.add(epoch);
 *         if (monitor.epochEnded(epoch) instanceof Verdict.Stop stop) {
 *             return new Ending(objective, history).pruned(stop.reason());
 *         }
 *     }
 *     return new Ending(objective, history).completed("trained all epochs");
 * };
 * }</pre>
 */
@FunctionalInterface
public interface TrialFunction extends Serializable {
    Outcome run(Trial trial, TrialMonitor monitor);
}
