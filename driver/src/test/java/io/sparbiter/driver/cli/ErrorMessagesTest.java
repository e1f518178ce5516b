package io.sparbiter.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.driver.end.ExitCode;
import io.sparbiter.driver.results.files.ResultsException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

class ErrorMessagesTest {
    private final StringWriter err = new StringWriter();

    private int tell(Throwable fault) {
        return ErrorMessages.tell(fault, new PrintWriter(err));
    }

    @Test
    void aLinkageErrorIsASentence() {
        assertThat(tell(new NoClassDefFoundError("com/acme/Model"))).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString())
                .startsWith("Cannot go on: there is no class com.acme.Model.\n")
                .doesNotContain("\tat ", "Error");
    }

    @Test
    void soIsOneThatWasWrapped() {
        assertThat(tell(new IllegalStateException("Job failed", new NoSuchMethodError("'int a.B.c()'"))))
                .isEqualTo(ExitCode.FAILED);
        assertThat(err.toString())
                .startsWith("Cannot go on: classes do not fit together (NoSuchMethodError: 'int a.B.c()')");
    }

    @Test
    void whatWasNotForeseenTellsItsBottom() {
        assertThat(tell(new IllegalStateException(
                        "External scheduler cannot be instantiated", new UnknownHostException("kubernetes.default"))))
                .isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).isEqualToNormalizingNewlines("""
                        Cannot go on: External scheduler cannot be instantiated: UnknownHostException: kubernetes.default
                        The log has more, and so does --verbose.
                        """);
    }

    @Test
    void whatWasForeseenSaysItsOwnWords() {
        assertThat(tell(ResultsException.usage("Cannot find x.", "Name another.", new IOException("no x"))))
                .isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(err.toString()).isEqualToNormalizingNewlines("Cannot find x.\nName another.\n");
    }
}
