package io.sparbiter.driver.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageRequestTest {
    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static Optional<PageRequest> read(String text) throws IOException {
        return PageRequest.read(stream(text));
    }

    @Test
    void aRequestIsMethodPathAndHost() throws IOException {
        assertThat(read("GET /data.json HTTP/1.1\r\nAccept: */*\r\nHost: localhost:8080\r\n\r\n"))
                .contains(new PageRequest("GET", "/data.json", "localhost:8080"));
        assertThat(read("HEAD / HTTP/1.0\n\n")).contains(new PageRequest("HEAD", "/", ""));
    }

    @Test
    void theQueryIsNoPartOfThePath() throws IOException {
        assertThat(read("GET /data.json?at=1#x HTTP/1.1\r\nHOST:a\r\n\r\n"))
                .contains(new PageRequest("GET", "/data.json", "a"));
    }

    @Test
    void nothingOfTheBodyIsRead() throws IOException {
        InputStream in = stream("POST / HTTP/1.1\r\nHost: a\r\n\r\nbody");

        assertThat(PageRequest.read(in)).contains(new PageRequest("POST", "/", "a"));
        assertThat(in.readAllBytes()).asString().isEqualTo("body");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\r\n\r\n",
                "x\r\n\r\n",
                "GET /\r\n\r\n",
                "GET / HTTP/2\r\n\r\n",
                "get / HTTP/1.1\r\n\r\n",
                "GET  / HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
                "\u0016\u0003\u0001\r\n\r\n"
            })
    void anythingElseIsNone(String text) throws IOException {
        assertThat(read(text)).isEmpty();
    }

    /** Looked at again from each of their characters, they would take minutes. */
    @ParameterizedTest
    @ValueSource(strings = {"GET %s\r\n\r\n", "GET /%s x\r\n\r\n", "GET / HTTP/1.1\r\nhost:%s x y\r\n\r\n"})
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void longLinesTakeNoLongerThanTheyAre(String request) {
        assertThatCode(() -> {
                    for (String filling : List.of("/", " ", "\t")) {
                        read(request.formatted(filling.repeat(60_000)));
                    }
                })
                .doesNotThrowAnyException();
    }

    @Test
    void whatDoesNotEndIsNone() throws IOException {
        InputStream endless = stream("x".repeat(1_000_000));

        assertThat(PageRequest.read(endless)).isEmpty();
        assertThat(endless.available()).isGreaterThan(900_000);
    }
}
