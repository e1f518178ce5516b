package io.sparbiter.worker.command;

import io.sparbiter.search.trial.Ending;
import io.sparbiter.search.trial.Outcome;

/** How a trial ends, decided before its last epoch may be known. */
@FunctionalInterface
interface End {
    Outcome of(Ending ending);
}
