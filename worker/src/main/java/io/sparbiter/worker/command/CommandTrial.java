package io.sparbiter.worker.command;

import io.sparbiter.search.trial.Objective;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.SearchUnreachableException;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialFunction;
import io.sparbiter.search.trial.TrialMonitor;
import io.sparbiter.worker.checkpoint.CheckpointSettings;
import io.sparbiter.worker.trial.Failures;
import io.sparbiter.worker.trial.SteadyClock;
import io.sparbiter.worker.trial.TimeLimit;
import java.util.List;

/**
 * A trial that runs a program in this process' working directory. When {@link #run} returns or throws, all the program's
 * processes are gone.
 *
 * @param limit of one trial's time
 * @param checkpoints below which the program has a directory that outlives an attempt
 * @param output a directory, a path or URI, for the end of what programs print; empty for nowhere
 */
public record CommandTrial(
        CommandSettings settings, Objective objective, TimeLimit limit, CheckpointSettings checkpoints, String output)
        implements TrialFunction {
    /**
     * The outcome.
     *
     * @throws ProgramException if this machine cannot start the program
     */
    @Override
    public Outcome run(Trial trial, TrialMonitor monitor) {
        try {
            return new Attempt(this, trial, monitor, SteadyClock.start()).run();
        } catch (SearchUnreachableException | ProgramException e) {
            throw e;
        } catch (Exception | OutOfMemoryError | LinkageError | StackOverflowError e) {
            return Failures.outcome(e, List.of());
        }
    }
}
