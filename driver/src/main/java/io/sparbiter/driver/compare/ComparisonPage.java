package io.sparbiter.driver.compare;

import io.sparbiter.driver.compare.BestTrace.Step;
import io.sparbiter.driver.page.PageHtml;
import io.sparbiter.driver.page.PageJson;
import io.sparbiter.search.trial.Direction;
import java.util.ArrayList;
import java.util.List;

/** A comparison as a page of the kind that reports are. */
public final class ComparisonPage {
    /** The page's own script, beside those that all pages share. */
    private static final String SCRIPT = "compare.js";

    private ComparisonPage() {}

    /** The page, which needs no network. */
    public static String of(Comparison comparison) {
        String title = "Searches " + String.join(", ", comparison.labels());
        return PageHtml.of(title, PageJson.write(Data.of(title, comparison)), List.of(SCRIPT));
    }

    /**
     * What the page shows; its JSON has the components' names.
     *
     * @param maximize whether more is better
     * @param settings those that differ: the name, then each search's value
     */
    private record Data(
            String title, String metric, boolean maximize, List<Line> searches, List<List<String>> settings) {
        static Data of(String title, Comparison comparison) {
            List<Line> lines = new ArrayList<>();
            for (int i = 0; i < comparison.labels().size(); i++) {
                lines.add(
                        Line.of(comparison.labels().get(i), comparison.traces().get(i)));
            }
            List<List<String>> settings = new ArrayList<>();
            comparison.settings().forEach((name, values) -> {
                List<String> row = new ArrayList<>(List.of(name));
                row.addAll(values);
                settings.add(row);
            });
            return new Data(title, comparison.metric(), comparison.direction() == Direction.MAXIMIZE, lines, settings);
        }
    }

    /** A search: how far it has come, and its steps in columns, the last of which is its end. */
    @SuppressWarnings("ArrayRecordComponent") // written as JSON, never compared
    private record Line(String name, int[] trials, long[] epochs, double[] seconds, double[] scores, int[] ids) {
        static Line of(String name, BestTrace trace) {
            List<Step> steps = new ArrayList<>(trace.steps());
            steps.add(trace.end());
            return new Line(
                    name,
                    steps.stream().mapToInt(Step::trials).toArray(),
                    steps.stream().mapToLong(Step::epochs).toArray(),
                    steps.stream().mapToDouble(Step::seconds).toArray(),
                    steps.stream().mapToDouble(Step::score).toArray(),
                    steps.stream().mapToInt(Step::trial).toArray());
        }
    }
}
