package io.sparbiter.driver.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sparbiter.driver.browser.Tab;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The page in a real browser. The pictures that it takes are left in target/screenshots. */
class ReportPageIT extends ReportInBrowser {
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
