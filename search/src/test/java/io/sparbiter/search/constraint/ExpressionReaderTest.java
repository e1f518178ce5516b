package io.sparbiter.search.constraint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sparbiter.search.space.Axis;
import io.sparbiter.search.space.Axis.CategoricalAxis;
import io.sparbiter.search.space.Axis.IntegerAxis;
import io.sparbiter.search.space.Axis.RealAxis;
import io.sparbiter.search.space.Constraint;
import io.sparbiter.search.space.Space;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionReaderTest {
    private static final List<Axis> AXES = List.of(
            new IntegerAxis("a", List.of(6L)),
            new IntegerAxis("b", List.of(4L)),
            new RealAxis("rate", List.of(0.5)),
            new CategoricalAxis("color", List.of("red", "green")));
    private static final Space SPACE = new Space(AXES);
    private static final Map<String, Fact> FACTS =
            Map.of("size", point -> point.integer("a") * 100.0, "half", point -> 0.5);

    /** At a = 6, b = 4, rate = 0.5, color = red, size = 600. */
    private static boolean holds(String text) {
        return read(text).allows(new int[4], SPACE);
    }

    private static Constraint read(String text) {
        return ExpressionReader.read(text, AXES, FACTS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a > b",
                "a>=6",
                "b <= 4.0",
                "b < 5",
                "a == 6",
                "a != b",
                "a == 6 or a == 7",
                "2 + 3 * 4 == 14",
                "(2 + 3) * 4 == 20",
                "a - b - 1 == 1",
                "12 / a / 2 == 1",
                "-a < -b",
                "- - a == 6",
                "a % b == 2",
                "-1 % 4 == 3",
                "min(a, b, 9) == 4",
                "max(a, 2 * b) == 8",
                "1 < b <= 4 < a",
                "b in [1, 2, 4]",
                "b not in [1, 2]",
                "color == 'red'",
                "color != \"green\"",
                "color in ['green', 'red']",
                "not a < b",
                "!(a < b) && !(b > a)",
                "not not a > b",
                "a < b or b < a and rate < 1",
                "a < b || a > b",
                "(a < b or b < a) and rate == .5",
                "rate * 2e0 == 1",
                "size == 600",
                "size / 100 == a and half == rate",
            })
    void isTrue(String text) {
        assertThat(holds(text)).isTrue();
        assertThat(holds("not (" + text + ")")).isFalse();
    }

    @Test
    void itSaysWhatItLooksAt() {
        assertThat(read("a <= rate").axes()).containsExactlyInAnyOrder(0, 2);
        assertThat(read("a <= rate").isCheap()).isTrue();
        assertThat(read("size < 3").axes()).isEmpty();
        assertThat(read("size < 3").isCheap()).isFalse();
    }

    @Test
    void thoseOfOneTextAreEqual() {
        assertThat(read("a < b")).isEqualTo(read("a < b")).hasSameHashCodeAs(read("a < b"));
        assertThat(read("a < b")).isNotEqualTo(read("a <  b")).hasToString("a < b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a                 | 1 | has a number at \"a\" where it needs true or false, as a comparison is",
                "a = 6             | 3 | has a single \"=\"; equal is written ==",
                "a < b c           | 7 | goes on behind its end, with \"c\"",
                "a <               | 4 | lacks a number, a word or a name before its end",
                "(a < b            | 7 | lacks a \")\" before its end",
                "c < 3             | 1 | names \"c\", which is neither an axis nor a fact",
                "a < 3 and d       | 11 | names \"d\", which is neither an axis nor a fact",
                "color < 'red'     | 7 | compares words by \"<\", and they are only equal or not",
                "color == 3        | 7 | compares a word with a number by \"==\"",
                "color == 'rde'    | 7 | compares words that are never equal, [red, green] and [rde]",
                "color + 1 == 2    | 1 | has a word at \"color\" where it needs a number",
                "1 + color == 2    | 5 | has a word at \"color\" where it needs a number",
                "a < b and b       | 11 | has a number at \"b\" where it needs true or false, as a comparison is",
                "exp(a) > 3        | 1 | calls \"exp\"; there are min and max only",
                "a $ 3             | 3 | has a \"$\" that it cannot have",
                "a in 3            | 6 | lacks a \"[\" before \"3\"",
                "'x                | 1 | has a \"'\" that it cannot have",
            })
    void whatIsWrongIsSaidWithItsPlace(String text, int position, String message) {
        assertThatExceptionOfType(ExpressionException.class)
                .isThrownBy(() -> read(text))
                .withMessage(message)
                .satisfies(refusal -> assertThat(refusal.position()).isEqualTo(position));
    }

    @Test
    void theNameThatNobodyKnowsCanBeAskedFor() {
        assertThatExceptionOfType(ExpressionException.class)
                .isThrownBy(() -> read("a < raet"))
                .satisfies(refusal -> assertThat(refusal.unknown()).contains("raet"));
    }

    @Test
    void noTextTakesLong() {
        assertThatExceptionOfType(ExpressionException.class)
                .isThrownBy(() -> read("(".repeat(5000)))
                .withMessage("has more than 100 parentheses in one another");
        assertThatExceptionOfType(ExpressionException.class)
                .isThrownBy(() -> read("a".repeat(10_001)))
                .withMessage("is longer than 10000 characters");
        assertThat(holds("a < 7" + " and a < 7".repeat(900))).isTrue();
    }
}
