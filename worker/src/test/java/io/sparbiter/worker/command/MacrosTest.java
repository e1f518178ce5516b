package io.sparbiter.worker.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.search.space.Point;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MacrosTest {
    private static final Point POINT = point();

    private final Macros macros = new Macros(POINT, Map.of("trial", "7", "seed", "42"), name -> "<" + name + ">");

    private static Point point() {
        Map<String, Serializable> values = new LinkedHashMap<>();
        values.put("rate", 0.001);
        values.put("seed", 3L);
        values.put("optimizer", "adam w");
        return new Point(0, values);
    }

    @Test
    void aMacroIsFilledInWhereverItStands() {
        assertThat(macros.text("a${trial}b${env:HOME}c${rate}")).isEqualTo("a7b<HOME>c0.001");
    }

    @Test
    void anAxisGoesBeforeAMacroOfItsName() {
        assertThat(macros.text("${seed}")).isEqualTo("3");
    }

    @Test
    void aValueIsNotLookedThroughForMacros() {
        Macros strange = new Macros(new Point(0, Map.of("a", "${b} \\1 $0", "b", "x")), Map.of(), name -> name);
        assertThat(strange.text("${a}")).isEqualTo("${b} \\1 $0");
    }

    @Test
    void whatIsNoMacroStays() {
        assertThat(macros.text("$HOME $${rate} ${ {} $ ${unknown}")).isEqualTo("$HOME ${rate} ${ {} $ ${unknown}");
    }

    @Test
    void aWordThatNamesAnInactiveAxisIsLeftOut() {
        assertThat(macros.words(List.of("p", "--momentum=${momentum}", "--rate=${rate}", "$${momentum}", "${gpu}")))
                .containsExactly("p", "--rate=0.001", "${momentum}", "${gpu}");
        assertThat(macros.hasInactive("${momentum}")).isTrue();
        assertThat(macros.hasInactive("${rate} ${trial} ${env:HOME}")).isFalse();
    }

    @Test
    void oneWordBecomesOneForEachAxis() {
        assertThat(macros.words(List.of("p", "${args}", "x")))
                .containsExactly("p", "--rate=0.001", "--seed=3", "--optimizer=adam w", "x");
        assertThat(macros.words(List.of("${args_no_hyphens}")))
                .containsExactly("rate=0.001", "seed=3", "optimizer=adam w");
    }

    @Test
    void peopleSeeACommandAsTheyWouldTypeIt() {
        assertThat(ShellText.quoted(List.of("a", "b c", "it's", "", "$x", "--y=1")))
                .isEqualTo("a 'b c' 'it'\\''s' '' '$x' --y=1");
    }

    @ParameterizedTest
    @CsvSource({
        "0.0001, 0.0001", "1e-5, 0.00001", "1e-6, 0.000001", "1e-7, 1e-7", "2.5e-8, 2.5e-8", "-3e-9, -3e-9",
        "64, 64.0", "0, 0.0", "0.1, 0.1", "1e15, 1000000000000000.0", "1e16, 1e16", "-1.5e300, -1.5e300",
        "123456.789, 123456.789", "0.30000000000000004, 0.30000000000000004"
    })
    void decimalNumbersAreWrittenPlainly(double value, String text) {
        assertThat(PointText.of(value)).isEqualTo(text);
        assertThat(Double.parseDouble(text)).isEqualTo(value);
    }

    @Test
    void thePointsFileHasTypes() {
        assertThat(PointText.json(POINT)).isEqualTo("{\"rate\":0.001,\"seed\":3,\"optimizer\":\"adam w\"}");
    }
}
