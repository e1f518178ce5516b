package io.sparbiter.driver.exchange.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonExportTest {
    private static String json(ExportedSearch search) throws IOException {
        var out = new StringBuilder();
        new JsonExport(search).write(out);
        return out.toString();
    }

    @Test
    void everyTrialIsAnObjectWithItsEpochs() throws IOException {
        JsonNode first =
                new ObjectMapper().readTree(json(ExportedSearches.search())).get(0);

        assertThat(first.get("score").asDouble()).isEqualTo(0.5);
        assertThat(first.get("error").isNull()).isTrue();
        assertThat(first.get("params").toString()).isEqualTo("{\"rate\":0.001,\"width\":32,\"kind\":\"plain\"}");
        assertThat(first.get("history").get(1).toString()).isEqualTo("{\"epoch\":2,\"gain\":0.5,\"millis\":500}");
    }

    @Test
    void aSearchWithoutTrialsIsAnEmptyArray() throws IOException {
        var empty = new ExportedSearch("empty", List.of(), Optional.of(ExportedSearches.CONFIG), List.of());

        assertThat(new ObjectMapper().readTree(json(empty))).isEmpty();
    }
}
