package io.sparbiter.driver.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.sparbiter.driver.browser.Chromium;
import io.sparbiter.driver.browser.Tab;
import io.sparbiter.driver.page.Importance.Share;
import io.sparbiter.driver.picture.canvas.Picture;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A report of 400 trials and a model, open in a real browser. */
abstract class ReportInBrowser {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    static final String HOSTILE = "<img src=x onerror=alert(1)>";

    @TempDir
    private static Path folder;

    private static Chromium browser;
    private static String page;

    Tab tab;

    @BeforeAll
    static void start() throws IOException {
        assumeTrue(
                Chromium.find().isPresent(),
                "No Chromium on the PATH: the report's page is not looked at. Install one, or set SPARBITER_CHROMIUM.");
        Files.createDirectories(SCREENSHOTS);
        Importance importance = new Importance(
                List.of(new Share("optimizer", 0.7), new Share("conv_3_filters", 0.3)), "It explains 76 %.");
        Path file = folder.resolve("report.html");
        Files.writeString(file, PageHtml.report(view(importance), Optional.of(model())));
        page = file.toUri().toString();
        browser = Chromium.start(Files.createDirectories(folder.resolve("profile")));
    }

    private static ModelView model() {
        var wide = new BufferedImage(900, 300, BufferedImage.TYPE_INT_RGB);
        return new ModelView(
                List.of(new Fact("Accuracy", "0.99000")), List.of(new Picture("wide", "A wide one.", wide)));
    }

    private static SearchView view(Importance importance) {
        return new SearchView(
                HOSTILE,
                LandscapeRows.of(400),
                Optional.of(LandscapeRows.CONFIG),
                List.of(),
                importance,
                Optional.empty(),
                Instant.parse("2026-03-02T06:00:00Z"));
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void openTab() throws IOException, InterruptedException {
        tab = browser.tab();
        tab.resize(1280);
    }

    @AfterEach
    void complainsOfNothing() {
        if (tab != null) {
            assertThat(tab.complaints()).isEmpty();
            assertThat(tab.requests()).containsExactly(page);
            tab.close();
        }
    }

    /** Opens the page and waits until all of it is drawn. */
    final void open() {
        tab.open(page);
        awaitCharts();
    }

    final void awaitCharts() {
        await().atMost(Duration.ofMinutes(1))
                .until(() -> tab.evaluate("waiting.length === 0").asBoolean());
    }

    final void picture(String name) throws IOException {
        Files.write(SCREENSHOTS.resolve(name), tab.screenshot());
    }

    final List<String> texts(String selector) {
        List<String> texts = new ArrayList<>();
        JsonNode values =
                tab.evaluate("Array.from(document.querySelectorAll('%s'), one => one.textContent)".formatted(selector));
        values.forEach(value -> texts.add(value.asText()));
        return texts;
    }

    final List<Integer> numbers(String expression) {
        List<Integer> numbers = new ArrayList<>();
        tab.evaluate(expression).forEach(number -> numbers.add(number.asInt()));
        return numbers;
    }
}
