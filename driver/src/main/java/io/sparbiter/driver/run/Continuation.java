package io.sparbiter.driver.run;

import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.results.SearchDirectory;
import io.sparbiter.driver.results.files.ResultsException;

/**
 * What a search began with, and what it goes on with: the same but for the budget and the place of the same data, with
 * its seed.
 */
record Continuation(SearchConfig begun, SearchConfig now) {
    static Continuation of(SearchDirectory directory, SearchConfig config) {
        SearchConfig begun = RecordedConfig.toResume(directory);
        refuseImported(begun, directory.name());
        SearchConfig seeded = config.seed().isPresent()
                ? config
                : config.withSeed(begun.seed().orElseThrow());
        SearchConfig now = seeded.withDefaultsOf(begun);
        ConfigDifference.refuse(directory, begun, now);
        return new Continuation(begun, now);
    }

    /** What runs has a seed; only what was imported has none. */
    private static void refuseImported(SearchConfig begun, String name) {
        if (begun.seed().isEmpty()) {
            throw ResultsException.usage(
                    "Cannot resume search " + name + ": it was imported, and never ran here.",
                    "Begin a new one that learns from it: search --config FILE --warm-start " + name);
        }
    }
}
