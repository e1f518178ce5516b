package io.sparbiter.driver.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sparbiter.driver.browser.Chromium;
import io.sparbiter.driver.browser.Tab;
import io.sparbiter.driver.run.SearchRun;
import io.sparbiter.driver.run.Searches;
import io.sparbiter.driver.run.SimulatedSearches;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The live page in a real browser. */
class LivePageIT {
    @TempDir
    private Path folder;

    @Test
    void itFollowsTheSearchWithoutBeingLoadedAgain() throws IOException, InterruptedException {
        assumeTrue(
                Chromium.find().isPresent(),
                "No Chromium on the PATH: the live page is not looked at. Install one, or set SPARBITER_CHROMIUM.");
        Path profile = Files.createDirectories(folder.resolve("profile"));
        try (Chromium browser = Chromium.start(profile);
                Tab tab = browser.tab()) {
            tab.resize(1280);
            follow(tab);
            await().atMost(Duration.ofMinutes(1)).until(() -> text(tab).contains("The search does not answer"));
        }
    }

    /** From before the first trial to the end of the last. */
    private void follow(Tab tab) {
        try (SearchRun run = SimulatedSearches.open(
                        Searches.results(folder.resolve("results")), SimulatedSearches.config());
                PageServer server = PageServer.open(ServeAddress.parse("0").orElseThrow())) {
            var live = new LiveSearch(run.config(), run.context(), List.of(), Clock.systemUTC());
            server.show(new LivePages(live, Clock.systemUTC()));
            tab.open(server.url());
            assertThat(text(tab)).contains("No trial has ended.").contains("live");
            tab.evaluate("window.loaded = 'once'");

            SimulatedSearches.run(run, 2, live);

            await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
                assertThat(tab.complaints()).isEmpty();
                assertThat(text(tab)).contains("8 trials: ");
            });
            assertThat(tab.evaluate("window.loaded").asText()).isEqualTo("once");
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> tab.evaluate("document.querySelectorAll('.chart:not([hidden]) svg').length")
                                    .asInt()
                            > 5);
            assertThat(tab.requests()).allMatch(url -> url.startsWith(server.url()));
            assertThat(tab.complaints()).isEmpty();
        }
    }

    private static String text(Tab tab) {
        return tab.evaluate("document.getElementById('page').innerText").asText();
    }
}
