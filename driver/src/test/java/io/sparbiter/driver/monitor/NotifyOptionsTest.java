package io.sparbiter.driver.monitor;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

class NotifyOptionsTest {
    @Command
    private static final class Night {
        @Mixin
        NotifyOptions notify;
    }

    private static void open(String... arguments) {
        var night = new Night();
        new CommandLine(night).parseArgs(arguments);
        night.notify.open().close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hooks.example.org",
                "ftp://example.org/x",
                "https:///x",
                "https://user:secret@a b",
                "ftp://user:secret@example.org"
            })
    void whatIsNoAddressIsRefused(String address) {
        assertThatThrownBy(() -> open("--notify", address))
                .isInstanceOf(ParameterException.class)
                .hasMessage("--notify must be an address as https://hooks.example.org/searches.");
    }

    @Test
    void bestsNeedAnAddress() {
        assertThatThrownBy(() -> open("--notify-best")).hasMessage("--notify-best needs --notify and an address.");
        assertThatCode(() -> open()).doesNotThrowAnyException();
        assertThatCode(() -> open("--notify-best", "--notify", "HTTPS://example.org"))
                .doesNotThrowAnyException();
    }
}
