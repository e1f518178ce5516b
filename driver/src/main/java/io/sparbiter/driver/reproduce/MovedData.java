package io.sparbiter.driver.reproduce;

import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.config.trial.TrialType;
import io.sparbiter.driver.config.yaml.ConfigOverride;
import io.sparbiter.driver.results.SearchDirectory;
import io.sparbiter.driver.results.files.ResultsException;
import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.driver.run.RecordedConfig;
import io.sparbiter.worker.trial.SetupException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Where the data of a recorded search are now. They are the same still, and so are all other settings.
 *
 * @param places as {@code data.source=/data/digits.csv}; none if they have not moved
 */
public record MovedData(List<String> places) {
    public MovedData {
        places = List.copyOf(places);
    }

    public boolean isGiven() {
        return !places.isEmpty();
    }

    /**
     * The configuration of a search whose data have moved.
     *
     * @throws ResultsException if anything else is set
     * @throws io.sparbiter.driver.config.yaml.ConfigException if the configuration, or a place, cannot be read
     */
    public SearchConfig read(SearchDirectory search) {
        List<ConfigOverride> overrides =
                places.stream().map(ConfigOverride::set).toList();
        SearchConfig recorded = RecordedConfig.read(search);
        overrides.forEach(override -> requirePlace(override, recorded.trial()));
        return overrides.isEmpty() ? recorded : RecordedConfig.moved(search, overrides);
    }

    private static void requirePlace(ConfigOverride override, TrialType trial) {
        if (!trial.dataPlaces().contains(override.key())) {
            throw ResultsException.usage(
                    "Cannot set " + override.key() + ": a trial is told of as it was.",
                    trial.dataPlaces().isEmpty()
                            ? "Leave it out."
                            : "What may be set is where its data are now: " + options(trial) + ".");
        }
    }

    private static String options(TrialType trial) {
        return String.join(", ", new TreeSet<>(trial.dataPlaces()));
    }

    /** Does something for which data are read; where that fails, it is said how to name their place. */
    public <T> T during(TrialType trial, Supplier<T> work) {
        try {
            return work.get();
        } catch (SetupException wrong) {
            throw trial.dataPlaces().isEmpty() ? wrong : named(wrong);
        }
    }

    private SetupException named(SetupException wrong) {
        return new SetupException(
                wrong.getMessage(),
                isGiven()
                        ? "They must be the data that the trial had, read as they were then."
                        : "If the data have moved, say where they are: --set data.source=PATH",
                wrong);
    }

    /** Throws {@link ResultsException} if the data are others than a trial had. */
    public static void requireSame(TrialRow row, TrialType trial) {
        Optional<String> then = row.run().facts().dataFingerprint();
        Optional<String> now = then.isEmpty() ? Optional.empty() : trial.dataFingerprint();
        if (now.isPresent() && !now.equals(then)) {
            throw ResultsException.usage(
                    "Trial " + row.trialId() + " had other data: theirs was the data_fingerprint " + then.get()
                            + ", now it is " + now.get() + ".",
                    "Bring back the data as they were; they may lie elsewhere: --set data.source=PATH");
        }
    }
}
