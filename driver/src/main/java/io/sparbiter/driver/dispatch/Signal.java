package io.sparbiter.driver.dispatch;

import io.sparbiter.search.loop.TrialEvent;
import io.sparbiter.search.trial.Trial;

/** What threads of Spark's leave for the search's own. */
sealed interface Signal {
    /** Something the search should hear. */
    record Told(TrialEvent event) implements Signal {}

    /** A trial's function returned. */
    record Returned(Trial trial, TrialTask.End end) implements Signal {}

    /** Spark has given a trial up. */
    record GivenUp(Trial trial, String message) implements Signal {}

    /** The search was asked to end. */
    record EndRequested() implements Signal {}
}
