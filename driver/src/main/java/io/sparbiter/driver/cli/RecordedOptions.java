package io.sparbiter.driver.cli;

import io.sparbiter.driver.benchmark.table.RecordedSearch;
import io.sparbiter.driver.benchmark.table.RecordedTable;
import io.sparbiter.driver.benchmark.table.TableFile;
import io.sparbiter.driver.cli.option.SearchOptions;
import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.config.space.SpaceReader;
import io.sparbiter.driver.results.ResultsDirectory;
import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.driver.results.table.TrialRows;
import io.sparbiter.driver.run.RecordedConfig;
import io.sparbiter.search.trial.Direction;
import io.sparbiter.search.trial.Status;
import io.sparbiter.worker.Counted;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which recorded scores: a table in a file with its space and direction, or a search, which has both. */
final class RecordedOptions {
    private static final List<String> OF_TABLES = List.of("--table", "--space", "--direction");
    private static final List<String> OF_SEARCHES = List.of("--results", "--search");

    @Option(
            names = "--table",
            paramLabel = "FILE",
            description = "Recorded scores (CSV, may be gzipped): a column for each axis, then score_1, score_2, … or"
                    + " score@E for epochs E; seconds or seconds@E.")
    Path table;

    @Option(names = "--space", paramLabel = "FILE", description = "The space file of --table (YAML).")
    Path space;

    @Option(names = "--direction", paramLabel = "WORD", description = "maximize or minimize the scores of --table.")
    Direction direction;

    @Mixin
    SearchOptions search;

    @Spec(Spec.Target.MIXEE)
    CommandSpec spec;

    /** Throws with one message for people if there is no such table. */
    RecordedTable read() {
        if (OF_TABLES.stream().noneMatch(this::isGiven)) {
            return ofSearch();
        }
        rejectMixture();
        return TableFile.read(table, SpaceReader.read(space), direction);
    }

    private void rejectMixture() {
        List<String> missing =
                OF_TABLES.stream().filter(option -> !isGiven(option)).toList();
        if (!missing.isEmpty()) {
            throw wrong("--table, --space and --direction belong together: " + String.join(", ", missing)
                    + (missing.size() == 1 ? " is" : " are") + " missing.");
        }
        OF_SEARCHES.stream().filter(this::isGiven).findFirst().ifPresent(option -> {
            throw wrong("Either --table or " + option + ": name one table only.");
        });
    }

    private static List<String> ofEarlyEnds(List<TrialRow> rows) {
        long early = rows.stream()
                .filter(row -> row.score().isPresent() && !row.is(Status.COMPLETED))
                .count();
        return early == 0
                ? List.of()
                : List.of(String.format(
                        Locale.ROOT,
                        "%,d of %s did not train to the end: the score until then counts as the last.",
                        early,
                        Counted.of(rows.size(), "trial")));
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private boolean isGiven(String option) {
        return spec.commandLine().getParseResult().hasMatchedOption(option);
    }

    private RecordedTable ofSearch() {
        ResultsDirectory results = search.results.open();
        String name = search.resolve(results);
        SearchConfig config = RecordedConfig.read(results.open(name));
        TrialRows rows = results.trials().rows(name);
        Warnings.print(rows.warnings());
        Warnings.print(ofEarlyEnds(rows.rows()));
        return RecordedSearch.table(name, config.space(), config.objective().direction(), rows.rows());
    }
}
