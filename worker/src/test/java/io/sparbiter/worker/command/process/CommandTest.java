package io.sparbiter.worker.command.process;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandTest {
    @Test
    void aCommandNamesAProgram() {
        Path directory = Path.of("/tmp");
        Cookie cookie = new Cookie("7-1");
        assertThatThrownBy(() -> new Command(List.of(), Map.of(), directory, cookie, directory))
                .hasMessage("a command has at least the program's name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a,b", "a\nb", "$x", "*"})
    void aCookieNeedsNoQuotes(String value) {
        assertThatThrownBy(() -> new Cookie(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("a cookie consists of letters, digits");
    }

    @Test
    void strayProcessesAreNotThoseOfEverybody() {
        assertThatThrownBy(() -> Strays.kill("")).hasMessage("every process has an empty cookie");
    }
}
