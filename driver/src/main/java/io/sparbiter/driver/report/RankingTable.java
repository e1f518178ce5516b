package io.sparbiter.driver.report;

import io.sparbiter.driver.results.table.TrialRow;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Trials in the order of a ranking, one a line, with their parameters. */
final class RankingTable {
    private RankingTable() {}

    /** The table of trials that have scores; they come from one space. */
    static String of(List<TrialRow> trials) {
        TextTable table = new TextTable()
                .column(
                        "rank",
                        IntStream.rangeClosed(1, trials.size())
                                .mapToObj(Integer::toString)
                                .toList())
                .column("trial", cells(trials, row -> Integer.toString(row.trialId())))
                .column("score", cells(trials, row -> NumberText.of(row.score().getAsDouble())));
        for (String axis : trials.get(0).params().keySet()) {
            table.column(axis, cells(trials, row -> String.valueOf(row.params().getOrDefault(axis, ""))));
        }
        return table.column(
                        "epochs",
                        cells(trials, row -> Integer.toString(row.ending().epochs())))
                .column("time", cells(trials, row -> NumberText.of(row.run().duration())))
                .toString();
    }

    private static List<String> cells(List<TrialRow> trials, Function<TrialRow, String> cell) {
        return trials.stream().map(cell).toList();
    }
}
