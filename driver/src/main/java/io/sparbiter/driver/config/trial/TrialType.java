package io.sparbiter.driver.config.trial;

import io.sparbiter.search.choose.Workload;
import io.sparbiter.search.constraint.Fact;
import io.sparbiter.search.space.Point;
import io.sparbiter.search.space.Space;
import io.sparbiter.search.trial.Objective;
import io.sparbiter.search.trial.ReportSchema;
import io.sparbiter.search.trial.TrialFunction;
import io.sparbiter.search.trial.TrialStart;
import io.sparbiter.worker.trial.TimeLimit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the trials of a search run, with its settings: the value of {@code trial} in a search file. All else in the driver
 * knows no more of trials than this.
 *
 * <p>A type of one's own is a record that implements this, and a {@link TrialTypeReader} that reads it, named in {@code
 * META-INF/services}. Immutable, and equal to a type with the same settings.
 */
public interface TrialType {
    /** Its word in search files, such as {@code network}. */
    String word();

    /** What trials report: the metrics that can be an objective, and the facts they tell when they start. */
    ReportSchema reports();

    /** What is optimised where the search file does not say: the first metric, unless the type knows better. */
    default Objective usualObjective() {
        return Objective.of(reports().metrics().get(0));
    }

    /** What one trial may take. */
    Limits limits();

    /**
     * What is wrong with a space for these trials: messages, each a sentence that starts with {@code space.} and the
     * axis, and on a second line a remedy; none if a trial can be made of every point.
     */
    List<String> problems(Space space);

    /** The sections of a search file that have these settings, defaults included, by name and in order. */
    Map<String, Object> sections();

    /**
     * Looks, on the driver and before a search begins, whether trials could begin here.
     *
     * @throws io.sparbiter.worker.trial.SetupException if they could not
     */
    default void check() {}

    /**
     * Looks, before a search begins whose trials run on this machine, whether they could begin on it.
     *
     * @throws io.sparbiter.worker.trial.SetupException if they could not
     */
    default void checkHere() {}

    /**
     * What tells the data of its trials from others, as they report it by {@link
     * io.sparbiter.search.trial.Facts#DATA_FINGERPRINT}; empty if nobody knows before they run.
     *
     * @throws io.sparbiter.worker.trial.SetupException if the data cannot be read
     */
    default Optional<String> dataFingerprint() {
        return Optional.empty();
    }

    /** The settings that say where its data lie and not what they are, such as {@code data.source}. */
    default Set<String> dataPlaces() {
        return Set.of();
    }

    /** Called once in a JVM that is to run so many trials side by side on this machine, before the first of them. */
    default void prepare(int trials) {}

    /**
     * What an executor calls for each trial.
     *
     * @param limit of one trial's time
     */
    TrialFunction function(Objective objective, TimeLimit limit, TrialStorage storage);

    /** What a trial of this point would run, for people: a title and below it some lines; empty if that is not known. */
    default Optional<Description> describe(Point point) {
        return Optional.empty();
    }

    /** How much there is to compute in an epoch of a point's trial, before any has run; empty if that is not known. */
    default Optional<Workload> workload() {
        return Optional.empty();
    }

    /**
     * What constraints of a space may name beside its axes: what is known of a point before its trial runs, by name. They
     * may read the data when they are first asked.
     */
    default Map<String, Fact> facts() {
        return Map.of();
    }

    /** What somebody who does it all again has to know, label to text. */
    default Map<String, String> provenance() {
        return Map.of();
    }

    /** See {@link #describe}. */
    record Description(String title, String text) {}

    /** What a person should know of how a trial begins, the same words for all that begin like it; mostly nothing. */
    default Optional<String> warning(TrialStart start) {
        return Optional.empty();
    }
}
