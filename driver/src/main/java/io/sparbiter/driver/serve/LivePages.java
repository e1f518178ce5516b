package io.sparbiter.driver.serve;

import io.sparbiter.driver.page.PageHtml;
import io.sparbiter.driver.page.PageJson;
import io.sparbiter.driver.page.SearchView;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;

/** Makes a running search's page when it is asked for, but not more often than is good. */
public final class LivePages {
    static final String DATA = "data.json";

    private static final Duration LEAST_PAUSE = Duration.ofSeconds(1);

    /** The driver has better things to do: nine tenths of the time at least. */
    private static final int PAUSE_PER_WORK = 9;

    private final LiveSearch search;
    private final InstantSource clock;
    private final Paced html = new Paced(view -> PageHtml.live(view, DATA));
    private final Paced data = new Paced(PageJson::of);

    /** @param clock one that nobody sets */
    public LivePages(LiveSearch search, InstantSource clock) {
        this.search = search;
        this.clock = clock;
    }

    /** The page with its data, which may be a little older than the search. */
    String html() {
        return html.text();
    }

    /** The data for the page, which may be a little older than the search. */
    String data() {
        return data.text();
    }

    /** A text that is made anew when the search has changed and the last time is long enough ago. */
    private final class Paced {
        private final Function<SearchView, String> maker;
        private String text = "";
        private long changes = -1;
        private Instant next = Instant.MIN;

        Paced(Function<SearchView, String> maker) {
            this.maker = maker;
        }

        synchronized String text() {
            long now = search.changes();
            Instant begin = clock.instant();
            if (now != changes && !begin.isBefore(next)) {
                text = maker.apply(search.view());
                changes = now;
                Duration work = Duration.between(begin, clock.instant());
                Duration pause = work.multipliedBy(PAUSE_PER_WORK);
                next = clock.instant().plus(pause.compareTo(LEAST_PAUSE) > 0 ? pause : LEAST_PAUSE);
            }
            return text;
        }
    }
}
