package io.sparbiter.driver.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.sparbiter.driver.browser.Chromium;
import io.sparbiter.driver.browser.Tab;
import io.sparbiter.driver.page.Importance.Share;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser. The pictures that it takes are left in target/screenshots. */
class ReportPageIT {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final String HOSTILE = "<img src=x onerror=alert(1)>";
    private static final int ENTER = 13;

    @TempDir
    private static Path folder;

    private static Chromium browser;
    private static String page;

    private Tab tab;

    @BeforeAll
    static void start() throws IOException {
        assumeTrue(
                Chromium.find().isPresent(),
                "No Chromium on the PATH: the report's page is not looked at. Install one, or set SPARBITER_CHROMIUM.");
        Files.createDirectories(SCREENSHOTS);
        Importance importance = new Importance(
                List.of(new Share("optimizer", 0.7), new Share("conv_3_filters", 0.3)), "It explains 76 %.");
        Path file = folder.resolve("report.html");
        Files.writeString(file, PageHtml.report(view(importance), Optional.empty()));
        page = file.toUri().toString();
        browser = Chromium.start(Files.createDirectories(folder.resolve("profile")));
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

    private void picture(String name) throws IOException {
        Files.write(SCREENSHOTS.resolve(name), tab.screenshot());
    }

    private List<String> texts(String selector) {
        List<String> texts = new ArrayList<>();
        JsonNode values =
                tab.evaluate("Array.from(document.querySelectorAll('%s'), one => one.textContent)".formatted(selector));
        values.forEach(value -> texts.add(value.asText()));
        return texts;
    }

    @Test
    void everyChartIsDrawn() throws IOException {
        tab.open(page);
        picture("report-1280.png");

        assertThat(texts("section:not([hidden]) > h2"))
                .contains("Best trial", "History", "Parameter importance", "Parallel coordinates", "Failures")
                .contains("Scores by optimizer", "Learning curves of the best ten", "Time", "Provenance")
                .doesNotContain("Running now");
        assertThat(tab.evaluate("document.querySelectorAll('.chart').length").asInt())
                .isEqualTo(18);
        assertThat(tab.evaluate("document.querySelectorAll('.chart[hidden]').length")
                        .asInt())
                .isZero();
        BufferedImage screenshot = Tab.image(tab.screenshot());
        JsonNode boxes = tab.evaluate(
                "Array.from(document.querySelectorAll('.chart'), one => one.getBoundingClientRect().toJSON())");
        assertThat(boxes).allSatisfy(box -> assertThat(colours(screenshot, box)).hasSizeGreaterThan(5));
    }

    private static Set<Integer> colours(BufferedImage image, JsonNode box) {
        Set<Integer> colours = new HashSet<>();
        for (int y = box.get("top").asInt(); y < box.get("bottom").asInt(); y++) {
            for (int x = box.get("left").asInt(); x < box.get("right").asInt(); x++) {
                colours.add(image.getRGB(x, y));
            }
        }
        return colours;
    }

    @Test
    void tablesSortByMouseAndByKeyboard() {
        tab.open(page);
        String head = "document.querySelectorAll('table')[1].querySelectorAll('thead button')[1]";
        String trials = "Array.from(document.querySelectorAll('table')[1].querySelectorAll('tbody tr'), "
                + "row => Number(row.cells[1].textContent))";
        String order = "document.querySelectorAll('table')[1].querySelectorAll('th')[1].getAttribute('aria-sort')";
        List<Integer> byRank = numbers(trials);

        tab.evaluate(head + ".click()");
        assertThat(tab.evaluate(order).asText()).isEqualTo("ascending");
        assertThat(numbers(trials)).isSorted().isNotEqualTo(byRank).hasSize(10);

        tab.evaluate(head + ".focus()");
        tab.press("Enter", ENTER);
        assertThat(tab.evaluate(order).asText()).isEqualTo("descending");
        assertThat(numbers(trials)).isSortedAccordingTo((a, b) -> Integer.compare(b, a));

        tab.evaluate("document.querySelectorAll('.more')[1].click()");
        assertThat(numbers(trials)).hasSize(200).isSortedAccordingTo((a, b) -> Integer.compare(b, a));
    }

    private List<Integer> numbers(String expression) {
        List<Integer> numbers = new ArrayList<>();
        tab.evaluate(expression).forEach(number -> numbers.add(number.asInt()));
        return numbers;
    }

    @Test
    void aNarrowWindowShowsAllOfIt() throws IOException {
        tab.resize(400);
        tab.open(page);
        picture("report-400.png");
        assertThat(tab.evaluate("document.documentElement.scrollWidth").asInt()).isEqualTo(400);
        assertThat(tab.evaluate("document.querySelectorAll('.chart[hidden]').length")
                        .asInt())
                .isZero();
    }

    @Test
    void scoresCanBeShownOnALogarithmicScale() throws IOException {
        tab.open(page);
        assertThat(texts(".chart text")).contains("val_accuracy").doesNotContain("1 − val_accuracy");
        tab.evaluate("document.querySelector('input[value=log]').click()");
        picture("report-log.png");
        assertThat(texts(".chart text")).contains("1 − val_accuracy");
        tab.evaluate("document.querySelector('input[value=half]').click()");
        picture("report-half.png");
        assertThat(texts(".chart text")).contains("val_accuracy").doesNotContain("1 − val_accuracy");
    }

    @Test
    void learningCurvesShowTheChosenMeasure() {
        tab.open(page);
        tab.evaluate("const choice = document.querySelector('select'); choice.value = 'train_loss';"
                + " choice.dispatchEvent(new Event('change'))");
        assertThat(texts(".chart text")).contains("train_loss");
    }

    @Test
    void itIsDarkWhereTheSystemIs() throws IOException {
        tab.darken();
        tab.open(page);
        picture("report-dark.png");
        assertThat(tab.evaluate("getComputedStyle(document.body).backgroundColor")
                        .asText())
                .isEqualTo("rgb(18, 21, 25)");
    }

    @Test
    void whatASearchSaysIsTextAndNeverMarkup() {
        tab.open(page);
        assertThat(texts("h1")).containsExactly("Search " + HOSTILE);
        assertThat(texts("td")).anyMatch(text -> text.contains("<script>alert(1)</script>"));
        assertThat(tab.evaluate("document.querySelectorAll('img[src=x], td script').length")
                        .asInt())
                .isZero();
    }
}
