package io.sparbiter.driver.serve;

import io.sparbiter.driver.page.PageHtml;
import io.sparbiter.driver.page.PageJson;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Makes a running search's page when it is asked for, but not more often than is good. */
public final class LivePages {
    static final String DATA = "data.json";

    private static final Duration LEAST_PAUSE = Duration.ofSeconds(1);

    /** The driver has better things to do: nine tenths of the time at least. */
    private static final int PAUSE_PER_WORK = 9;

    private final LiveSearch search;
    private final Clock clock;
    private String data = "";
    private long changes = -1;
    private Instant next = Instant.MIN;

    public LivePages(LiveSearch search, Clock clock) {
        this.search = search;
        this.clock = clock;
    }

    /** The page, with the data of now. */
    String html() {
        return PageHtml.live(search.view(), DATA);
    }

    /** The data for the page, which may be a little older than the search. */
    synchronized String data() {
        long now = search.changes();
        Instant begin = clock.instant();
        if (now != changes && !begin.isBefore(next)) {
            data = PageJson.of(search.view());
            changes = now;
            Duration work = Duration.between(begin, clock.instant());
            Duration pause = work.multipliedBy(PAUSE_PER_WORK);
            next = clock.instant().plus(pause.compareTo(LEAST_PAUSE) > 0 ? pause : LEAST_PAUSE);
        }
        return data;
    }
}
