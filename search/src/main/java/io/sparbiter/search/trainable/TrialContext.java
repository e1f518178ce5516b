package io.sparbiter.search.trainable;

import io.sparbiter.search.space.Point;
import java.nio.file.Path;
import java.util.Map;

/**
 * A running trial, as its {@link Trainable} sees it: what to try, and whom to report to. Can be used from any thread, but
 * only until {@link Trainable#train} returns.
 */
public interface TrialContext {
    /**
     * The value on an axis of whole numbers.
     *
     * @throws IllegalArgumentException if there is no such axis, or its value does not fit in 32 bits; {@link #point} has
     *     the others
     */
    int integer(String axis);

    /** The value on an axis of numbers, whole or not; throws {@link IllegalArgumentException} if there is none. */
    double real(String axis);

    /** The value on an axis of words; throws {@link IllegalArgumentException} if there is none. */
    String word(String axis);

    /** All the values to try; by {@link Point#has} of it, whether an axis with a condition is active. */
    Point point();

    /**
     * Reports what an epoch showed and asks whether to train another.
     *
     * <pre>{@code
     * if (!trial.report(epoch, Map.of("auc", auc, "loss", loss))) {
     *     return;
     * }
     * }</pre>
     *
     * @param epoch counts from 1; each report has a higher one than the report before
     * @param metrics by the names that the search file declares, one of which is the search's objective; some may lack. A
     *     number that is not finite ends the trial as diverged
     * @return false after the last epoch, and if the trial is to be stopped: pruned, out of time, or its search has ended
     * @throws TrialStoppedException if the report before was answered by false
     * @throws IllegalArgumentException if the metrics or the epoch are none that can be reported; the trial has failed
     */
    boolean report(int epoch, Map<String, Double> metrics);

    /** Reports the only metric of an epoch, see {@link #report(int, Map)}. */
    default boolean report(int epoch, String metric, double value) {
        return report(epoch, Map.of(metric, value));
    }

    /**
     * Whether the trial is to be stopped, without a report; to be asked in long epochs. A trial that is stopped and goes on
     * for some seconds is interrupted, as by {@link Thread#interrupt}.
     */
    boolean isStopped();

    /**
     * A directory of this machine for what a later attempt needs to go on, if this one loses its executor: the same files
     * for all attempts at the trial. What is written before an epoch is reported is there for the attempt that follows; the
     * epochs reported until then need not be reported again. Deleted when the trial has ended, unless the search keeps it
     * ({@code checkpoint.keep}). Names that begin with a dot are reserved.
     *
     * <pre>{@code
     * Path state = trial.checkpoint().resolve("model.bin");
     * Model model = Files.exists(state) ? Model.read(state) : new Model(trial.seed());
     * for (int epoch = model.epochs() + 1; epoch <= trial.epochs(); epoch++) {
     *     model.fit(data);
     *     model.write(state);
     *     if (!trial.report(epoch, "auc", model.auc(data))) {
     *         return;
     *     }
     * }
     * }</pre>
     *
     * <p>To write a new file and move it over the old one keeps it whole whenever the JVM dies.
     */
    Path checkpoint();

    /** What to draw random numbers from: the same for all attempts, and another for each trial. */
    long seed();

    /** The most epochs to report, {@code trial.epochs}. */
    int epochs();

    /** The CPU threads that the trial has for itself, {@code trial.threads}. */
    int threads();

    /** The address of the GPU that the trial has for itself, empty on a CPU; of several, comma-separated. */
    String gpu();

    /** 1 for the first attempt at this trial. */
    int attempt();

    /** Counts the search's trials from 1. */
    int id();

    /** A word of {@code trial.settings}; throws {@link IllegalArgumentException} if it is not there. */
    String setting(String name);

    /** A word of {@code trial.settings}, or another if it is not there. */
    default String setting(String name, String otherwise) {
        return settings().getOrDefault(name, otherwise);
    }

    /** All of {@code trial.settings}, as the search file has them. */
    Map<String, String> settings();
}
