package io.sparbiter.driver.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.driver.screen.ScreenWidth;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SqlFormatTest {
    private static final SqlResult RESULT = new SqlResult(
            List.of("id", "score", "note", "params", "at"),
            List.of(
                    Arrays.asList(1, 0.98327777, "a \"b\", c", params(), Instant.parse("2026-03-01T10:00:00Z")),
                    Arrays.asList(2, null, null, null, null)));

    @Test
    void tableRoundsNumbers() {
        assertThat(print(SqlFormat.TABLE, RESULT))
                .contains("| id | score   | note")
                .contains("|  1 | 0.98328 |")
                .contains("{\"filters\":32,\"optimizer\":\"adam\"}");
    }

    @Test
    void aNarrowScreenHasALineForEachValue() {
        assertThat(print(SqlFormat.TABLE, RESULT, 40))
                .startsWith("id: 1\nscore: 0.98328\nnote: a \"b\", c\nparams: {")
                .endsWith("\n\nid: 2\nscore:\nnote:\nparams:\nat:\n");
        assertThat(print(SqlFormat.TABLE, new SqlResult(List.of("n"), List.of(List.of(3L))), 40))
                .contains("| n |");
    }

    @Test
    void csvQuotesAndKeepsEveryDigit() {
        assertThat(print(SqlFormat.CSV, RESULT).lines())
                .containsExactly(
                        "id,score,note,params,at",
                        "1,0.98327777,\"a \"\"b\"\", c\",\"{\"\"filters\"\":32,\"\"optimizer\"\":\"\"adam\"\"}\","
                                + "2026-03-01T10:00:00Z",
                        "2,,,,");
    }

    @Test
    void jsonNestsWhatIsNested() {
        assertThat(print(SqlFormat.JSON, RESULT).lines())
                .containsExactly(
                        "[",
                        "  {\"id\":1,\"score\":0.98327777,\"note\":\"a \\\"b\\\", c\","
                                + "\"params\":{\"filters\":32,\"optimizer\":\"adam\"},\"at\":\"2026-03-01T10:00:00Z\"},",
                        "  {\"id\":2,\"score\":null,\"note\":null,\"params\":null,\"at\":null}",
                        "]");
    }

    @Test
    void noRowsAreStillValid() {
        SqlResult none = new SqlResult(List.of("a"), List.of());

        assertThat(print(SqlFormat.JSON, none).replaceAll("\\s", "")).isEqualTo("[]");
        assertThat(print(SqlFormat.CSV, none)).isEqualToIgnoringNewLines("a");
        assertThat(print(SqlFormat.TABLE, none)).contains("| a |");
    }

    private static Map<String, Object> params() {
        Map<String, Object> params = new LinkedHashMap<>();
        params.put("filters", 32L);
        params.put("optimizer", "adam");
        return params;
    }

    private static String print(SqlFormat format, SqlResult result) {
        return print(format, result, ScreenWidth.MOST);
    }

    private static String print(SqlFormat format, SqlResult result, int screen) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        format.print(result, screen, new PrintWriter(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
