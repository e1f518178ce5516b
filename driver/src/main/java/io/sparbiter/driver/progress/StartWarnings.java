package io.sparbiter.driver.progress;

import io.sparbiter.driver.config.trial.TrialType;
import io.sparbiter.search.loop.SearchListener;
import io.sparbiter.search.trial.TrialStart;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Tells, once each, what a person should know of how trials begin. For the loop's thread. */
public final class StartWarnings implements SearchListener {
    private final TrialType type;
    private final Consumer<String> person;
    private final Set<String> told = new HashSet<>();

    /** @param person who is told */
    public StartWarnings(TrialType type, Consumer<String> person) {
        this.type = type;
        this.person = person;
    }

    @Override
    public void started(TrialStart start) {
        type.warning(start).filter(told::add).ifPresent(person);
    }
}
