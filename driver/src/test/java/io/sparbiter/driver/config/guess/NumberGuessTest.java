package io.sparbiter.driver.config.guess;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberGuessTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "32|32",
                "1e2|100",
                "1E+2|100",
                "32.0|32",
                "0x20|32",
                "-0x1F|-31",
                "0b101|5",
                "0o17|15",
                "010|10",
                "1,000|1000",
                "54 000|54000",
                "1'000'000|1000000",
                "10k|10000",
                "1.5K|1500",
                "2^5|32",
                "2**5|32",
                "0.0|0"
            })
    void aWholeNumberIsFound(String text, String number) {
        assertThat(NumberGuess.integer(text)).hasValue(number);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "0.001|0.001",
                "1e-3|0.001",
                "1e-12|1E-12",
                "+.5|0.5",
                "5.|5",
                "0,001|0.001",
                "1,5|1.5",
                "5%|0.05",
                "10^-3|0.001",
                "10**-3|0.001",
                "0x10|16",
                "100|100"
            })
    void aNumberIsFound(String text, String number) {
        assertThat(NumberGuess.real(text)).hasValue(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "adam",
                "2.5",
                "0x",
                "0x_",
                "1:30",
                "2020-01-01",
                "1e999",
                "1e-999",
                "--3",
                "1e9999999999",
                "9^99"
            })
    void whatIsNoWholeNumberIsNone(String text) {
        assertThat(NumberGuess.integer(text)).isEmpty();
    }

    @Test
    void longTextIsNotLookedAt() {
        assertThat(NumberGuess.real("1".repeat(1_000_000))).isEmpty();
    }
}
