package io.sparbiter.driver.results.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

class CausesTest {
    @Test
    void aMessageOfOneWordNeedsTheExceptionsName() {
        assertThat(Causes.describe(new UnknownHostException("node-7"))).isEqualTo("UnknownHostException: node-7");
        assertThat(Causes.describe(new FileNotFoundException("/a b"))).isEqualTo("FileNotFoundException: /a b");
        assertThat(Causes.describe(new IOException("no space left\non the disk")))
                .isEqualTo("no space left");
        assertThat(Causes.describe(new IOException(" "))).isEqualTo("IOException");
    }

    @Test
    void theBottomIsTold() {
        Exception fault = new IllegalStateException(
                "External scheduler cannot be instantiated",
                new IOException(
                        "Operation: [get]  for kind: [Pod]  failed.", new UnknownHostException("kubernetes.default")));

        assertThat(Causes.explain(fault))
                .isEqualTo("External scheduler cannot be instantiated: Operation: [get]  for kind: [Pod]  failed:"
                        + " UnknownHostException: kubernetes.default");
    }

    @Test
    void whatRepeatsItsCauseIsNotTold() {
        assertThat(Causes.explain(new UncheckedIOException(new IOException("no disk", new IOException("no disk")))))
                .isEqualTo("no disk");
        assertThat(Causes.explain(new IOException(
                        "Call to name-node failed: Connection refused; see the wiki",
                        new ConnectException("Connection refused"))))
                .isEqualTo("Call to name-node failed: Connection refused; see the wiki");
    }

    @Test
    void whatSaysNothingIsNotTold() {
        Exception wrapped = new IllegalStateException(new InvocationTargetException(new IOException("no disk")));
        assertThat(Causes.explain(wrapped)).isEqualTo("no disk");
        assertThat(Causes.explain(new IllegalStateException("cannot begin", new NullPointerException())))
                .isEqualTo("cannot begin");
        assertThat(Causes.explain(new InvocationTargetException(new NullPointerException())))
                .isEqualTo("NullPointerException");
    }

    @Test
    void ofManyTheFirstAndTheLastTwoAreTold() {
        Exception fault = new IOException("at the bottom");
        for (String words : new String[] {"just above", "in the middle", "near the top", "on top."}) {
            fault = new IOException(words, fault);
        }

        assertThat(Causes.explain(fault)).isEqualTo("on top: just above: at the bottom");
    }

    @Test
    void aRingOfCausesHasAnEnd() {
        var inner = new IOException("inner one");
        var outer = new IOException("outer one", inner);
        inner.initCause(outer);

        assertThat(Causes.explain(outer)).isEqualTo("outer one: inner one");
    }

    @Test
    void aFailureTellsItsBottom() {
        ResultsException failure = ResultsException.failure(
                "Cannot read x",
                "Try again.",
                new IOException("cannot open", new ConnectException("Connection refused")));

        assertThat(failure).hasMessage("Cannot read x: cannot open: Connection refused\nTry again.");
    }
}
