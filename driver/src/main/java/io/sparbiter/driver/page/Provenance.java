package io.sparbiter.driver.page;

import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.worker.Counted;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Lists what somebody needs to do it all again. */
final class Provenance {
    private static final int MOST_VALUES = 4;

    private final SearchView view;

    Provenance(SearchView view) {
        this.view = view;
    }

    List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        facts.add(ofRows("Program version", row -> row.origin().version()));
        words().forEach(name -> facts.add(ofRows(name, row -> row.run().facts().word(name))));
        view.config().ifPresent(config -> facts.addAll(of(config)));
        facts.add(ofRows("Configuration hash", row -> row.origin().configHash()));
        facts.add(ofRows("Strategy", row -> row.origin().strategy()));
        facts.add(ofRows("Hosts", row -> row.run().host()));
        facts.add(ofRows("GPUs", row -> row.run().gpu()));
        facts.add(ofRows(
                "Threads of a trial",
                row -> row.run().threads() == 0 ? "" : "" + row.run().threads()));
        facts.removeIf(fact -> fact.value().isEmpty());
        return facts;
    }

    /** The names of the facts that trials told in words. */
    private Set<String> words() {
        Set<String> words = new LinkedHashSet<>();
        for (TrialRow row : view.rows()) {
            row.run().facts().values().forEach((name, value) -> {
                if (value instanceof String) {
                    words.add(name);
                }
            });
        }
        return words;
    }

    private static List<Fact> of(SearchConfig config) {
        List<Fact> facts = new ArrayList<>();
        config.trial().provenance().forEach((label, text) -> facts.add(new Fact(label, text)));
        facts.add(new Fact(
                "Epochs of a trial", "at most " + config.trial().limits().epochs()));
        facts.add(new Fact("Pruner", config.pruner().word()));
        facts.add(
                new Fact("Seed", config.seed().isPresent() ? "" + config.seed().getAsLong() : ""));
        return facts;
    }

    /** The different values of a column, the first few by name. */
    private Fact ofRows(String label, Function<TrialRow, String> column) {
        List<String> values = view.rows().stream()
                .map(column)
                .filter(value -> !value.isEmpty())
                .distinct()
                .sorted()
                .toList();
        String first = String.join(", ", values.subList(0, Math.min(MOST_VALUES, values.size())));
        int others = values.size() - MOST_VALUES;
        return new Fact(label, others > 0 ? first + " and " + Counted.of(others, "other") : first);
    }
}
