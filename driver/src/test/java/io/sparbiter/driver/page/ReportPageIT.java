package io.sparbiter.driver.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.sparbiter.driver.browser.Chromium;
import io.sparbiter.driver.browser.Tab;
import io.sparbiter.driver.page.Importance.Share;
import io.sparbiter.driver.picture.canvas.Picture;
import io.sparbiter.driver.results.table.TrialRow;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
    private void open() {
        tab.open(page);
        awaitCharts();
    }

    private void awaitCharts() {
        await().atMost(Duration.ofMinutes(1))
                .until(() -> tab.evaluate("waiting.length === 0").asBoolean());
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
        open();
        picture("report-1280.png");

        assertThat(texts("section:not([hidden]) > h2"))
                .contains("Best trial", "History", "Parameter importance", "Parallel coordinates", "Failures")
                .contains("Scores by optimizer", "Learning curves", "Time", "Provenance")
                .contains("Two against each other", "Who ran when")
                .doesNotContain("Running now");
        assertThat(tab.evaluate("document.querySelectorAll('section .chart').length")
                        .asInt())
                .isEqualTo(20);
        assertThat(tab.evaluate("document.querySelectorAll('section .chart[hidden]').length")
                        .asInt())
                .isZero();
        BufferedImage screenshot = Tab.image(tab.screenshot());
        JsonNode boxes = tab.evaluate(
                "Array.from(document.querySelectorAll('section .chart'), one => one.getBoundingClientRect().toJSON())");
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
        open();
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

        tab.evaluate("document.querySelectorAll('.table .more')[1].click()");
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
        open();
        picture("report-400.png");
        assertThat(tab.evaluate("document.documentElement.scrollWidth").asInt()).isEqualTo(400);
        assertThat(tab.evaluate("document.querySelectorAll('section .chart[hidden]').length")
                        .asInt())
                .isZero();
    }

    @Test
    void aWideTableSaysThatItScrollsAndKeepsItsFirstColumns() {
        tab.resize(400);
        open();
        String scroll = "document.querySelectorAll('.table')[1].querySelector('.scroll')";
        assertThat(tab.evaluate("document.querySelectorAll('.table')[1].querySelector('.hint').hidden")
                        .asBoolean())
                .isFalse();
        tab.evaluate(scroll + ".scrollLeft = 500");
        String places = "Array.from(" + scroll + ".querySelector('tbody tr').cells, "
                + "cell => Math.round(cell.getBoundingClientRect().left - " + scroll
                + ".getBoundingClientRect().left))";
        List<Integer> lefts = numbers(places);
        assertThat(lefts.get(0)).isZero();
        assertThat(lefts.subList(0, 3)).isSorted().doesNotHaveDuplicates().allMatch(left -> left < 200);
        assertThat(lefts.get(3)).isNegative();
    }

    @Test
    void aClickOnAPointOrANumberOpensThatTrial() throws IOException {
        open();
        JsonNode place = tab.evaluate(
                "(() => { const chart = document.querySelector('section .chart svg').parentNode.parentNode;"
                        + " const best = latest.best[0]; window.best = best.trial; chart.scrollIntoView();"
                        + " const [x, y] = echarts.getInstanceByDom(chart).convertToPixel({xAxisIndex: 0, yAxisIndex: 0},"
                        + " [best.trial, best.score]); const box = chart.getBoundingClientRect(); return [box.left + x, box.top + y]; })()");
        tab.click(place.get(0).asDouble(), place.get(1).asDouble());
        awaitCharts();
        picture("report-trial.png");
        String best = tab.evaluate("window.best").asText();
        assertThat(texts("dialog[open] h2")).containsExactly("Trial " + best);
        assertThat(texts("dialog[open] dt")).contains("optimizer", "host", "val_loss", "why it ended");
        assertThat(texts("dialog[open] .chart text")).contains("val_accuracy");

        tab.evaluate("document.querySelector('dialog[open] .more').click()");
        assertThat(texts("dialog[open]")).isEmpty();
        tab.evaluate("document.querySelectorAll('.table')[1].querySelectorAll('.link')[2].click()");
        assertThat(texts("dialog[open] h2"))
                .containsExactly("Trial " + tab.evaluate("latest.best[2].trial").asText());
    }

    @Test
    void aPictureOpensInItsOwnSize() {
        tab.resize(400);
        open();
        String width = "document.querySelector('%s img').getBoundingClientRect().width";
        assertThat(tab.evaluate(width.formatted("figure")).asDouble()).isLessThan(400);
        tab.evaluate("document.querySelector('.picture').click()");
        assertThat(tab.evaluate(width.formatted("dialog[open]")).asDouble()).isEqualTo(900);
        tab.evaluate("document.querySelector('dialog[open] .close').click()");
        assertThat(texts("dialog[open]")).isEmpty();
    }

    @Test
    void twoColumnsAreShownAgainstEachOther() {
        open();
        tab.evaluate("const lists = document.querySelectorAll('select'); lists[0].value = 'parameters';"
                + " lists[0].dispatchEvent(new Event('change')); lists[1].value = 'val_loss';"
                + " lists[1].dispatchEvent(new Event('change'))");
        assertThat(texts("[aria-label=\"Trials by two columns\"] text")).contains("parameters", "val_loss");
    }

    @Test
    void whatIsSavedHasEveryTrialWithEveryDigit() {
        List<TrialRow> rows = LandscapeRows.of(400);
        open();
        tab.evaluate("URL.createObjectURL = blob => { window.blob = blob; return 'blob:x'; };"
                + " HTMLAnchorElement.prototype.click = function() { window.saved = this.download; };"
                + " document.querySelector('.downloads button').click()");
        assertThat(tab.evaluate("window.saved").asText()).isEqualTo("_img_src_x_onerror_alert_1__.csv");

        List<String> csv = tab.evaluate("trialsAsCsv(latest)").asText().lines().toList();
        List<String> head = List.of(csv.get(0).split(","));
        JsonNode json = tab.evaluate("JSON.parse(trialsAsJson(latest))");
        assertThat(csv).hasSize(401);
        assertThat(json).hasSize(400);
        for (int i = 0; i < 400; i++) {
            TrialRow row = rows.get(i);
            String score = row.score().isPresent() ? Double.toString(row.score().getAsDouble()) : "";
            String[] cells = csv.get(i + 1).split(",", -1);
            assertThat(cells[0]).isEqualTo("" + row.trialId());
            assertThat(number(cells[head.indexOf("score")])).isEqualTo(Double.valueOf(number(score)));
            assertThat(cells[head.indexOf("params.optimizer")])
                    .isEqualTo(row.params().get("optimizer"));
            assertThat(Instant.parse(cells[head.indexOf("finished_at")]))
                    .isEqualTo(row.run().finishedAt());
            assertThat(json.get(i).get("params").get("conv_1_filters").asLong())
                    .isEqualTo(row.params().get("conv_1_filters"));
            assertThat(json.get(i).get("status").asText()).isEqualTo(row.status());
            assertThat(json.get(i).get("val_loss").asDouble(Double.NaN))
                    .isEqualTo(Double.valueOf(row.ending().numbers().get("val_loss")));
        }
    }

    private static double number(String text) {
        return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
    }

    @Test
    void trialsWithoutAScoreAndThoseFarOffAreMarked() {
        open();
        assertThat(texts("section:nth-of-type(4) .chart text")).contains("no score");
        assertThat(texts("section:nth-of-type(4) .note"))
                .singleElement()
                .asString()
                .contains("trials without a score", "Triangles near the edge: val_accuracy below");
        tab.evaluate("document.querySelector('input[value=linear]').click()");
        assertThat(texts("section:nth-of-type(4) .note"))
                .singleElement()
                .asString()
                .doesNotContain("Triangles");
    }

    @Test
    void scoresCanBeShownOnALogarithmicScale() throws IOException {
        open();
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
        open();
        tab.evaluate("const list = document.querySelectorAll('select')[2]; list.value = 'train_loss';"
                + " list.dispatchEvent(new Event('change'))");
        assertThat(texts(".chart text")).contains("train_loss", "other, pruned");
        tab.evaluate("const whose = document.querySelectorAll('select')[3]; whose.value = 'the best ten';"
                + " whose.dispatchEvent(new Event('change'))");
        assertThat(texts(".chart text")).doesNotContain("other, pruned");
    }

    @Test
    void itIsDarkWhereTheSystemIs() throws IOException {
        tab.darken();
        open();
        picture("report-dark.png");
        assertThat(tab.evaluate("getComputedStyle(document.body).backgroundColor")
                        .asText())
                .isEqualTo("rgb(18, 21, 25)");
    }

    @Test
    void whatASearchSaysIsTextAndNeverMarkup() {
        open();
        assertThat(texts("h1")).containsExactly("Search " + HOSTILE);
        assertThat(texts("td")).anyMatch(text -> text.contains("<script>alert(1)</script>"));
        assertThat(tab.evaluate("document.querySelectorAll('img[src=x], td script').length")
                        .asInt())
                .isZero();
    }
}
