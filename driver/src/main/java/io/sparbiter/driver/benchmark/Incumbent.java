package io.sparbiter.driver.benchmark;

import io.sparbiter.driver.benchmark.table.RecordedTable;
import io.sparbiter.search.space.Point;
import java.util.Optional;

/** The best score that was reported so far, of any epoch of any trial; the first among equals. */
final class Incumbent {
    /** As if the median point were held. */
    private static final double REGRET_OF_NOTHING = 1;

    private final RecordedTable table;
    private double score = Double.NaN;
    private Optional<Point> point = Optional.empty();
    private int epoch;

    Incumbent(RecordedTable table) {
        this.table = table;
    }

    void hear(Point reporting, int reported, double news) {
        if (table.direction().isBetter(news, score)) {
            score = news;
            point = Optional.of(reporting);
            epoch = reported;
        }
    }

    /** By the means of its point up to its epoch. */
    double regret() {
        return point.map(held -> table.regret(held, epoch)).orElse(REGRET_OF_NOTHING);
    }
}
