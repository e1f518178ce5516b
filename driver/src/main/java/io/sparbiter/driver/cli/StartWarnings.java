package io.sparbiter.driver.cli;

import io.sparbiter.driver.config.trial.TrialType;
import io.sparbiter.search.loop.SearchListener;
import io.sparbiter.search.trial.TrialStart;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tells, once each, what a person should know of how trials begin. For the loop's thread. */
final class StartWarnings implements SearchListener {
    private final TrialType type;
    private final Set<String> told = new HashSet<>();

    StartWarnings(TrialType type) {
        this.type = type;
    }

    @Override
    public void started(TrialStart start) {
        type.warning(start).filter(told::add).map(List::of).ifPresent(Warnings::print);
    }
}
