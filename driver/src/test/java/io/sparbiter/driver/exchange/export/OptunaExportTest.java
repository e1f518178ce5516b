package io.sparbiter.driver.exchange.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sparbiter.driver.config.SearchConfigReader;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What Optuna itself makes of it is asked in .ci/exchange.sh. */
class OptunaExportTest {
    private static List<String> lines() throws IOException {
        var out = new StringBuilder();
        new OptunaExport(ExportedSearches.search()).write(out);
        return out.toString().lines().toList();
    }

    private static JsonNode trial(int number) throws IOException {
        return new ObjectMapper().readTree(lines().get(2 + number));
    }

    @Test
    void theStudyComesFirst() throws IOException {
        assertThat(lines())
                .startsWith(
                        "{\"op_code\":0,\"worker_id\":\"sparbiter\",\"study_name\":\"study\",\"directions\":[2]}",
                        "{\"op_code\":3,\"worker_id\":\"sparbiter\",\"study_id\":0,"
                                + "\"system_attr\":{\"study:metric_names\":[\"gain\"]}}",
                        "{\"op_code\":2,\"worker_id\":\"sparbiter\",\"study_id\":0,"
                                + "\"user_attr\":{\"sparbiter.config_hash\":\"c0ffee\"}}");
    }

    @Test
    void severalObjectivesAreAStudyOfAsMany() throws IOException {
        var config = new SearchConfigReader().readText("""
                trial: {type: command, run: [run, '${args}'], epochs: 3, metrics: {gain: maximize}}
                space: {rate: [0.001, 0.01, 0.1], width: [32, 64, 96], kind: [plain, 'a,b']}
                objective: [gain, duration_ms]
                seed: 1
                """, "test");
        var out = new StringBuilder();
        new OptunaExport(new ExportedSearch("study", ExportedSearches.rows(), Optional.of(config), List.of()))
                .write(out);
        List<String> lines = out.toString().lines().toList();

        assertThat(lines.get(0)).contains("\"directions\":[2,1]");
        assertThat(lines.get(1)).contains("[\"gain\",\"duration_ms\"]");
        assertThat(lines.get(3)).contains("\"state\":1", "\"value\":null,\"values\":[0.5,1500.0]");
        assertThat(lines.get(4)).contains("\"state\":2", "\"value\":null,\"values\":null");
    }

    @Test
    void numbersAreRangesAndWordsChoices() throws IOException {
        JsonNode distributions = trial(1).get("distributions");

        assertThat(distributions.get("rate").asText())
                .isEqualTo("{\"name\":\"FloatDistribution\",\"attributes\":"
                        + "{\"step\":null,\"low\":0.001,\"high\":0.1,\"log\":true}}");
        assertThat(distributions.get("width").asText())
                .isEqualTo("{\"name\":\"IntDistribution\",\"attributes\":"
                        + "{\"log\":false,\"step\":32,\"low\":32,\"high\":96}}");
        assertThat(distributions.get("kind").asText())
                .isEqualTo("{\"name\":\"CategoricalDistribution\",\"attributes\":{\"choices\":[\"plain\",\"a,b\"]}}");
        assertThat(trial(2).get("params").toString()).isEqualTo("{\"rate\":0.1,\"width\":96.0,\"kind\":1}");
    }

    @Test
    void endsAreOptunasStates() throws IOException {
        assertThat(trial(1).get("state").asInt()).isEqualTo(1);
        assertThat(trial(2).get("state").asInt()).isEqualTo(2);
        assertThat(trial(3).get("state").asInt()).isEqualTo(3);
        assertThat(trial(4).get("state").asInt()).isEqualTo(3);
        assertThat(trial(1).get("value").asDouble()).isEqualTo(0.5);
        assertThat(trial(3).get("value").isNull()).isTrue();
        assertThat(trial(1).get("intermediate_values").toString()).isEqualTo("{\"1\":0.25,\"2\":0.5,\"3\":0.375}");
        assertThat(trial(1).get("datetime_complete").asText()).isEqualTo("2026-03-01T10:01:01.500+00:00");
    }
}
