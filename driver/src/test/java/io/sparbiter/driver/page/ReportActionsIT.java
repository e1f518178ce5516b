package io.sparbiter.driver.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sparbiter.driver.results.table.TrialRow;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a person does with the page. */
class ReportActionsIT extends ReportInBrowser {
    private static final int ENTER = 13;

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
    void learningCurvesShowTheChosenMeasure() {
        open();
        tab.evaluate("const list = document.querySelectorAll('select')[2]; list.value = 'train_loss';"
                + " list.dispatchEvent(new Event('change'))");
        assertThat(texts(".chart text")).contains("train_loss", "other, pruned");
        tab.evaluate("const whose = document.querySelectorAll('select')[3]; whose.value = 'the best ten';"
                + " whose.dispatchEvent(new Event('change'))");
        assertThat(texts(".chart text")).doesNotContain("other, pruned");
    }
}
