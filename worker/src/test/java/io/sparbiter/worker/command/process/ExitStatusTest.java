package io.sparbiter.worker.command.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.worker.command.process.ExitStatus.Failure;
import io.sparbiter.worker.command.process.ExitStatus.NotStarted;
import io.sparbiter.worker.command.process.ExitStatus.Signalled;
import io.sparbiter.worker.command.process.ExitStatus.Success;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExitStatusTest {
    @ParameterizedTest
    @CsvSource({
        "0, ended with exit code 0",
        "1, ended with exit code 1",
        "126, program not executable (exit code 126)",
        "127, program not found (exit code 127)",
        "128, ended with exit code 128",
        "137, 'killed, most likely for memory (exit code 137)'",
        "139, ended by SIGSEGV",
        "143, ended by SIGTERM",
        "168, ended by signal 40",
        "192, ended by signal 64",
        "193, ended with exit code 193",
        "255, ended with exit code 255"
    })
    void aCodeHasAMeaning(int code, String meaning) {
        assertThat(ExitStatus.of(code).meaning()).isEqualTo(meaning);
        assertThat(ExitStatus.of(code).code()).isEqualTo(code);
    }

    @Test
    void codesAreSortedByWhoseMatterTheyAre() {
        assertThat(ExitStatus.of(0)).isInstanceOf(Success.class);
        assertThat(ExitStatus.of(127)).isInstanceOf(NotStarted.class);
        assertThat(ExitStatus.of(2)).isInstanceOf(Failure.class);
        assertThat(ExitStatus.of(137)).isInstanceOfSatisfying(Signalled.class, killed -> assertThat(killed.isKill())
                .isTrue());
    }
}
