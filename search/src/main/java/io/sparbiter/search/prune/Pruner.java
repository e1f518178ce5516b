package io.sparbiter.search.prune;

import io.sparbiter.search.trial.EpochReport;
import io.sparbiter.search.trial.TrialResult;
import io.sparbiter.search.trial.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * Judges running trials by what other trials showed at the same epoch. A {@link Verdict.Stop} says which comparison was
 * lost; its reason reaches the results table.
 *
 * <p>What is compared is a trial's best score up to the epoch, since that is what a trial is scored by in the end: one
 * noisy epoch does not end a good trial. A pruner that ends trials for good keeps
 *
 * <ul>
 *   <li>the best trial so far at an epoch, and whatever equals it, and
 *   <li>everyone as long as there is little to compare with.
 * </ul>
 *
 * <p>One that lets them go on later ({@link #due}) may stop these, too. All keep
 *
 * <ul>
 *   <li>trials without a finite score, since what trains them ends those that diverge, and
 *   <li>trials at their last epoch, where nothing is left to save.
 * </ul>
 *
 * <p>An epoch that a later attempt trains again counts once, as the later attempt trained it; a report of an attempt that
 * was given up counts nowhere. The same calls in the same order give the same verdicts.
 *
 * <p>Thread-safe, and answers from memory.
 */
public interface Pruner {
    /** Lets every trial train as long as it wants. */
    Pruner NONE = report -> Verdict.CONTINUE;

    /** Whether the trial may train its next epoch. */
    Verdict judge(EpochReport report);

    /**
     * A trial ended, whose epochs need not have been reported here: of a continued search all earlier ones are told. One
     * that went on ends anew, with all its epochs.
     */
    default void ended(TrialResult result) {}

    /**
     * The trials that wait where the next one is due to go on, the best first; any of them may be chosen. Empty if nobody
     * is due.
     */
    default List<Integer> due() {
        return List.of();
    }

    /**
     * The trial that goes on, though it is not due, where nothing else is left to do: so that a search of few trials has
     * one that was trained to its end, too. Empty if there is one, or was to be: where the chosen one fails, no other is.
     */
    default Optional<Integer> last() {
        return Optional.empty();
    }

    /**
     * A trial that waits goes on: it is going to report again, from its first epoch or from where it stopped.
     *
     * @throws IllegalArgumentException if it does not wait
     */
    default void continued(int trialId) {
        throw new IllegalArgumentException("trial " + trialId + " does not wait to go on");
    }

    /**
     * Whether a trial waits, is about to, or goes on after having waited: it may yet need what it left. Once false for a
     * trial that ended, always false.
     */
    default boolean mayGoOn(int trialId) {
        return false;
    }
}
