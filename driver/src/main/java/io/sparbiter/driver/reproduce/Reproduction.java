package io.sparbiter.driver.reproduce;

import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.driver.results.table.TrialRow.Best;
import io.sparbiter.search.trial.Epoch;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A trial's row and the one it has when it is run again. Numbers are equal if all their bits are; times do not count. */
public record Reproduction(TrialRow then, TrialRow now) {
    /**
     * Something that is not what it was.
     *
     * @param name in the words of the results table
     */
    public record Difference(String name, String then, String now) {}

    /** A machine's name for itself, which every other machine has, too. */
    private static final String ITSELF = "127\\..*|localhost|::1|";

    /** Whether all epochs and the score agree. */
    public boolean isSame() {
        return results().isEmpty() && firstDifferentEpoch().isEmpty();
    }

    /** The number of the first epoch that is not the same, or that only one of the two has. */
    public OptionalInt firstDifferentEpoch() {
        int most = Math.max(epochs(then).size(), epochs(now).size());
        return IntStream.rangeClosed(1, most)
                .filter(number -> !differences(number).isEmpty())
                .findFirst();
    }

    /** In what an epoch differs; none if it is the same. */
    public List<Difference> differences(int number) {
        var differences = new ArrayList<Difference>();
        for (String name : names()) {
            compare(differences, name, of(number, epoch -> epoch.metrics().get(name)));
        }
        return differences;
    }

    private static Function<TrialRow, Object> of(int number, Function<Epoch, Object> value) {
        return row -> number <= epochs(row).size() ? value.apply(epochs(row).get(number - 1)) : "none";
    }

    /** Of the numbers that its epochs report. */
    public List<String> names() {
        return Stream.concat(epochs(then).stream(), epochs(now).stream())
                .flatMap(epoch -> epoch.metrics().names().stream())
                .distinct()
                .toList();
    }

    /** In what the trial's end differs. */
    public List<Difference> results() {
        var differences = new ArrayList<Difference>();
        compare(differences, "status", TrialRow::status);
        compare(
                differences,
                "score",
                row -> row.ending().best().<Object>map(Best::score).orElse("none"));
        compare(
                differences,
                "best_epoch",
                row -> row.ending().best().<Object>map(Best::epoch).orElse("none"));
        compare(differences, "epochs", row -> row.ending().epochs());
        return differences;
    }

    private Set<String> facts() {
        Set<String> names = new LinkedHashSet<>(then.run().facts().values().keySet());
        names.addAll(now.run().facts().values().keySet());
        return names;
    }

    /** What else is not as it was, and may be why. */
    public List<Difference> circumstances() {
        var differences = new ArrayList<Difference>();
        compare(differences, "params", TrialRow::params);
        compare(differences, "config_hash", row -> row.origin().configHash());
        compare(
                differences,
                "metric",
                row -> row.origin().metric() + " (" + row.origin().direction() + ")");
        compare(differences, "version", row -> row.origin().version());
        compare(differences, "threads", row -> row.run().threads());
        compare(differences, "gpu", row -> row.run().gpu());
        for (String fact : facts()) {
            compare(differences, fact, row -> row.run().facts().word(fact));
        }
        if (!then.run().host().matches(ITSELF)) {
            compare(differences, "host", row -> row.run().host());
        }
        return differences;
    }

    /** Doubles by their bits, as {@link Double#equals} does. */
    private void compare(List<Difference> differences, String name, Function<TrialRow, Object> value) {
        Object before = value.apply(then);
        Object after = value.apply(now);
        if (!before.equals(after)) {
            differences.add(new Difference(name, before.toString(), after.toString()));
        }
    }

    private static List<Epoch> epochs(TrialRow row) {
        return row.ending().history();
    }
}
