package io.sparbiter.worker.command;

import io.sparbiter.worker.trial.SetupException;

/** A program that this machine cannot start. Not the trial's fault: another machine may be able to. */
public final class ProgramException extends SetupException {
    private static final long serialVersionUID = 1;

    ProgramException(String problem, String remedy) {
        super(problem, remedy);
    }

    ProgramException(String problem, String remedy, Throwable cause) {
        super(problem, remedy, cause);
    }
}
