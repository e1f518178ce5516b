package io.sparbiter.driver.config.guess;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineSlipTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "seed = 3|Write seed: 3, with a colon and a blank in place of =.",
                "'  epochs=3'|Write epochs: 3, with a colon and a blank in place of =.",
                "batch:32|Write batch: 32, with a blank after the colon.",
                "'  - width:64'|Write width: 64, with a blank after the colon.",
                "x: {min: 1 max: 3}|Write min: 1, max: …, with a comma between two settings."
            })
    void aSlipHasItsCure(String line, String cure) {
        assertThat(LineSlip.remedy(line)).hasValue(cure);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "seed: 3",
                "data: {source: http://host:80/x}",
                "https://host",
                "x: {min: 1, max: 3}",
                "run: [a, b=c]",
                "",
                "# a=b",
                "x == y"
            })
    void otherLinesHaveNone(String line) {
        assertThat(LineSlip.remedy(line)).isEmpty();
    }

    @Test
    void aTabIsSeen() {
        assertThat(LineSlip.remedy("\tepochs: 3")).hasValue("Write blanks in place of the tab.");
    }
}
