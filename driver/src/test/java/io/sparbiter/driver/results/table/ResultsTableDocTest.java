package io.sparbiter.driver.results.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.search.trial.ReportSchema;
import io.sparbiter.worker.network.NetworkReports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ResultsTableDocTest {
    private static final Pattern ROW = Pattern.compile("\\| `(\\w+)` \\| ([^|]+) \\| .*");

    @Test
    void theDocumentedColumnsAreTheWrittenOnes() throws IOException {
        Map<String, String> written = new LinkedHashMap<>(
                TrialSchema.of(SampleTrials.SPACE, NetworkReports.SCHEMA).sqlTypes());
        assertThat(written.put("params", "struct"))
                .isEqualTo("struct<`conv_1_filters`:bigint,`dropout`:double,`optimizer`:string>");

        written.computeIfPresent("history", (name, type) -> type.replace("`", ""));

        Map<String, String> documented = new LinkedHashMap<>();
        for (String line : Files.readAllLines(Path.of("../docs/results-table.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                documented.put(row.group(1), row.group(2));
            }
        }

        assertThat(documented).containsExactlyEntriesOf(written);
    }

    /** Metrics may not be called like them. */
    @Test
    void theColumnsOfEveryTableAreReserved() {
        Set<String> columns = new TreeSet<>(new TrialSchema(Map.of(), List.of(), List.of(), Map.of(), false)
                .sqlTypes()
                .keySet());
        columns.addAll(List.of("search", "epoch", "millis"));
        assertThat(new TreeSet<>(ReportSchema.RESERVED)).isEqualTo(columns);
        assertThat(ReportSchema.isReserved("Score")).isTrue();
        assertThat(ReportSchema.isReserved("auc")).isFalse();
    }
}
