package io.sparbiter.driver.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.util.List;
import org.junit.jupiter.api.Test;

class LocaleWordsTest {
    private static final String REMEDY = "\nSet a locale of Unicode before the program starts: export LC_ALL=C.UTF-8";

    @Test
    void lettersThatTheLocaleKnowsAreFine() {
        assertThat(LocaleWords.ofArguments(List.of("best", "--results=/tmp/ä"), StandardCharsets.UTF_8))
                .isEmpty();
        assertThat(LocaleWords.ofArguments(List.of("best", "--results=/tmp/a"), StandardCharsets.US_ASCII))
                .isEmpty();
    }

    @Test
    void lostLettersAreToldWithTheCure() {
        assertThat(LocaleWords.ofArguments(List.of("best", "--results=\uFFFD\uFFFD"), StandardCharsets.US_ASCII))
                .contains("Cannot read '--results=\uFFFD\uFFFD': it has letters that this locale (US-ASCII) does not"
                        + " know."
                        + REMEDY);
        assertThat(LocaleWords.ofArguments(List.of("\uFFFD"), StandardCharsets.UTF_8))
                .isPresent();
    }

    @Test
    void aPathOfAFileIsToldToo() {
        String reason = "Malformed input or input contains unmappable characters";
        assertThat(LocaleWords.of(new InvalidPathException("/tmp/ä", reason)).orElseThrow())
                .startsWith("Cannot name the file '/tmp/ä': it has letters that this locale (")
                .endsWith(REMEDY);
        assertThat(LocaleWords.of(new InvalidPathException("a\0", "Nul character not allowed")))
                .isEmpty();
    }
}
