package io.sparbiter.driver.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.driver.results.table.TrialRow;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PageHtmlTest {
    private static final int TRIALS = 82_944;

    private static SearchView view(String name, List<TrialRow> rows) {
        return new SearchView(
                name,
                rows,
                Optional.of(LandscapeRows.CONFIG),
                List.of(),
                Importance.none("</script><script>alert(1)</script>"),
                Optional.empty(),
                Instant.EPOCH);
    }

    private static String report(String name, int trials) {
        return PageHtml.report(view(name, LandscapeRows.of(trials)), Optional.empty());
    }

    @Test
    void nothingThatASearchSaysIsMarkup() {
        String page = report("</title><script>alert(2)</script>", 100);
        assertThat(page).doesNotContain("<script>alert").doesNotContain("</title><script>");
        assertThat(page).contains("<title>Search &lt;/title&gt;").contains("\\u003cscript>alert(1)");
    }

    @Test
    void allIsInTheFileAndNothingMayBeLoaded() {
        String page = report("s", 50);
        assertThat(page).contains("Licensed to the Apache Software Foundation");
        String markup = page.replaceAll("(?s)<script>.*?</script>", "<script></script>");
        assertThat(markup)
                .contains("default-src 'none'", "connect-src 'none'")
                .doesNotContain("@import")
                .doesNotContain(" src=")
                .doesNotContain("http:")
                .doesNotContain("https:");
    }

    @Test
    void thePolicyNamesEachScript() {
        String page = report("s", 50);
        long scripts = Pattern.compile("<script>").matcher(page).results().count();
        long digests = Pattern.compile("'sha256-[^']+'").matcher(page).results().count();
        assertThat(digests).isEqualTo(scripts).isEqualTo(14);
    }

    @Test
    void aLivePageAsksItsOwnServerOnly() {
        String page = PageHtml.live(view("s", List.of()), "data.json");
        assertThat(page).contains("connect-src 'self'", "data-live=\"data.json\"");
    }

    @Test
    void theWholeSpaceFitsIntoAPage() {
        List<TrialRow> rows = LandscapeRows.of(TRIALS);
        long start = System.nanoTime();
        String page = PageHtml.report(view("s", rows), Optional.empty());
        System.out.printf("page of %,d trials: %d ms%n", TRIALS, (System.nanoTime() - start) / 1_000_000);

        assertThat(report("s", PageData.MOST_TRIALS).length()).isLessThan(5_000_000 - ModelPart.MOST_LETTERS);
        // The pictures of a model have a bound of their own, which this and they keep below 5 MB together.
        assertThat(page.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(5_000_000 - ModelPart.MOST_LETTERS);
    }
}
